import { Database, type ItemAddress, type ItemPut, type TransactionResult } from '../../shared/aws/database.ts';
import type { Item } from '../../shared/aws/meter.ts';

/**
 * Tables in memory, for the rules of the runtime that need no cloud: all or nothing, under exactly the conditions that the
 * runtime writes; another one fails the test. That DynamoDB does the same is shown by test/faults.
 */
export class MemoryDatabase extends Database {
  readonly items = new Map<string, Item>();
  transactions = 0;
  /** Called between reading and writing, as another caller would be. */
  meanwhile: () => void = () => {};

  constructor() {
    super({}, undefined as never);
  }

  /** The items of a kind, whole. */
  ofKind(kind: string): Item[] {
    return [...this.items.values()].filter((item) => item.kind?.S === kind);
  }

  override async getAll(addresses: readonly ItemAddress[]): Promise<(Item | undefined)[]> {
    const found = addresses.map(({ table, key }) => this.items.get(addressOf(table, key)));
    this.meter.requests++;
    for (const item of found) this.meter.read(item, { consistent: true });
    return found;
  }

  /** One page of a list, from its beginning. */
  override async query({ key, index, limit, newestFirst }: Parameters<Database['query']>[0]) {
    const sort = (item: Item) => item[`${index}Sort`]?.S ?? '';
    const items = [...this.items.values()]
      .filter((item) => item[key.name]?.S === key.value)
      .sort((a, b) => (sort(a) < sort(b) === !newestFirst ? -1 : 1));
    return { items: items.slice(0, limit), last: undefined };
  }

  override async transact(puts: readonly ItemPut[]): Promise<TransactionResult> {
    this.transactions++;
    this.meter.requests++;
    for (const { item } of puts) this.meter.wrote(item, { transaction: true });
    this.meanwhile();
    const found = puts.map(({ table, item }) => this.items.get(addressOf(table, item)));
    const holds = puts.map((put, i) => isTrue(put, found[i]));
    if (!holds.every(Boolean))
      return {
        applied: false,
        reasons: holds.map((held, i) => ({
          Code: held ? 'None' : 'ConditionalCheckFailed',
          ...(!held && found[i] && { Item: found[i] }),
        })),
      };
    for (const { table, item, check } of puts) if (!check) this.items.set(addressOf(table, item), item);
    return { applied: true };
  }
}

const addressOf = (table: string, { pk, sk }: Item): string => `${table}/${pk?.S}/${sk?.S}`;

function isTrue({ condition, values = {} }: ItemPut, found: Item | undefined): boolean {
  switch (condition) {
    case 'attribute_not_exists(pk)':
      return found === undefined;
    case 'version = :read':
      return found?.version?.N === values[':read']?.N;
    case 'attribute_not_exists(pk) OR #sequence < :new':
      return found === undefined || Number(found.sequence?.N) < Number(values[':new']?.N);
    default:
      throw new Error(`The runtime writes under another condition: ${condition}`);
  }
}
