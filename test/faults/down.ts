import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { operator, outputOf } from '../../local/demo/deployment.ts';
import { resume } from '../../local/resume.ts';
import { type Client, etagOf, Problem } from '../../shared/client/client.ts';
import { type RunningProduct, startProduct } from '../cloud.ts';
import { codedInvoice } from '../story/code-invoice.ts';
import { StoryCompany } from '../story/company.ts';
import { invoiceXml } from '../story/invoice.ts';
import { audited } from '../story/records.ts';
import { until } from '../story/until.ts';
import type { Trial } from '../trial.ts';
import { type Dependency, OutageProxy } from './outage-proxy.ts';

const DEPENDENCIES: readonly Dependency[] = ['bus', 'table', 'documents', 'workflows'];
const LONGEST = 60;
const FILES = 3;
const SUPPLIER = { name: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };

/**
 * One service after the other refuses every call of the functions while people and files go on coming: what was accepted
 * comes to its end afterwards, what was not can be asked for again with the same key, and nothing happens twice. What
 * passes between services of AWS (bus to queue, queue to function) never touches the proxy and is not tried here.
 */
export const trial: Trial = {
  name: 'dependency-down',
  /** @param cases seconds for which each service is closed; 60 at most. */
  async run({ cases, part }) {
    const closed = DEPENDENCIES.filter((dependency) => part === undefined || dependency === part);
    if (closed.length === 0) throw new Error(`--part is "${part}": choose one of ${DEPENDENCIES.join(', ')}.`);
    const seconds = Math.min(cases, LONGEST);
    const proxy = await OutageProxy.start();
    const product = await startProduct({ auth: false, endpointForFunctions: proxy.endpoint });
    proxy.forwardTo(product.endpoint);
    const figures: Record<string, object> = {};
    const violations: string[] = [];
    try {
      for (const dependency of closed) {
        const outcome = await withoutIt(product, proxy, dependency, seconds);
        figures[dependency] = outcome.figures;
        violations.push(...outcome.violations.map((violation) => `Without ${dependency}: ${violation}`));
      }
      console.table(figures);
      return { figures: { closedForSeconds: seconds, ...figures }, violations };
    } finally {
      await product.stop();
      await proxy.stop();
    }
  },
};

async function withoutIt(product: RunningProduct, proxy: OutageProxy, dependency: Dependency, seconds: number) {
  const company = await StoryCompany.make(product, 'Ateliers de la Panne');
  const { companyId } = company;
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  const approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
  await register(clerk, companyId, SUPPLIER.name, { vatNumber: SUPPLIER.vatNumber, roles: ['supplier'] });
  // Something is under way already: a person decides while the service is away.
  await drop(product, companyId, 'before');
  const [arrived] = await waiting(1);
  if (!arrived) throw new Error('No task waits');
  const task = await codedInvoice(await company.coder(), companyId, arrived.record.id);

  const violations: string[] = [];
  const accepted = new Map<string, string>();
  const asked: string[] = [];
  proxy.close(dependency);
  const end = performance.now() + seconds * 1000;
  let dropped = 0;
  let decided = await decide(approver, companyId, task);
  while (performance.now() < end) {
    const name = `Client ${asked.length}`;
    asked.push(name);
    const partyId = await register(clerk, companyId, name, { roles: ['customer'] }).catch(unlessUnanswered);
    if (partyId) accepted.set(name, partyId);
    if (dropped < FILES) await drop(product, companyId, `during-${++dropped}`);
    await sleep(500);
  }
  proxy.open();
  const { refused } = proxy;

  // Whoever was not answered asks again with the same key.
  if (!decided) decided = await decide(approver, companyId, task);
  for (const name of asked) {
    const partyId = await until(`the answer about ${name}`, () =>
      register(clerk, companyId, name, { roles: ['customer'] }).catch(unlessUnanswered),
    );
    if (accepted.has(name) && accepted.get(name) !== partyId) violations.push(`${name} was registered twice`);
  }
  const reopened = performance.now();
  // What the schedules do every hour.
  await resume(product);
  const tasks = await waiting(dropped);
  const backAfter = (performance.now() - reopened) / 1000;
  for (const { record } of tasks)
    await decide(approver, companyId, await codedInvoice(await company.coder(), companyId, record.id));
  const files = await until(
    'every file to be approved',
    async () => {
      const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes', {
        params: { path: { companyId }, query: { limit: 100 } },
      });
      return data.items.every(({ state }) => state === 'approved') ? data.items : undefined;
    },
    60,
  );
  if (files.length !== dropped + 1) violations.push(`${files.length} files, not ${dropped + 1}`);

  const { commands, contents } = await audited(product, companyId, 90);
  if (contents.length !== commands.length)
    violations.push(`${commands.length} commands, ${contents.length} entries in the audit trail`);
  const registered = commands.filter(({ task }) => task === 'parties.register-party').length;
  if (registered !== asked.length + 1)
    violations.push(`${asked.length + 1} parties were asked for, ${registered} are there`);
  const approvals = commands.flatMap(({ events }) => events.filter(({ type }) => /invoice-approved/.test(type)));
  if (approvals.length !== files.length) violations.push(`${approvals.length} approvals of ${files.length} files`);
  if (refused === 0) violations.push('Nothing was refused: the trial proves nothing');
  const figures = {
    callsRefused: refused,
    commandsAsked: asked.length,
    acceptedMeanwhile: accepted.size,
    files: files.length,
    backAfterSeconds: Math.round(backAfter),
  };
  return { figures, violations };

  function waiting(count: number) {
    return until(
      `${count} tasks to wait`,
      async () => {
        const tasks = await company.waitingTasks(approver);
        return tasks.length >= count ? tasks : undefined;
      },
      90,
    );
  }
}

/** The same name is the same command. */
async function register(clerk: Client, companyId: string, name: string, given: object): Promise<string> {
  const key = `register-${companyId}-${name.replaceAll(/[^a-z0-9]/gi, '-')}`;
  const { data } = await clerk.post('/api/parties/v1/companies/{companyId}/parties', {
    params: { path: { companyId }, header: { 'Idempotency-Key': key } as never },
    body: { name, country: 'FR', ...given } as never,
  });
  return data.partyId;
}

async function decide(approver: Client, companyId: string, task: { taskId: string; version: number }) {
  const header = { 'If-Match': etagOf(task.version), 'Idempotency-Key': `approve-${task.taskId}` } as never;
  return approver
    .post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
      params: { path: { companyId, taskId: task.taskId }, header },
      body: { outcome: 'approve', comment: '' },
    })
    .then(() => true, unlessUnanswered);
}

/** The authoriser reads a table too: who has no member cannot be told from who may not enter. */
function unlessUnanswered(error: unknown): undefined {
  if (error instanceof Problem && (error.status >= 500 || /^(gateway|network|platform.failure)/.test(error.code)))
    return undefined;
  throw error;
}

async function drop(product: RunningProduct, companyId: string, number: string): Promise<void> {
  await new S3Client({ ...operator(product), forcePathStyle: true }).send(
    new PutObjectCommand({
      Bucket: outputOf(product, 'data', 'InboxBucket'),
      Key: `inbox/${companyId}/${number}/facture.xml`,
      Body: invoiceXml({ number: `${companyId}-${number}`, seller: SUPPLIER.name, vatNumber: SUPPLIER.vatNumber }),
    }),
  );
}
