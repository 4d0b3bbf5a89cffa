import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { paginateGetExecutionHistory, SFNClient } from '@aws-sdk/client-sfn';
import { operator, outputOf } from '../../../local/demo/deployment.ts';
import { PRICES } from '../../../scripts/cost/prices.ts';
import { type Client, etagOf, Problem } from '../../../shared/client/client.ts';
import { type RunningProduct, startProduct } from '../../cloud.ts';
import { codedInvoice } from '../../story/code-invoice.ts';
import { StoryCompany } from '../../story/company.ts';
import { type Invoice, invoiceXml } from '../../story/invoice.ts';
import { until } from '../../story/until.ts';
import type { Trial } from '../../trial.ts';
import { type Invocation, settled } from '../invocations.ts';
import { Memory } from './memory.ts';

const BACKLOGS = [100, 500, 2000];
const TRANSITIONS = 20;
/** Of transitions, a document, at the price of most regions; Paris asks a fifth more (scripts/cost/prices.ts). */
const USD = 0.0005;
const USD_A_TRANSITION = 25e-6;
const MEGABYTES = 256;
/** A file of a large backlog may take so much longer than one of the smallest. */
const LINEAR = 1.5;

const SELLER = { seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };
const STEPS =
  /^(?:purchasing\.(?:take-in-file|read-invoice|advance-invoice)|parties\.find-supplier|work\.open-human-task)$/;

/**
 * Backlogs of files dropped at once, until each waits for a person: how fast, and what it takes, while people go on working
 * through the API; then the transitions of whole documents, one read by a machine and one keyed by a person.
 */
export const trial: Trial = {
  name: 'intake',
  async run({ cases }) {
    const product = await startProduct();
    try {
      const violations: string[] = [];
      const memory = new Memory();
      const table: Record<string, object> = {};
      const secondsAFile: number[] = [];
      for (const count of BACKLOGS.filter((backlog) => backlog <= Math.max(cases, 100))) {
        const { figures, problems, seconds } = await backlog(product, count, memory);
        table[`${count} files`] = figures;
        secondsAFile.push(seconds / count);
        violations.push(...problems.map((problem) => `${count} files: ${problem}`));
      }
      const [smallest = 0] = secondsAFile;
      if (secondsAFile.some((seconds) => seconds > LINEAR * smallest))
        violations.push(
          `Seconds a file grow with the backlog: ${secondsAFile.map((one) => one.toFixed(3)).join(', ')}`,
        );
      const transitions = await documents(product);
      for (const [document, count] of Object.entries(transitions)) {
        if (count > TRANSITIONS) violations.push(`${document} takes ${count} transitions`);
        if (count * USD_A_TRANSITION > USD) violations.push(`${document} costs more than ${USD} USD of transitions`);
      }
      const megabytes = Object.fromEntries([...memory.peaks].filter(([name]) => STEPS.test(name.replace('-', '.'))));
      for (const [name, peak] of Object.entries(megabytes))
        if (peak > MEGABYTES) violations.push(`${name} held ${peak} MB`);
      console.table(table);
      console.table({ transitions, megabytes });
      return { figures: { backlogs: table, transitions, megabytes }, violations };
    } finally {
      await product.stop();
    }
  },
};

async function backlog(product: RunningProduct, count: number, memory: Memory) {
  const s3 = new S3Client({ ...operator(product), forcePathStyle: true });
  const Bucket = outputOf(product, 'data', 'InboxBucket');
  const company = await StoryCompany.make(product, `Ateliers des ${count}`);
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  await company.supplier(clerk, SELLER);
  await settled(product);
  const began = new Date().toISOString();
  const people = answersWhile(company, clerk);
  const started = performance.now();
  const numbers = Array.from({ length: count }, (_, index) => index);
  const put = async () => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) {
      const Key = `inbox/${company.companyId}/L-${number}/facture.xml`;
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: invoiceXml({ ...SELLER, ...invoiceOf(number) }) }));
    }
  };
  await Promise.all(Array.from({ length: 20 }, put));
  const dropped = (performance.now() - started) / 1000;
  const problems: string[] = [];
  let waiting = 0;
  while (waiting < count && performance.now() - started < 60_000 + count * 600) {
    await sleep(2000);
    memory.look();
    waiting = await waitingFiles(company, clerk);
  }
  const seconds = (performance.now() - started) / 1000;
  const answers = await people.stop();
  if (waiting < count) problems.push(`only ${waiting} wait for a person after ${Math.round(seconds)} s`);
  if (answers.refused > 0) problems.push(`the API answered 429 or 5xx ${answers.refused} times of ${answers.asked}`);
  const log = (await settled(product)).filter(({ timestamp, task }) => timestamp >= began && STEPS.test(task));
  const each = (of: (line: Invocation) => number) =>
    Number((log.reduce((sum, line) => sum + of(line), 0) / count).toFixed(1));
  const [writeUnits, readUnits] = [each((line) => line.writeUnits), each((line) => line.readUnits)];
  const usd =
    writeUnits * PRICES.writeUnit.usd + readUnits * PRICES.readUnit.usd + each(() => 1) * PRICES.invocation.usd;
  return {
    seconds,
    problems,
    figures: {
      filesASecond: Number((count / seconds).toFixed(1)),
      dropped: Number(dropped.toFixed(1)),
      invocations: each(() => 1),
      requests: each(({ requests }) => requests),
      writeUnits,
      readUnits,
      usdOfStepsAFile: Number(usd.toFixed(6)),
      apiAnswers: answers.asked,
      apiRefused: answers.refused,
      apiSlowest: Math.round(answers.slowest),
    },
  };
}

