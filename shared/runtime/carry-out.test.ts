import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryDatabase } from '../../test/builders/memory-database.ts';
import { BoxFilled, BoxRecord, BoxSealed, fillBox, useCase } from '../../test/builders/runtime.ts';
import { camille, company, contextOf, NOW } from '../../test/builders/use-case.ts';
import type { CommandRecord } from '../aws/command-record.ts';
import type { Stored } from '../aws/entity.ts';
import { Busy, IdempotencyKeyReused, VersionMismatch } from '../contracts/problems.ts';
import type { TaskDeclaration } from '../contracts/task.ts';
import { sha256 } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { groupScope } from '../kernel/scope.ts';
import { type AnyCommand, type CarryOutOptions, carryOut } from './carry-out.ts';

let database: MemoryDatabase;
beforeEach(() => {
  database = new MemoryDatabase();
  // Tries follow each other at once.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

const fill = (content: string, options: Partial<CarryOutOptions> = {}, events = 1, task: TaskDeclaration = fillBox) =>
  carryOut(
    database,
    task,
    useCase,
    { boxId: 'b', content, events },
    contextOf(),
    {},
    {
      commandId: `command-${content}`,
      compareInput: true,
      ...options,
    },
  );
const box = () => database.ofKind('box').map((item) => unmarshall(item))[0];
const commands = () => database.ofKind('command').map((item) => unmarshall(item) as CommandRecord);

describe('what is done', () => {
  test('a record that could not be read again is not written', async () => {
    await expect(fill(5 as never, {}, 0)).rejects.toThrow('expected string');
    expect(database.transactions).toBe(0);
  });

  test('state, command record and events are written together', async () => {
    const output = { boxId: 'b', content: 'x' };
    expect(await fill('x')).toEqual({ output, version: 1, replayed: false });
    expect(database.transactions).toBe(1);
    expect(box()).toMatchObject({
      pk: 'brumaire#box#b',
      sk: 'state',
      version: 1,
      data: output,
      sequences: { 'store.box-filled.v1': 1 },
    });
    expect(commands()).toEqual([
      {
        pk: 'brumaire#box#b',
        sk: 'command#command-x',
        kind: 'command',
        schemaVersion: 1,
        id: 'command-x',
        task: 'store.fill-box',
        actor: { id: camille.id, name: camille.name },
        at: NOW,
        inputHash: sha256('{"boxId":"b","content":"x","events":1}'),
        companyId: 'brumaire',
        subject: { kind: 'box', id: 'b' },
        version: 1,
        answer: output,
        correlationId: 'story',
        unfinished: expect.stringMatching(/^command#[0-3]$/),
        unfinishedSince: NOW,
        events: [
          {
            id: expect.stringMatching(/^evt_/),
            type: BoxFilled.type,
            companyId: 'brumaire',
            aggregate: { kind: 'box', id: 'b' },
            sequence: 1,
            occurredAt: NOW,
            correlationId: 'story',
            data: output,
          },
        ],
      },
    ]);
  });

  test('events of one aggregate and type are counted without a gap, and no two have the same id', async () => {
    await fill('x', {}, 2);
    await fill('y', {}, 0);
    await fill('z');
    const events = commands().flatMap((command) => command.events);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });

  test('who decides that there is nothing to do writes nothing', async () => {
    expect(await fill('same')).toMatchObject({ version: 0, replayed: false });
    expect(database.transactions).toBe(0);
  });

  test('a refusal writes nothing', async () => {
    expect(await fill('sealed')).toMatchObject({ kind: BoxSealed, parameters: { boxId: 'b' } });
    expect(database.items.size).toBe(0);
  });
});

describe('a repeat', () => {
  test('gets the answer of the first time, although the state has changed since', async () => {
    await fill('x');
    await fill('y');
    expect(await fill('x')).toEqual({ output: { boxId: 'b', content: 'x' }, version: 1, replayed: true });
    expect(database.transactions).toBe(2);
    expect(box()).toMatchObject({ data: { content: 'y' } });
  });

  test('with another input is refused to a caller, and answered to a workflow', async () => {
    await fill('x', { commandId: 'one' });
    expect(await fill('y', { commandId: 'one' })).toMatchObject({ kind: IdempotencyKeyReused });
    expect(await fill('y', { commandId: 'one', compareInput: false })).toMatchObject({
      output: { content: 'x' },
      replayed: true,
    });
  });

  test('at the same moment reads the winner’s answer', async () => {
    const winner = new MemoryDatabase();
    await carryOut(
      winner,
      fillBox,
      useCase,
      { boxId: 'b', content: 'x', events: 1 },
      contextOf(),
      {},
      {
        commandId: 'command-x',
        compareInput: true,
      },
    );
    database.meanwhile = () => {
      for (const [address, item] of winner.items) database.items.set(address, item);
    };
    expect(await fill('x')).toEqual({ output: { boxId: 'b', content: 'x' }, version: 1, replayed: true });
    expect(commands()).toHaveLength(1);
  });
});

describe('somebody else changes the same record', () => {
  test('before: the caller who names another version is told', async () => {
    await fill('x');
    expect(await fill('y', { expectedVersion: 2 })).toMatchObject({ kind: VersionMismatch });
    expect(await fill('y', { expectedVersion: 1 })).toMatchObject({ version: 2 });
  });

  test('between reading and writing: it is read and decided again', async () => {
    await fill('x');
    const [address, item] = [...database.items].find(([, { kind }]) => kind?.S === 'box') ?? [];
    database.meanwhile = () => {
      database.meanwhile = () => {};
      database.items.set(address ?? '', { ...item, version: { N: '7' } });
    };
    expect(await fill('y')).toMatchObject({ version: 8, replayed: false });
    expect(database.transactions).toBe(3);
    expect(box()).toMatchObject({ version: 8, data: { content: 'y' } });
  });

  test('again and again: after ten tries the caller may come back', async () => {
    await fill('x');
    let version = 1;
    const [address, item] = [...database.items].find(([, { kind }]) => kind?.S === 'box') ?? [];
    database.meanwhile = () => database.items.set(address ?? '', { ...item, version: { N: String(++version) } });
    expect(await fill('y')).toMatchObject({ kind: Busy });
    expect(database.transactions).toBe(11);
    expect(commands()).toHaveLength(1);
  });
});

describe('what lies outside the database', () => {
  const fetched = (fetch: AnyCommand['fetch'], given: Partial<AnyCommand> = {}) =>
    carryOut(
      database,
      fillBox,
      {
        ...useCase,
        ...given,
        fetch,
        decide: (input, state, context, facts) => useCase.decide({ ...input, content: facts }, state, context, facts),
      },
      { boxId: 'b', content: 'x', events: 0 },
      contextOf(),
      { store: 'of boxes' },
      { commandId: 'fetched', compareInput: true },
    );

  const contentOf = (subject: Stored<unknown> | undefined) =>
    (subject?.data as { content: string } | undefined)?.content;

  test('is fetched by what was read, once, and not for a repeat', async () => {
    await fill('of before');
    const fetch = vi.fn(async (_input, { subject }, { store }) => `${contentOf(subject)}, ${store}`);
    expect(await fetched(fetch)).toMatchObject({ output: { content: 'of before, of boxes' }, replayed: false });
    expect(await fetched(fetch)).toMatchObject({ output: { content: 'of before, of boxes' }, replayed: true });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('is fetched again when the record has changed meanwhile', async () => {
    await fill('of before');
    const [address, item] = [...database.items].find(([, { kind }]) => kind?.S === 'box') ?? [];
    database.meanwhile = () => {
      database.meanwhile = () => {};
      const data = { M: { boxId: { S: 'b' }, content: { S: 'of now' } } };
      database.items.set(address ?? '', { ...item, version: { N: '7' }, data });
    };
    expect(await fetched(async (_input, { subject }) => contentOf(subject))).toMatchObject({
      output: { content: 'of now' },
    });
  });

  test.each(['gather', 'fetch'] as const)('may be refused: %s', async (way) => {
    const refused = async () => refuse(BoxSealed, { boxId: 'b' });
    const call = way === 'fetch' ? fetched(refused) : fetched(undefined, { gather: refused });
    expect(await call).toMatchObject({ kind: BoxSealed });
    expect(database.items.size).toBe(0);
  });
});

describe('a defect is thrown before anything is written', () => {
  test.each([
    ['an event that the task does not declare', () => fill('x', {}, 1, { ...fillBox, access: {} }), /does not declare/],
    ['an event that is too large for the bus', () => fill('x'.repeat(201 * 1024)), /store.box-filled.v1 is over/],
    ['an item that is too large for the table', () => fill('x'.repeat(401 * 1024), {}, 0), /an item is over/],
    ['whatever a use case throws', () => fill('broken'), /a secret/],
  ])('%s', async (_, call, message) => {
    await expect(call()).rejects.toThrow(message);
    expect(database.items.size).toBe(0);
  });
});

test('what belongs to the group has events too', async () => {
  await carryOut(
    database,
    fillBox,
    useCase,
    { boxId: 'b', content: 'x', events: 1 },
    { ...contextOf(), scope: groupScope },
    {},
    { commandId: 'one', compareInput: true },
  );
  expect(JSON.stringify([...database.items.values()])).toMatch(/"companyId":\{"S":"group"\}/);
});

describe('a listener', () => {
  const hear = (content: string, sequence: number, events = 0) =>
    fill(content, { compareInput: false, positions: [{ partition: 'brumaire#position#box', sequence }] }, events);

  test('hears each event once, and drops an older one', async () => {
    expect(await hear('first', 1)).toMatchObject({ replayed: false });
    expect(await hear('third', 3)).toMatchObject({ replayed: false });
    expect(await hear('second', 2)).toMatchObject({ replayed: true });
    expect(await hear('third again', 3)).toMatchObject({ replayed: true });
    expect(box()).toMatchObject({ version: 2, data: { content: 'third' } });
    expect(database.ofKind('position').map((item) => item.sequence)).toEqual([{ N: '3' }]);
  });

  test('leaves a command record only of what it publishes', async () => {
    await hear('first', 1);
    expect(commands()).toHaveLength(0);
    await hear('second', 2, 1);
    expect(commands().map(({ id }) => id)).toEqual(['command-second']);
  });

  test('that changes nothing still moves on, or it would hear the event again', async () => {
    await hear('same', 1);
    expect(database.ofKind('position')).toHaveLength(1);
  });

  test('of two deliveries at once one has effect', async () => {
    const position = { pk: { S: 'brumaire#position#box' }, sk: { S: 'position' }, kind: { S: 'position' } };
    database.meanwhile = () =>
      database.items.set('main/brumaire#position#box/position', { ...position, sequence: { N: '1' } });
    expect(await hear('first', 1)).toMatchObject({ replayed: true });
    expect(box()).toBeUndefined();
  });
});

test('other records than the subject are read in the same request', async () => {
  const asked = vi.spyOn(database, 'getAll');
  await fill('x');
  expect(asked.mock.calls[0]?.[0]).toHaveLength(2);
  expect(BoxRecord.key(company, 'b').partition).toBe('brumaire#box#b');
});
