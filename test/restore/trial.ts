import { rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  paginateScan,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { tableName } from '../../infra/names.ts';
import { operator } from '../../local/demo/deployment.ts';
import type { Item } from '../../shared/aws/meter.ts';
import type { Client } from '../../shared/client/client.ts';
import { firstBroken, type Link } from '../../shared/kernel/hash-chain.ts';
import type { startProduct as start } from '../cloud.ts';
import { copyRepository } from '../repository-copy.ts';
import { StoryCompany } from '../story/company.ts';
import { until } from '../story/until.ts';
import type { Trial, TrialResult } from '../trial.ts';

type Product = Awaited<ReturnType<typeof start>>;

/** What is damaged and restored. The audit trail's own records are not: its head, in `main`, falls behind them. */
const TABLES = [
  ['ledger', 'main'],
  ['ledger', 'records'],
  ['identity', 'main'],
] as const;
const GENERATIONS = 'const TABLE_GENERATIONS: Readonly<Record<string, number>> = {';
const yearId = '2026-12-31';
const journal = { journal: 'OD', yearId };
const BEFORE = 3;

/**
 * The drill of docs/runbooks/platform.md#restore: records are damaged, tables are restored beside the old ones, the stage is
 * cut over to them by a deployment, the heads of the audit trail are rebuilt, and work goes on: the chains verify, and the
 * next entry has the next number. The local cloud restores the present only, so the copy is made before the damage; and
 * what `cdk import` does on AWS is done by copying items into the table that the deployment made.
 */
export const trial: Trial = {
  name: 'restore',
  async run() {
    const copy = copyRepository('restore');
    try {
      const { startProduct } = (await import(join(copy, 'test/cloud.ts'))) as { startProduct: typeof start };
      const product = await startProduct();
      try {
        return await drill(product, copy);
      } finally {
        await product.stop();
      }
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
};

async function drill(product: Product, copy: string): Promise<TrialResult> {
  const dynamodb = new DynamoDBClient(operator(product));
  const company = await StoryCompany.make(product, 'Ateliers de la Reprise');
  const { companyId } = company;
  const accountant = await company.clientOf(await company.person('Ana Comptable', 'accountant'));
  const books = booksOf(accountant, companyId);
  await books.open();
  for (let number = 1; number <= BEFORE; number++) await books.validate(`Loyer ${number}`);
  await settled();

  for (const [area, table] of TABLES)
    await restore(dynamodb, tableName('local', area, table), restoredName([area, table]));
  await books.validate('After the moment');
  const trailBefore = await settled();
  // The damage: where the journal ends, and what one entry says.
  await remove('main', `series#OD#${yearId}`);
  await remove('records', `entry-text#OD#${yearId}#2`);
  const damaged = await books.chain().then(
    ({ broken }) => broken !== undefined,
    () => true,
  );

  const began = performance.now();
  const names = join(copy, 'infra/names.ts');
  const raised = TABLES.map(([area, table]) => `'local-${area}-${table}': 2`).join(', ');
  const before = await readFile(names, 'utf8');
  if (!before.includes(GENERATIONS))
    throw new Error('infra/names.ts no longer says generations as this drill expects.');
  await writeFile(names, before.replace(GENERATIONS, `${GENERATIONS} ${raised} `));
  await product.redeploy();
  for (const [area, table] of TABLES)
    await copyItems(dynamodb, restoredName([area, table]), tableName('local', area, table).replace(/1$/, '2'));
  const behind = await rebuilt(product);
  const cutOverSeconds = Math.round((performance.now() - began) / 1000);

  const { number } = await books.validate('Loyer after the restore');
  const chain = await books.chain();
  const trail = await until('the trail to go on', async () => {
    const links = await linksOf(dynamodb, companyId);
    return links.length > trailBefore.length ? links : undefined;
  });
  const rent = await until('balances of every entry', async () => {
    const { data } = await accountant.get('/api/ledger/v1/companies/{companyId}/trial-balance', {
      params: { path: { companyId }, query: { date: yearId } },
    });
    return data.totals.debit === `${BEFORE + 1}.00` ? data.totals.debit : undefined;
  });

  const violations: string[] = [];
  if (!damaged) violations.push('Nobody noticed the damage: the drill proves nothing');
  if (behind === 0) violations.push('No head was behind its chain: the drill proves nothing');
  if ((await rebuilt(product)) !== 0) violations.push('Heads that were rebuilt are behind again');
  if (number !== BEFORE + 1) violations.push(`The next entry got number ${number}, not ${BEFORE + 1}`);
  if (chain.broken || chain.last !== BEFORE + 1)
    violations.push(`The books' chain ends at ${chain.last}, broken: ${JSON.stringify(chain.broken)}`);
  const broken = firstBroken(trail);
  if (broken !== undefined) violations.push(`The audit chain is broken at ${broken}`);
  const figures = {
    tables: TABLES.length,
    headsBehind: behind,
    nextNumber: number,
    auditEntries: trail.length,
    debit: rent,
    cutOverSeconds,
  };
  console.table(figures);
  return { figures, violations };

  async function remove(table: 'main' | 'records', item: string): Promise<void> {
    await dynamodb.send(
      new DeleteItemCommand({
        TableName: tableName('local', 'ledger', table),
        Key: { pk: { S: `${companyId}#${item}` }, sk: { S: 'state' } },
        ConditionExpression: 'attribute_exists(pk)',
      }),
    );
  }

  /** The company's trail, when nothing more comes. */
  async function settled(): Promise<Link[]> {
    for (let before = -1; ; await sleep(1500)) {
      const links = await linksOf(dynamodb, companyId);
      if (links.length === before) return links;
      before = links.length;
    }
  }
}

function booksOf(accountant: Client, companyId: string) {
  const path = { companyId };
  return {
    open: () =>
      accountant.post('/api/ledger/v1/companies/{companyId}/books', {
        params: { path },
        body: { siren: '000100016', from: '2026-01-01', to: yearId },
      }),
    /** Drafts an entry of one euro, and validates it. */
    async validate(label: string): Promise<{ number: number }> {
      const { data: draft } = await accountant.post('/api/ledger/v1/companies/{companyId}/entries', {
        params: { path },
        body: {
          ...{ journal: 'OD', date: '2026-11-30', piece: { ref: label, date: '2026-11-30' }, label },
          lines: [
            { account: '6132', debit: '1.00' },
            { account: '512', credit: '1.00' },
          ],
        },
      });
      const { data } = await accountant.post(
        '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/validate',
        { params: { path: { ...path, ...journal } }, body: { entries: [{ entryId: draft.entryId, version: 1 }] } },
      );
      return data.entries[0] ?? { number: 0 };
    },
    async chain() {
      const { data } = await accountant.get(
        '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/chain',
        { params: { path: { ...path, ...journal } } },
      );
      return data;
    },
  };
}

const restoredName = ([area, table]: readonly [string, 'main' | 'records']): string =>
  `${tableName('local', area, table)}-restored`;

async function restore(dynamodb: DynamoDBClient, SourceTableName: string, TargetTableName: string): Promise<void> {
  await dynamodb.send(
    new RestoreTableToPointInTimeCommand({ SourceTableName, TargetTableName, UseLatestRestorableTime: true }),
  );
  await until(`${TargetTableName} to be there`, async () => {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: TargetTableName }));
    return Table?.TableStatus === 'ACTIVE' || undefined;
  });
}

