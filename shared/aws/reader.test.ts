import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { InvalidCursor } from '../contracts/problems.ts';
import { Refusal } from '../kernel/refusal.ts';
import { companyScope, type Scope } from '../kernel/scope.ts';
import { commandItem } from './command-record.ts';
import type { Database } from './database.ts';
import { create, defineEntity } from './entity.ts';
import { itemOf } from './items.ts';
import { type ListQuery, Reader } from './reader.ts';

/** What a page asks of the database; the database itself is tried in the local cloud. */
type Query = Parameters<Database['query']>[0];

const Thing = defineEntity({
  kind: 'thing',
  schema: z.object({ id: z.string() }),
  id: ({ id }) => id,
  lists: ({ id }) => ({ list1: { by: 'all', sort: id }, list2: { by: 'open', sort: id } }),
});
const things = (scope: Scope, by = 'all', index: 'list1' | 'list2' = 'list1'): ListQuery<{ id: string }> => ({
  entity: Thing,
  scope,
  index,
  by,
});
const mine = companyScope('brumaire');

function reading(last: boolean) {
  const asked: Query[] = [];
  const item = itemOf(create(Thing, mine, { id: 'a#b' }), {});
  const { pk, sk, list1, list1Sort, list2, list2Sort } = item;
  const database = {
    query: async (query: Query) => {
      asked.push(query);
      const place = query.index === 'list2' ? { pk, sk, list2, list2Sort } : { pk, sk, list1, list1Sort };
      return { items: [item], last: last ? place : undefined };
    },
  };
  return { asked, reader: new Reader(database as unknown as Database) };
}

async function firstCursor(list: ListQuery<{ id: string }>): Promise<string> {
  const page = await reading(true).reader.page(list, { limit: 1 });
  if (page instanceof Refusal || !page.nextCursor) throw new Error('no cursor');
  return page.nextCursor;
}

describe('a page', () => {
  test('gives the records, and a cursor only where more may follow', async () => {
    const page = await reading(false).reader.page(things(mine), { limit: 10 });
    expect(page).toMatchObject({
      items: [{ version: 1, data: { id: 'a#b' }, key: { id: 'a#b', partition: 'brumaire#thing#a#b' } }],
    });
    expect(page).not.toHaveProperty('nextCursor');
  });

  test('goes on where its cursor says', async () => {
    const { asked, reader } = reading(false);
    await reader.page(things(mine), { cursor: await firstCursor(things(mine)), limit: 10 });
    expect(asked[0]?.startAfter).toEqual({
      pk: { S: 'brumaire#thing#a#b' },
      sk: { S: 'state' },
      list1: { S: 'brumaire#thing#all' },
      list1Sort: { S: 'a#b' },
    });
  });

  test.each([
    ['another company', things(companyScope('other'))],
    ['another filter', things(mine, 'done')],
    ['another index', things(mine, 'open', 'list2')],
  ])('refuses the cursor of %s, without asking the database', async (_, list) => {
    const { asked, reader } = reading(false);
    const refusal = await reader.page(list, { cursor: await firstCursor(things(mine)), limit: 10 });
    expect(refusal).toMatchObject({ kind: InvalidCursor });
    expect(asked).toEqual([]);
  });

  test('refuses whatever is no cursor, and a cursor bent to another company', async () => {
    const [pk, ...rest] = JSON.parse(Buffer.from(await firstCursor(things(mine)), 'base64url').toString()) as string[];
    const bent = Buffer.from(JSON.stringify([pk?.replace('brumaire', 'other'), ...rest])).toString('base64url');
    const wrong = fc.oneof(
      fc.constantFrom(bent, '', '!', 'null', 'e30', 'WzEsMiwzLDRd'),
      fc.string(),
      fc.base64String(),
    );
    await fc.assert(
      fc.asyncProperty(wrong, async (cursor) => {
        expect(await reading(false).reader.page(things(mine), { cursor, limit: 10 })).toMatchObject({
          kind: InvalidCursor,
        });
      }),
    );
  });
});

