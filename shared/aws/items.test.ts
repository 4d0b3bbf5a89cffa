import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { companyScope, groupScope } from '../kernel/scope.ts';
import { create, defineEntity, put, replace } from './entity.ts';
import { itemOf, keyItem, listKey, storedOf, unfinishedShard, unfinishedShards } from './items.ts';

const Thing = defineEntity({
  kind: 'thing',
  schema: z.object({ thingId: z.string(), name: z.string(), note: z.string().optional(), done: z.boolean() }),
  id: ({ thingId }) => thingId,
  lists: ({ name, done }) => ({ list1: { by: 'all', sort: name }, ...(done && { list2: { by: 'done', sort: name } }) }),
  unfinishedSince: ({ done }) => (done ? undefined : '2026-11-24T09:30:00.000Z'),
});
const Proof = defineEntity({
  kind: 'proof',
  table: 'records',
  schema: z.object({ n: z.number() }),
  id: ({ n }) => String(n),
});
const scope = companyScope('brumaire');
const thing = { thingId: 't1', name: 'Lampe', done: false };

describe('keys', () => {
  test('a partition is company, kind and id; the state has one sort key', () => {
    expect(keyItem(Thing.key(scope, 't1'))).toEqual({ pk: { S: 'brumaire#thing#t1' }, sk: { S: 'state' } });
    expect(keyItem(Thing.key(groupScope, 't1'), 'command#x')).toEqual({
      pk: { S: 'group#thing#t1' },
      sk: { S: 'command#x' },
    });
  });

  test('no id, whatever it holds, makes a partition of another company', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(Thing.key(scope, id).partition.startsWith('brumaire#thing#')).toBe(true);
      }),
    );
  });
});

describe('items', () => {
  test('a first version, with its places in the lists and among the unfinished', () => {
    expect(unmarshall(itemOf(create(Thing, scope, thing), {}))).toEqual({
      pk: 'brumaire#thing#t1',
      sk: 'state',
      kind: 'thing',
      schemaVersion: 1,
      version: 1,
      data: thing,
      list1: 'brumaire#thing#all',
      list1Sort: 'Lampe',
      unfinished: unfinishedShard('thing', 'brumaire#thing#t1'),
      unfinishedSince: '2026-11-24T09:30:00.000Z',
    });
  });

  test('the next version is one higher; a finished record leaves the index of the unfinished', () => {
    const before = storedOf(Thing.key(scope, 't1'), itemOf(create(Thing, scope, thing), {}));
    if (!before) throw new Error('nothing stored');
    const item = unmarshall(itemOf(replace(before, { ...thing, done: true }), { 'a.happened.v1': 2 }));
    expect(item).toMatchObject({ version: 2, sequences: { 'a.happened.v1': 2 }, list2: 'brumaire#thing#done' });
    expect(item).not.toHaveProperty('unfinished');
    expect(item).not.toHaveProperty('unfinishedSince');
  });

  test('what is written is what is read, without what is undefined', () => {
    const texts = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(texts, texts, fc.option(texts, { nil: undefined }), fc.boolean(), (thingId, name, note, done) => {
        const data = { thingId, name, note, done };
        const stored = storedOf(Thing.key(scope, thingId), itemOf(create(Thing, scope, data), { x: 1 }));
        expect(stored?.data).toEqual(note === undefined ? { thingId, name, done } : data);
        expect(stored).toMatchObject({ version: 1, sequences: { x: 1 } });
      }),
    );
  });

  test('nothing there is undefined; a record that its schema refuses is an error', () => {
    expect(storedOf(Thing.key(scope, 't1'), undefined)).toBeUndefined();
    const item = itemOf(create(Thing, scope, { ...thing, name: 7 as unknown as string }), {});
    expect(() => storedOf(Thing.key(scope, 't1'), item)).toThrow(z.ZodError);
  });
});

describe('writes', () => {
  test('put creates or replaces', () => {
    expect(put(Thing, scope, undefined, thing).type).toBe('create');
    const before = storedOf(Thing.key(scope, 't1'), itemOf(create(Thing, scope, thing), {}));
    expect(put(Thing, scope, before, thing)).toMatchObject({ type: 'replace', before });
  });

  test('records are only ever added to', () => {
    const before = { key: Proof.key(scope, '1'), version: 1, data: { n: 1 }, sequences: {} };
    expect(() => replace(before, { n: 1 })).toThrow('Records are only ever added to');
    expect(create(Proof, scope, { n: 1 }).key.entity.table).toBe('records');
  });
});

describe('the index of unfinished work', () => {
  test('each record has one of the shards that a sweep reads', () => {
    const used = new Set<string>();
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const shard = unfinishedShard('thing', `brumaire#thing#${id}`);
        used.add(shard);
        expect(unfinishedShards('thing')).toContain(shard);
        expect(unfinishedShard('thing', `brumaire#thing#${id}`)).toBe(shard);
      }),
    );
    expect(used.size).toBe(unfinishedShards('thing').length);
  });
});

test('lists of companies, kinds and filters never share a partition of an index', () => {
  const other = { entity: Proof, scope: companyScope('other') };
  const keys = [
    listKey({ entity: Thing, scope }, 'all'),
    listKey({ entity: Thing, scope }, 'done'),
    listKey({ entity: Proof, scope }, 'all'),
    listKey(other, 'all'),
    listKey({ entity: Thing, scope: groupScope }, 'all'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
