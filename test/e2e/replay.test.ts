import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, inject, test } from 'vitest';
import { AREAS } from '../../functions/areas.ts';
import { operator } from '../../local/demo/deployment.ts';
import type { Item } from '../../shared/aws/meter.ts';
import { etagOf } from '../../shared/client/client.ts';
import { StoryCompany } from '../story/company.ts';
import { dropInvoices } from '../story/drop-invoices.ts';

const cloud = inject('cloud');
const dynamodb = new DynamoDBClient(operator(cloud));
const lambda = new LambdaClient(operator(cloud));
const sqs = new SQSClient({ ...operator(cloud), useQueueUrlAsEndpoint: false });
const SELLER = { name: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };

test('a day published again, twice and in another order, changes nothing', async () => {
  const company = await StoryCompany.make(cloud, 'Ateliers du Retour');
  const { companyId } = company;
  const director = await company.clientOf(await company.person('Camille Roussel', 'director'));
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  await clerk.post('/api/parties/v1/companies/{companyId}/parties', {
    params: { path: { companyId } },
    body: { ...SELLER, roles: ['supplier'], country: 'FR' },
  });
  const tasks = await dropInvoices(cloud, clerk, companyId, {
    count: 3,
    prefix: 'retour',
    seller: SELLER,
    coder: await company.coder(),
  });
  for (const [index, { taskId, version, record }] of tasks.entries()) {
    const outcome = index === 0 ? 'reject' : 'approve';
    await director.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
      params: { path: { companyId, taskId }, header: { 'If-Match': etagOf(version) } as never },
      body: { outcome, comment: 'Prix convenu' },
    });
    await company.intakeIn(director, record.id, index === 0 ? 'rejected' : 'approved');
  }

  const before = await atRest(companyId);
  const uses = before.filter(({ kind }) => kind?.S === 'supplier-use' || kind?.S === 'position');
  expect(uses.length).toBeGreaterThan(10);
  for (const order of [(records: Item[]) => records.toReversed(), shuffled])
    for (const { id } of AREAS) {
      const records = before.filter(({ kind, task }) => kind?.S === 'command' && task?.S?.startsWith(`${id}.`));
      await publishAgain(id, order(records));
    }
  expect(await atRest(companyId)).toEqual(before);
}, 180_000);

/** The outbox gets its records as the stream brings them. */
async function publishAgain(area: string, records: readonly Item[]): Promise<void> {
  const Records = records.map((item, index) => ({
    eventID: String(index),
    dynamodb: { NewImage: { ...item, unfinished: { S: 'command#0' } } },
  }));
  const FunctionName = `coulisses-local-${area}-outbox`;
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify({ Records }) }));
  expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toEqual({ batchItemFailures: [] });
}

/** Everything that the company has, when nothing is on its way to a listener any more. */
async function atRest(companyId: string): Promise<Item[]> {
  for (let quiet = 0, before = ''; ; ) {
    const items = await everything(companyId);
    const now = JSON.stringify(items);
    const published = items.every(({ unfinished, kind }) => kind?.S !== 'command' || !unfinished);
    quiet = published && now === before && (await queued()) === 0 ? quiet + 1 : 0;
    if (quiet === 3) return items;
    before = now;
    await sleep(700);
  }
}

async function everything(companyId: string): Promise<Item[]> {
  const found: Item[] = [];
  for (const { id, tables } of AREAS)
    for (const table of tables)
      for await (const { Items = [] } of paginateScan(
        { client: dynamodb },
        {
          TableName: `coulisses-local-${id}-${table}-1`,
          ConsistentRead: true,
          FilterExpression: 'begins_with(pk, :company)',
          ExpressionAttributeValues: { ':company': { S: `${companyId}#` } },
        },
      ))
        found.push(...Items);
  return found.sort((a, b) => `${a.pk?.S} ${a.sk?.S}`.localeCompare(`${b.pk?.S} ${b.sk?.S}`));
}

/** Messages that wait in any queue or are being worked on. */
async function queued(): Promise<number> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const counts = QueueUrls.map(async (QueueUrl) => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
    );
    return AttributeNames.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** In an order that has nothing to do with time. */
function shuffled(records: Item[]): Item[] {
  return records.toSorted((a, b) => `${a.inputHash?.S}`.localeCompare(`${b.inputHash?.S}`));
}
