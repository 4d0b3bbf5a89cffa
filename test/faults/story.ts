import { PutObjectCommand } from '@aws-sdk/client-s3';
import { marshall } from '@aws-sdk/util-dynamodb';
import { AREAS } from '../../functions/areas.ts';
import { invoiceXml } from '../story/invoice.ts';
import type { Functions } from './functions.ts';
import type { Record_, World } from './world.ts';

/**
 * The thin job of one company, driven from outside as API Gateway, Step Functions, the streams and the queues drive it: a
 * file arrives, is read, waits for a person, is approved, and two areas hear of it. Every event is delivered three times
 * in a shuffled order.
 */
export async function playStory(world: World, functions: Functions, companyId: string): Promise<void> {
  const from = world.proxy.published.length;
  const person = (id: string, name: string, role: string) =>
    JSON.stringify({ id, name, kind: 'person', memberships: { [companyId]: [role] } });
  const clerk = person('person-1', 'Ines', 'accountant');
  const director = person('person-2', 'Camille', 'director');
  const http = (
    method: string,
    path: string,
    key: string,
    body: object,
    { version, ...extra }: Record<string, string> = {},
    principal = clerk,
  ) => ({
    routeKey: `${method} ${path}`,
    pathParameters: { companyId, ...extra },
    headers: { 'idempotency-key': `key-${key}-${companyId}`, ...(version && { 'if-match': `"${version}"` }) },
    requestContext: { requestId: `request-${key}`, authorizer: { lambda: { principal } } },
    body: JSON.stringify(body),
  });
  const step = (input: object) => ({
    companyId,
    correlationId: 'story',
    execution: 'arn:x:execution:intake:run',
    input,
  });
  const call = (name: string, event: unknown, invocation = name) => functions.call(name, invocation, event);
  const answered = (answer: unknown) => {
    const { statusCode, body } = answer as { statusCode: number; body: string };
    if (statusCode !== 200) throw new Error(`Answered ${statusCode}: ${body}`);
    return JSON.parse(body) as Record<string, never>;
  };

  const seller = { name: 'Verrerie du Rhône', roles: ['supplier'], vatNumber: 'FR39000100016', country: 'FR' };
  answered(await call('parties/register-party', http('POST', 'parties', 'party', seller)));
  const { uploadId } = answered(
    await call('purchasing/request-upload', http('POST', 'uploads', 'upload', { name: 'f.xml', size: 10 })),
  );
  const key = `inbox/${companyId}/${uploadId}/f.xml`;
  await world.s3.send(new PutObjectCommand({ Bucket: world.inbox, Key: key, Body: INVOICE }));
  const object = { event: { id: 's3-1', detail: { object: { key } } }, execution: 'arn:x:execution:intake:run' };
  const { intakeId, sha256 } = (await call('purchasing/take-in-file', object)) as { intakeId: string; sha256: string };
  // S3 may announce an object twice.
  await call('purchasing/take-in-file', object, 'purchasing/take-in-file again');
  const read = (await call('purchasing/read-invoice', step({ intakeId, sha256 }))) as {
    outcome: string;
    seller: object;
  };
  if (read.outcome !== 'seek') throw new Error(`The invoice was ${read.outcome}`);
  const { supplier } = (await call('parties/find-supplier', step(read.seller))) as { supplier: object };
  const advance = (why: string, answered: string, given: object) =>
    call(
      'purchasing/advance-invoice',
      step({ intakeId, execution: 'run', answered, given }),
      `purchasing/advance-invoice ${why}`,
    );
  const asked = async (answer: unknown, question: string) => {
    const { task } = answer as { task: object };
    const taskToken = `token-${question}-${companyId}`;
    const { taskId } = (await call(
      'work/open-human-task',
      step({ task, taskToken }),
      `work/open-human-task ${question}`,
    )) as { taskId: string };
    return taskId;
  };
  const coding = await asked(await advance('read', 'nothing', { supplier }), 'code');
  const rows = [{ item: 'line:1', account: '607' }];
  const coded = http('PUT', 'coding', 'coding', { supplier: '000100016', rows }, { intakeId, version: '2' });
  answered(await call('purchasing/code-supplier-invoice', coded));
  const done = http('POST', 'decide', 'coded', { outcome: 'coded' }, { taskId: coding, version: '1' });
  const { decision: codedBy } = answered(await call('work/decide-human-task', done, 'work/decide-human-task coded'));
  const taskId = await asked(await advance('coded', coding, { decision: codedBy }), 'approve');
  const claims = ['claim-1', 'claim-2'].map((key) =>
    http('POST', 'claim', key, {}, { taskId, version: '1' }, director),
  );
  const statuses = (await functions.race('work/claim-human-task', claims)).map(
    (answer) => (answer as { statusCode: number }).statusCode,
  );
  if (String(statuses.sort()) !== '200,412') throw new Error(`Two claims at once were answered ${statuses}`);
  const decide = http('POST', 'decide', 'decide', { outcome: 'approve' }, { taskId, version: '2' }, director);
  const { decision } = answered(await call('work/decide-human-task', decide));
  await advance('approved', taskId, { decision });

  for (const area of ['parties', 'purchasing', 'work']) await drain(area);
  const events = world.proxy.published.slice(from).filter(({ envelope }) => envelope.companyId === companyId);
  const deliveries = shuffled([...events, ...events, ...events], companyId);
  const seen = new Map<string, number>();
  for (const { type, envelope } of deliveries)
    for (const listener of listenersTo(type)) {
      const delivery = (seen.get(listener) ?? 0) + 1;
      seen.set(listener, delivery);
      const message = { messageId: 'm', body: JSON.stringify({ 'detail-type': type, detail: envelope }) };
      // Beyond the second delivery the calls repeat: they are made, and not crash points of their own.
      const invocation = delivery <= 2 ? `${listener} ${delivery}` : `${listener} again`;
      await delivered(() => call(listener, { Records: [message] }, invocation));
    }

  /** What the stream would bring: every record that is not yet marked as published, until none is left. */
  async function drain(area: string): Promise<void> {
    for (let round = 1; round <= 3; round++) {
      const waiting = (await world.records(companyId)).filter(
        (record) => record.kind === 'command' && record.unfinished && String(record.task).startsWith(`${area}.`),
      );
      if (waiting.length === 0) return;
      const Records = waiting.toSorted(bySort).map((record, index) => ({
        eventID: String(index),
        dynamodb: { NewImage: marshall(record, { removeUndefinedValues: true }) },
      }));
      await delivered(() => call(`${area}/outbox`, { Records }, `${area}/outbox ${round}`));
    }
  }

  /** A queue or stream delivers again what came back as failed. */
  async function delivered(deliver: () => Promise<unknown>): Promise<void> {
    for (let attempt = 1; attempt <= 4; attempt++) {
      const { batchItemFailures } = (await deliver()) as { batchItemFailures: unknown[] };
      if (batchItemFailures.length === 0) return;
    }
    throw new Error('Delivered four times in vain');
  }
}

/** Names of the functions that the bus delivers an event of this type to. */
function listenersTo(type: string): string[] {
  return AREAS.flatMap((area) =>
    area.tasks.flatMap(({ id, trigger }) =>
      trigger.kind === 'listener' && trigger.events.some((event) => event.type === type) ? [id.replace('.', '/')] : [],
    ),
  );
}

const bySort = (a: Record_, b: Record_) => String(a.at).localeCompare(String(b.at));

/** Deterministic: the same company gets the same order. */
function shuffled<T>(items: readonly T[], seed: string): T[] {
  let state = [...seed].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7);
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

const INVOICE = invoiceXml({
  number: 'F-2026-0117',
  seller: 'Verrerie du Rhône',
  vatNumber: 'FR39000100016',
});