/** No two of them alike: another total each, and days apart. */
const invoiceOf = (number: number): Pick<Invoice, 'number' | 'without' | 'vat' | 'total' | 'issueDate'> => ({
  number: `L${number}X${number * 7 + 3}`,
  issueDate: `2026-${String(1 + (number % 11)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
  without: `${(number + 10) * 5}.00`,
  vat: `${number + 10}.00`,
  total: `${(number + 10) * 6}.00`,
});

/** Somebody looks at the list all the time. */
function answersWhile({ companyId }: StoryCompany, clerk: Client) {
  let going = true;
  const told = { asked: 0, refused: 0, slowest: 0 };
  const asking = (async () => {
    while (going) {
      const began = performance.now();
      told.asked++;
      try {
        await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes', {
          params: { path: { companyId }, query: { limit: 10 } },
        });
      } catch (error) {
        if (!(error instanceof Problem) || (error.status !== 429 && error.status < 500)) throw error;
        told.refused++;
      }
      told.slowest = Math.max(told.slowest, performance.now() - began);
      await sleep(250);
    }
  })();
  return {
    async stop() {
      going = false;
      await asking;
      return told;
    },
  };
}

async function waitingFiles({ companyId }: StoryCompany, clerk: Client): Promise<number> {
  let found = 0;
  let cursor: string | undefined;
  do {
    const query = { state: 'waiting' as const, limit: 100, ...(cursor && { cursor }) };
    const page = await until('the list of files', async () => {
      const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes', {
        params: { path: { companyId }, query },
      });
      return data;
    });
    found += page.items.length;
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

/** Transitions of two documents from the file to the approval, the start of the execution counted too. */
async function documents(product: RunningProduct): Promise<Record<string, number>> {
  const company = await StoryCompany.make(product, 'Ateliers des Pas');
  const { companyId } = company;
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  const approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
  await company.supplier(clerk, SELLER);
  const read = await company.drop(clerk, { ...SELLER, ...invoiceOf(1) });
  const pdf = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>';
  const keyed = await company.arrivedFile(clerk, 'facture.pdf', pdf);
  await clerk.put('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/keyed-invoice', {
    params: { path: { companyId, intakeId: keyed.intakeId }, header: { 'If-Match': etagOf(0) } },
    body: {
      number: 'K-1',
      issueDate: '2026-11-03',
      seller: { name: SELLER.seller, vatNumber: SELLER.vatNumber, country: 'FR' },
      lines: [{ name: 'Verre', netAmount: '900.00', vatRate: '20' }],
      totalWithoutVat: '900.00',
      totalVat: '180.00',
      totalWithVat: '1080.00',
    },
  });
  const decide = async (client: Client, task: { taskId: string; version: number }, outcome: string) =>
    client.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
      params: { path: { companyId, taskId: task.taskId }, header: { 'If-Match': etagOf(task.version) } },
      body: { outcome, comment: '' },
    });
  const key = (await company.waitingTasks(clerk)).find(({ record }) => record.id === keyed.intakeId);
  await decide(clerk, key as { taskId: string; version: number }, 'keyed');
  const counts: Record<string, number> = {};
  for (const [name, { intakeId }] of Object.entries({ read, keyed })) {
    const task = await codedInvoice(await company.coder(), companyId, intakeId);
    await decide(approver, task, 'approve');
    const { execution = '' } = await company.intakeIn(clerk, intakeId, 'approved');
    counts[name] = await until(`the end of ${execution}`, () => transitionsOf(product, execution));
  }
  return counts;
}

async function transitionsOf(product: RunningProduct, executionArn: string): Promise<number | undefined> {
  const client = new SFNClient(operator(product));
  let entered = 1;
  let ended = false;
  for await (const { events = [] } of paginateGetExecutionHistory({ client }, { executionArn, maxResults: 1000 }))
    for (const { type = '' } of events) {
      if (/StateEntered$/.test(type)) entered++;
      if (type === 'ExecutionSucceeded') ended = true;
    }
  return ended ? entered : undefined;
}
