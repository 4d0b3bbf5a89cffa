import {
  BatchGetItemCommand,
  type CancellationReason,
  DynamoDBClient,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { TableName } from './entity.ts';
import { type Item, Meter } from './meter.ts';

/** What became of a transaction: applied, or which of its items were refused and what stands there instead. */
export type TransactionResult =
  | { readonly applied: true }
  | { readonly applied: false; readonly reasons: readonly CancellationReason[] };

export type ItemAddress = { readonly table: TableName; readonly key: Item };
export type ItemPut = {
  readonly table: TableName;
  /** With `check` only the condition counts and only the keys are read of it. */
  readonly item: Item;
  readonly check?: boolean;
  readonly condition: string;
  readonly names?: Record<string, string>;
  readonly values?: Item;
};

const MAX_BATCH_ATTEMPTS = 5;

/**
 * The tables of one area: the only place that talks to DynamoDB. Every call is counted by the meter. A transaction that
 * did not apply because of a condition or a conflict is a result; everything else is thrown.
 */
export class Database {
  readonly meter = new Meter();
  readonly #client: DynamoDBClient;
  readonly #tables: Readonly<Partial<Record<TableName, string>>>;

  constructor(tables: Readonly<Partial<Record<TableName, string>>>, client = new DynamoDBClient({})) {
    this.#tables = tables;
    this.#client = client;
  }

  /** Consistent reads of up to 100 items in one request, in the order asked. */
  async getAll(addresses: readonly ItemAddress[]): Promise<(Item | undefined)[]> {
    const found = new Map<string, Item>();
    let wanted: Record<string, { Keys: Item[]; ConsistentRead: boolean }> = {};
    const seen = new Set<string>();
    for (const { table, key } of addresses) {
      const name = this.#name(table);
      const address = `${name}/${key.pk?.S}/${key.sk?.S}`;
      if (seen.has(address)) continue;
      seen.add(address);
      wanted[name] ??= { Keys: [], ConsistentRead: true };
      wanted[name].Keys.push(key);
    }
    for (let attempt = 1; Object.keys(wanted).length > 0; attempt++) {
      if (attempt > MAX_BATCH_ATTEMPTS) throw new Error('DynamoDB kept leaving keys of a batch unread');
      this.meter.requests++;
      const { Responses = {}, UnprocessedKeys = {} } = await this.#client.send(
        new BatchGetItemCommand({ RequestItems: wanted }),
      );
      for (const [name, items] of Object.entries(Responses))
        for (const item of items) found.set(`${name}/${item.pk?.S}/${item.sk?.S}`, item);
      wanted = UnprocessedKeys as typeof wanted;
    }
    for (const address of seen) this.meter.read(found.get(address), { consistent: true });
    return addresses.map(({ table, key }) => found.get(`${this.#name(table)}/${key.pk?.S}/${key.sk?.S}`));
  }

  /** All or nothing, 100 items at most. The SDK's own client token makes its retries of a lost answer harmless. */
  async transact(puts: readonly ItemPut[]): Promise<TransactionResult> {
    const TransactItems: TransactWriteItem[] = puts.map(({ table, item, check, condition, names, values }) => {
      const conditional = {
        TableName: this.#name(table),
        ConditionExpression: condition,
        ...(names && { ExpressionAttributeNames: names }),
        ...(values && { ExpressionAttributeValues: values }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      };
      const { pk, sk } = item;
      return check
        ? { ConditionCheck: { ...conditional, Key: { pk, sk } as Item } }
        : { Put: { ...conditional, Item: item } };
    });
    this.meter.requests++;
    for (const { item } of puts) this.meter.wrote(item, { transaction: true });
    try {
      await this.#client.send(new TransactWriteItemsCommand({ TransactItems }));
      return { applied: true };
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        const reasons = error.CancellationReasons ?? [];
        const expected = ['None', 'ConditionalCheckFailed', 'TransactionConflict'];
        if (reasons.length > 0 && reasons.every(({ Code }) => expected.includes(Code ?? 'None')))
          return { applied: false, reasons };
      }
      throw error;
    }
  }

  /** One page of an index or of a partition, oldest first unless `newestFirst`. */
  async query(query: {
    readonly index?: string;
    readonly key: { readonly name: string; readonly value: string };
    readonly sort?: { readonly name: string } & (
      | { readonly beginsWith: string }
      | { readonly between: readonly [from: string, to: string] }
    );
    readonly limit: number;
    readonly newestFirst?: boolean;
    readonly startAfter?: Item;
  }): Promise<{ items: Item[]; last: Item | undefined }> {
    this.meter.requests++;
    const { sort } = query;
    const [condition, ...bounds] = !sort
      ? ['']
      : 'between' in sort
        ? [' AND #s BETWEEN :s AND :t', ...sort.between]
        : [' AND begins_with(#s, :s)', sort.beginsWith];
    const [from, to] = bounds;
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#name('main'),
        ...(query.index && { IndexName: query.index }),
        KeyConditionExpression: `#k = :k${condition}`,
        ExpressionAttributeNames: { '#k': query.key.name, ...(sort && { '#s': sort.name }) },
        ExpressionAttributeValues: {
          ':k': { S: query.key.value },
          ...(from !== undefined && { ':s': { S: from } }),
          ...(to !== undefined && { ':t': { S: to } }),
        },
        Limit: query.limit,
        ScanIndexForward: !query.newestFirst,
        ...(query.startAfter && { ExclusiveStartKey: query.startAfter }),
        ...(!query.index && { ConsistentRead: true }),
      }),
    );
    this.meter.queried(Items, { consistent: !query.index });
    return { items: Items, last: LastEvaluatedKey };
  }

  /** Takes a published record out of the sparse index of unfinished work; harmless when it is gone already. */
  async markFinished(item: Item): Promise<void> {
    this.meter.requests++;
    this.meter.wrote(item);
    const { pk, sk } = item;
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#name('main'),
        Key: { pk, sk } as Item,
        UpdateExpression: 'REMOVE unfinished, unfinishedSince',
        ConditionExpression: 'attribute_exists(pk)',
      }),
    );
  }

  #name(table: TableName): string {
    const name = this.#tables[table];
    if (!name) throw new Error(`This task declares no access to the table "${table}"`);
    return name;
  }
}

/** The area's tables as this function's environment names them. */
export function openDatabase(): Database {
  return new Database({ main: process.env.MAIN_TABLE, records: process.env.RECORDS_TABLE } as Record<
    TableName,
    string
  >);
}
