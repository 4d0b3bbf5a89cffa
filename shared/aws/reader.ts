import { unmarshall } from '@aws-sdk/util-dynamodb';
import { InvalidCursor } from '../contracts/problems.ts';
import { sha256 } from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { Scope } from '../kernel/scope.ts';
import { COMMAND_SORT, type CommandRecord, commandRecordOf } from './command-record.ts';
import type { Database } from './database.ts';
import type { Entity, Key, Stored } from './entity.ts';
import { keyItem, listKey, storedOf, unfinishedShards } from './items.ts';
import type { Item } from './meter.ts';

/** One list of one company: an index and the value it is asked for. Built in the area's `data/` folder. */
export interface ListQuery<T> {
  readonly entity: Entity<T>;
  readonly scope: Scope;
  readonly index: 'list1' | 'list2';
  readonly by: string;
  /** Only what its sort begins with. */
  readonly beginsWith?: string;
  /** Only what its sort lies between, both included. */
  readonly between?: readonly [from: string, to: string];
  /**
   * Only what `holds`, read and looked at one by one; `named` tells this filter from others of the list. A page may be
   * short, even empty, and have a cursor all the same: no more than MAX_LOOKED_AT records are read for one.
   */
  readonly where?: { readonly named: string; readonly holds: (data: T) => boolean };
  readonly newestFirst?: boolean;
}

/** Records read for a page whose list is filtered one by one, and how many at a time. */
const MAX_LOOKED_AT = 1000;
const LOOKED_AT_ONCE = 200;

export interface Page<T> {
  readonly items: readonly Stored<T>[];
  readonly nextCursor?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a key of any record
type AnyKey = Key<any>;

/** Everything a query may ask of the area's main table. */
export class Reader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get<T>(key: Key<T>): Promise<Stored<T> | undefined> {
    const [item] = await this.#database.getAll([{ table: key.entity.table, key: keyItem(key) }]);
    return storedOf(key, item);
  }

  /** Several records in one request, in the order of their keys. */
  async getAll<const Keys extends readonly AnyKey[]>(
    keys: Keys,
  ): Promise<{ [I in keyof Keys]: Keys[I] extends Key<infer T> ? Stored<T> | undefined : never }> {
    const items = await this.#database.getAll(keys.map((key) => ({ table: key.entity.table, key: keyItem(key) })));
    return keys.map((key, index) => storedOf(key, items[index])) as never;
  }

  /** A page of a list; a cursor of another company, list or filter is refused (docs/adr/0003). */
  async page<T>(list: ListQuery<T>, page: { cursor?: string | undefined; limit: number }): Promise<Page<T> | Refusal> {
    const { index, beginsWith, between, where } = list;
    const place = { index, value: listKey(list, list.by), fingerprint: fingerprintOf(list) };
    const name = `${index}Sort`;
    const stored: Stored<T>[] = [];
    let startAfter = page.cursor === undefined ? undefined : readCursor(page.cursor, place);
    if (startAfter === 'foreign') return refuse(InvalidCursor);
    for (let lookedAt = 0; lookedAt < MAX_LOOKED_AT; ) {
      const { items, last } = await this.#database.query({
        index,
        key: { name: index, value: place.value },
        ...(beginsWith && { sort: { name, beginsWith } }),
        ...(between && { sort: { name, between } }),
        limit: where ? Math.max(page.limit, LOOKED_AT_ONCE) : page.limit,
        newestFirst: list.newestFirst ?? false,
        ...(startAfter && { startAfter }),
      });
      for (const [position, item] of items.entries()) {
        const one = storedOf(keyOf(list, item), item) as Stored<T>;
        if (where && !where.holds(one.data)) continue;
        stored.push(one);
        if (where && stored.length === page.limit && (last || position < items.length - 1))
          return { items: stored, nextCursor: writeCursor(item, place) };
      }
      if (!last) return { items: stored };
      if (!where) return { items: stored, nextCursor: writeCursor(last, place) };
      startAfter = last;
      lookedAt += items.length;
    }
    return { items: stored, nextCursor: writeCursor(startAfter as Item, place) };
  }

  /**
   * Every command that changed the aggregate, oldest first: its timeline. Their keys follow from what the caller sent and
   * have no order in time, so all are read, page after page.
   */
  async commands(key: Key): Promise<CommandRecord[]> {
    const records: CommandRecord[] = [];
    let startAfter: Item | undefined;
    do {
      const { items, last } = await this.#database.query({
        key: { name: 'pk', value: key.partition },
        sort: { name: 'sk', beginsWith: COMMAND_SORT },
        limit: 500,
        ...(startAfter && { startAfter }),
      });
      records.push(...items.map(commandRecordOf));
      startAfter = last;
    } while (startAfter);
    const order = ({ at, version, id }: CommandRecord) => `${at} ${String(version).padStart(16, '0')} ${id}`;
    return records.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  /** Partition keys of records of a kind that are unfinished since before `before`, all companies; at most `limit` a shard. */
  async unfinished(
    kind: string,
    before: string,
    limit = 100,
  ): Promise<{ pk: string; sk: string; unfinishedSince: string }[]> {
    const shards = await Promise.all(
      unfinishedShards(kind).map((value) =>
        this.#database.query({ index: 'unfinished', key: { name: 'unfinished', value }, limit }),
      ),
    );
    return shards
      .flatMap(({ items }) => items)
      .map((item) => unmarshall(item) as { pk: string; sk: string; unfinishedSince: string })
      .filter(({ unfinishedSince }) => unfinishedSince < before);
  }
}

function keyOf<T>(list: ListQuery<T>, item: Item): Key<T> {
  const partition = item.pk?.S ?? '';
  return list.entity.key(list.scope, partition.slice(partition.indexOf('#', partition.indexOf('#') + 1) + 1));
}

interface ListPlace {
  readonly index: string;
  readonly value: string;
  readonly fingerprint: string;
}

function fingerprintOf<T>(list: ListQuery<T>): string {
  const { beginsWith = '', between = [], where } = list;
  return sha256([listKey(list, list.by), beginsWith, ...between, where?.named ?? ''].join('\n')).slice(0, 16);
}

/** The place in the index and a fingerprint of the list it belongs to; the list itself is always named by the server. */
function writeCursor(last: Item, { index, fingerprint }: ListPlace): string {
  const place = [last.pk?.S, last.sk?.S, last[`${index}Sort`]?.S, fingerprint];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readCursor(cursor: string, { index, value, fingerprint }: ListPlace): Item | 'foreign' {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(place) || place.length !== 4 || !place.every((part) => typeof part === 'string'))
      return 'foreign';
    const [pk, sk, sort, written] = place as [string, string, string, string];
    const company = value.slice(0, value.indexOf('#') + 1);
    if (written !== fingerprint || !pk.startsWith(company)) return 'foreign';
    return { pk: { S: pk }, sk: { S: sk }, [index]: { S: value }, [`${index}Sort`]: { S: sort } };
  } catch {
    return 'foreign';
  }
}
