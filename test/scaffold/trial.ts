import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { operator } from '../../local/demo/deployment.ts';
import { etagOf } from '../../shared/client/client.ts';
import type { startProduct as start } from '../cloud.ts';
import { copyRepository } from '../repository-copy.ts';
import { StoryCompany } from '../story/company.ts';
import { dropInvoices } from '../story/drop-invoices.ts';
import type { Trial } from '../trial.ts';

const SELLER = { name: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };
/** Opened, decided. */
const AFTER_DECISION = 2;
const TASKS = [
  ['parties', 'check-party', '--kind', 'command'],
  ['parties', 'count-open-parties', '--kind', 'job'],
  ['work', 'note-decision', '--kind', 'listener', '--event', 'work.human-task-decided.v1'],
];

/**
 * One place to edit: in a copy of the repository `npm run new-task` writes a command, a job and a listener; the copy is
 * deployed as it is, and each of the three is called as a stranger, a schedule and an event would call it.
 */
export const trial: Trial = {
  name: 'scaffold',
  async run() {
    const copy = copyRepository('scaffold');
    try {
      for (const task of TASKS) execFileSync(process.execPath, ['scripts/new-task.ts', ...task], { cwd: copy });
      const { startProduct } = (await import(join(copy, 'test/cloud.ts'))) as { startProduct: typeof start };
      const product = await startProduct();
      try {
        const effects = await callEach(product);
        console.table(effects);
        const violations = Object.entries(effects).flatMap(([name, effect]) =>
          effect ? [] : [`${name} had no effect`],
        );
        return { figures: effects, violations };
      } finally {
        await product.stop();
      }
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
};

/** What each of the scaffolded tasks is seen to have done. */
async function callEach(product: Awaited<ReturnType<typeof start>>): Promise<Record<string, boolean>> {
  const company = await StoryCompany.make(product, 'Ateliers du Neuf');
  const { companyId } = company;
  const path = { companyId };
  const director = await company.person('Camille Roussel', 'director');
  const client = await company.clientOf(director);
  // Who puts a supplier on file decides about none of its invoices.
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  const party = await company.supplier(clerk, { seller: SELLER.name, vatNumber: SELLER.vatNumber });

  // The paths of the copy are not in our client's types.
  const checked = await (client.post as (path: string, init: object) => Promise<{ data: unknown; etag?: string }>)(
    '/api/parties/v1/companies/{companyId}/check-party/{partyId}',
    { params: { path: { ...path, partyId: party.partyId } } },
  );

  const { Payload, FunctionError } = await new LambdaClient(operator(product)).send(
    new InvokeCommand({ FunctionName: 'coulisses-local-parties-count-open-parties', Payload: '{}' }),
  );
  const counted = JSON.parse(Buffer.from(Payload ?? []).toString()) as { unfinished?: number };

  const [task] = await dropInvoices(product, client, companyId, {
    count: 1,
    prefix: 'neuf',
    seller: SELLER,
    coder: await company.coder(),
  });
  if (!task) throw new Error('No task waits');
  await client.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: { path: { ...path, taskId: task.taskId }, header: { 'If-Match': etagOf(task.version) } as never },
    body: { outcome: 'reject', comment: 'Prix non convenu' },
  });
  const versions = await versionsOfTask(product, companyId);

  return {
    'the command wrote the next version': checked.etag === etagOf(2),
    'the job answered its count': !FunctionError && counted.unfinished === 0,
    'the listener wrote the next version of the decided task': versions.at(-1) === AFTER_DECISION + 1,
  };
}

/** Versions that the company's one task is seen to have, until the one that the listener writes or a minute has passed. */
async function versionsOfTask(product: Awaited<ReturnType<typeof start>>, companyId: string): Promise<number[]> {
  const dynamodb = new DynamoDBClient(operator(product));
  const versions: number[] = [];
  for (let waited = 0; waited < 120 && versions.at(-1) !== AFTER_DECISION + 1; waited++) {
    const { Items = [] } = await dynamodb.send(
      new ScanCommand({
        TableName: 'coulisses-local-work-main-1',
        ConsistentRead: true,
        FilterExpression: 'begins_with(pk, :tasks) AND sk = :state',
        ExpressionAttributeValues: {
          ':tasks': { S: `${companyId}#human-task#` },
          ':state': { S: 'state' },
        },
      }),
    );
    versions.push(Number(Items[0]?.version?.N));
    await sleep(500);
  }
  return versions;
}
