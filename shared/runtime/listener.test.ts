import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { MemoryDatabase } from '../../test/builders/memory-database.ts';
import { BoxFilled, BoxRecord, BoxSealed, lambdaContext } from '../../test/builders/runtime.ts';
import { NOW } from '../../test/builders/use-case.ts';
import { put } from '../aws/entity.ts';
import { batchListener, defineTask, listener } from '../contracts/task.ts';
import { refuse } from '../kernel/refusal.ts';
import { listenerHandler } from './listener.ts';
import { decided, defineBatchListener, defineListener, raise } from './use-case.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
let database: MemoryDatabase;
beforeEach(() => {
  database = new MemoryDatabase();
});

const task = defineTask({
  id: 'store.note',
  summary: 'x',
  trigger: listener(BoxFilled),
  input: BoxFilled.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' } },
  failureImpact: 'x.',
});
const useCase = defineListener(task, {
  reads: ({ data }, { scope }) => ({ subject: BoxRecord.key(scope, data.boxId) }),
  decide({ data }, { subject }, { scope }) {
    if (data.content === 'sealed') return refuse(BoxSealed, { boxId: data.boxId });
    if (data.content === 'broken') throw new Error('broken');
    return decided(undefined, { writes: [put(BoxRecord, scope, subject, data)] });
  },
});

const message = (messageId: string, given: object = {}, data: object = { boxId: 'b', content: messageId }) => ({
  messageId,
  body: JSON.stringify({
    detail: {
      id: `evt_${messageId}`,
      type: BoxFilled.type,
      companyId: 'brumaire',
      aggregate: { kind: 'box', id: 'b' },
      sequence: 1,
      occurredAt: NOW,
      correlationId: 'story',
      data,
      ...given,
    },
  }),
});
const deliver = async (...Records: { messageId: string; body: string }[]) => {
  const answer = await listenerHandler(task, useCase, database, {})({ Records } as never, lambdaContext);
  return answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};
const content = () => database.ofKind('box').map((item) => item.data?.M?.content?.S);

test('events of one aggregate keep their order, and what comes late is dropped', async () => {
  expect(await deliver(message('first', { sequence: 1 }), message('second', { sequence: 2 }))).toEqual([]);
  expect(content()).toEqual(['second']);
  expect(await deliver(message('first', { sequence: 1 }))).toEqual([]);
  expect(content()).toEqual(['second']);
});

test.each([
  ['what the use case throws', {}, { boxId: 'b', content: 'broken' }],
  ['a refusal, which no event expects', {}, { boxId: 'b', content: 'sealed' }],
  ['an event of another kind', { type: 'store.box-emptied.v1' }, undefined],
  ['data that do not follow their schema', {}, { boxId: 1 }],
  ['a company that is none', { companyId: 'a#b' }, undefined],
])('only the message that failed comes back: %s', async (_, given, data) => {
  expect(await deliver(message('bad', given, data), message('good', { sequence: 2 }))).toEqual(['bad']);
  expect(content()).toEqual(['good']);
});

test('a message that is no JSON comes back too', async () => {
  expect(await deliver({ messageId: 'bad', body: '{' }, message('good'))).toEqual(['bad']);
});

test('events of the group belong to the group', async () => {
  await deliver(message('x', { companyId: 'group' }));
  expect(database.ofKind('box')[0]?.pk).toEqual({ S: 'group#box#b' });
});

describe('a batch that is heard together', () => {
  const batchTask = { ...task, trigger: batchListener(BoxFilled) };
  const batchUseCase = defineBatchListener(batchTask, {
    reads: (_events, { scope }) => ({ subject: BoxRecord.key(scope, 'all') }),
    decide(events, { subject }, { scope }) {
      if (events.some(({ data }) => data.content === 'broken')) throw new Error('broken');
      const content = [subject?.data.content ?? '', ...events.map(({ data }) => data.content)].join(' ').trim();
      return decided(undefined, { writes: [put(BoxRecord, scope, subject, { boxId: 'all', content })] });
    },
  });
  const of = (id: string, given: object = {}) => message(id, { aggregate: { kind: 'box', id }, ...given });
  const together = async (...Records: { messageId: string; body: string }[]) => {
    const answer = await listenerHandler(batchTask, batchUseCase, database, {})({ Records } as never, lambdaContext);
    return answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };

  test('is one transaction for each company, in order', async () => {
    expect(await together(of('a'), of('b'), of('x', { companyId: 'other' }), of('c'))).toEqual([]);
    expect(content()).toEqual(['a b c', 'x']);
    expect(database.transactions).toBe(2);
    expect(database.ofKind('position')).toHaveLength(4);
  });

  test('what was heard is dropped: of before, and of the same batch', async () => {
    await together(of('a'), of('b'));
    expect(await together(of('a'), of('c'), of('c'), of('b'))).toEqual([]);
    expect(content()).toEqual(['a b c']);
    expect(await together(of('a'), of('c'))).toEqual([]);
    expect(database.transactions).toBe(2);
  });

  test('two events of one aggregate leave the newer position, and the older one is dropped when it comes late', async () => {
    const first = of('a', { sequence: 1 });
    const third = message('third', { aggregate: { kind: 'box', id: 'a' }, sequence: 3 });
    const second = message('second', { aggregate: { kind: 'box', id: 'a' }, sequence: 2 });
    expect(await together(first, third, second)).toEqual([]);
    expect(content()).toEqual(['a third']);
    expect(database.ofKind('position').map((item) => item.sequence?.N)).toEqual(['3']);
  });

  test('a bad one comes back alone', async () => {
    const bad = of('broken');
    expect(await together(of('a'), bad, of('c'))).toEqual(['broken']);
    expect(content()).toEqual(['a c']);
  });

  test('who publishes something must hear events one by one', async () => {
    const publishing = { ...batchTask, access: { ...task.access, publishes: [BoxFilled] } };
    const raising = defineBatchListener(publishing, {
      ...batchUseCase,
      decide(_events, { subject }, { scope }) {
        const write = put(BoxRecord, scope, subject, { boxId: 'all', content: '' });
        return decided(undefined, { writes: [write], events: [raise(BoxFilled, write, write.data)] });
      },
    });
    const Records = [of('a')];
    const answer = await listenerHandler(publishing, raising, database, {})({ Records } as never, lambdaContext);
    expect(answer.batchItemFailures).toHaveLength(1);
    expect(database.items.size).toBe(0);
  });
});