async function copyItems(dynamodb: DynamoDBClient, from: string, to: string): Promise<void> {
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName: from, Limit: 25 }))
    if (Items.length > 0)
      await dynamodb.send(
        new BatchWriteItemCommand({ RequestItems: { [to]: Items.map((Item) => ({ PutRequest: { Item } })) } }),
      );
}

/** Heads of audit chains that the job found behind. */
async function rebuilt(product: Product): Promise<number> {
  const { Payload, FunctionError } = await new LambdaClient(operator(product)).send(
    new InvokeCommand({ FunctionName: 'coulisses-local-identity-rebuild-audit-heads', Payload: '{}' }),
  );
  const answer = Buffer.from(Payload ?? []).toString();
  if (FunctionError) throw new Error(`The heads were not rebuilt: ${answer}`);
  return (JSON.parse(answer) as { done: number }).done;
}

async function linksOf(dynamodb: DynamoDBClient, companyId: string): Promise<Link[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: dynamodb },
    {
      TableName: tableName('local', 'identity', 'records'),
      ConsistentRead: true,
      FilterExpression: 'begins_with(pk, :links)',
      ExpressionAttributeValues: { ':links': { S: `${companyId}#audit-link#` } },
    },
  ))
    items.push(...Items);
  return items
    .map((item) => (unmarshall(item) as { data: Link }).data)
    .toSorted((one, other) => one.number - other.number);
}