describe('a page of what is looked at one by one', () => {
  const ids = Array.from({ length: 2_500 }, (_, place) => String(place).padStart(4, '0'));
  const many = ids.map((id) => itemOf(create(Thing, mine, { id }), {}));
  const asked: Query[] = [];
  const database = {
    query: async (query: Query) => {
      asked.push(query);
      const from = many.findIndex(({ list1Sort }) => list1Sort?.S === query.startAfter?.list1Sort?.S) + 1;
      const items = many.slice(from, from + query.limit);
      return { items, last: from + query.limit < many.length ? items.at(-1) : undefined };
    },
  };
  const reader = new Reader(database as unknown as Database);
  const where = (named: string, holds: (data: { id: string }) => boolean) => ({
    ...things(mine),
    where: { named, holds },
  });

  /** Every page after the other, as a caller reads them. */
  async function walk(list: ListQuery<{ id: string }>, limit: number) {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await reader.page(list, { limit, cursor });
      if (page instanceof Refusal) throw new Error('refused');
      pages.push(page.items.map(({ data }) => data.id));
      cursor = page.nextCursor;
    } while (cursor);
    return pages;
  }

  test.each([
    ['all', () => true, 100],
    ['every third', (id: string) => Number(id) % 3 === 0, 7],
    ['the last only', (id: string) => id === '2499', 25],
    ['none', () => false, 25],
  ])('%s: none is lost or doubled, and no page reads more than a thousand', async (named, holds, limit) => {
    const list = where(named, ({ id }) => holds(id));
    const pages = await walk(list, limit);
    expect(pages.flat()).toEqual(ids.filter(holds));
    expect(pages.every(({ length }) => length <= limit)).toBe(true);
    expect(Math.max(...asked.map((query) => query.limit))).toBeLessThanOrEqual(200);
    if (named === 'none') expect(pages).toHaveLength(3);
  });

  test('the cursor of another filter or period is refused', async () => {
    const page = await reader.page(
      where('a', () => true),
      { limit: 1 },
    );
    const cursor = page instanceof Refusal ? undefined : page.nextCursor;
    const others = [where('b', () => true), things(mine), { ...where('a', () => true), between: ['0', '1'] as const }];
    for (const other of others)
      expect(await reader.page(other, { limit: 1, cursor })).toMatchObject({ kind: InvalidCursor });
  });
});

describe('a timeline', () => {
  const command = (id: string, at: string, version: number) =>
    commandItem(Thing.key(mine, 'x'), {
      id,
      task: 'store.do',
      actor: { id: 'user_1', name: 'Camille' },
      at,
      inputHash: '',
      companyId: 'brumaire',
      subject: { kind: 'thing', id: 'x' },
      version,
      answer: undefined,
      events: [],
      correlationId: 'story',
    });

  test('has every command, whatever its page, in the order in which they were done', async () => {
    const asked: Query[] = [];
    const at = '2026-11-24T09:30:00.000Z';
    const pages = [
      { items: [command('a', '2026-11-25T00:00:00.000Z', 9), command('b', at, 2)], last: { pk: { S: 'b' } } },
      { items: [command('c', at, 10)], last: { pk: { S: 'c' } } },
      { items: [command('e', at, 10), command('d', '2026-11-23T00:00:00.000Z', 1)], last: undefined },
    ];
    const database = { query: async (query: Query) => pages[asked.push(query) - 1] };
    const commands = await new Reader(database as unknown as Database).commands(Thing.key(mine, 'x'));
    expect(commands.map(({ id }) => id)).toEqual(['d', 'b', 'c', 'e', 'a']);
    expect(asked.map(({ startAfter }) => startAfter)).toEqual([undefined, { pk: { S: 'b' } }, { pk: { S: 'c' } }]);
    expect(asked[0]).toMatchObject({ key: { name: 'pk', value: 'brumaire#thing#x' }, sort: { name: 'sk' } });
  });
});

describe('unfinished work', () => {
  test('of all shards, but what began only now is left alone', async () => {
    const asked: Query[] = [];
    const item = (id: string, since: string) => ({
      pk: { S: `brumaire#thing#${id}` },
      sk: { S: 'state' },
      unfinishedSince: { S: since },
    });
    const database = {
      query: async (query: Query) => {
        const shard = asked.push(query);
        return { items: [item(`${shard}`, '2026-11-24'), item(`${shard} now`, '2026-11-25')], last: undefined };
      },
    };
    const unfinished = await new Reader(database as unknown as Database).unfinished('thing', '2026-11-25', 7);
    expect(unfinished.map(({ pk }) => pk)).toEqual(['1', '2', '3', '4'].map((id) => `brumaire#thing#${id}`));
    expect(asked.map(({ index, key, limit }) => ({ index, key, limit }))).toEqual(
      ['0', '1', '2', '3'].map((shard) => ({
        index: 'unfinished',
        key: { name: 'unfinished', value: `thing#${shard}` },
        limit: 7,
      })),
    );
  });
});

describe('one record', () => {
  test('is read by its key; one that is not there is nothing', async () => {
    const item = itemOf(create(Thing, mine, { id: 'x' }), {});
    const reader = new Reader({
      getAll: async ([{ table, key }]: [{ table: string; key: typeof item }]) => [
        table === 'main' && key.pk?.S === item.pk?.S && key.sk?.S === 'state' ? item : undefined,
      ],
    } as unknown as Database);
    expect(await reader.get(Thing.key(mine, 'x'))).toMatchObject({ version: 1, data: { id: 'x' } });
    expect(await reader.get(Thing.key(mine, 'y'))).toBeUndefined();
  });
});
