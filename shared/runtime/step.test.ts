import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { MemoryDatabase } from '../../test/builders/memory-database.ts';
import { Box, BoxRecord, BoxSealed, lambdaContext } from '../../test/builders/runtime.ts';
import { put } from '../aws/entity.ts';
import { defineTask, step } from '../contracts/task.ts';
import { refuse } from '../kernel/refusal.ts';
import { type StepEvent, stepHandler } from './step.ts';
import { decided, defineCommand } from './use-case.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
let database: MemoryDatabase;
beforeEach(() => {
  database = new MemoryDatabase();
});

const common = { summary: 'x', refusals: [BoxSealed], access: {}, failureImpact: 'x.' };
const execution = 'arn:aws:states:eu-west-3:000000000000:execution:coulisses-prod-store-box-filling:run-1';

const stack = defineTask({
  ...common,
  id: 'store.stack',
  trigger: step(),
  input: Box,
  output: z.object({ outcome: z.string(), by: z.string().optional(), content: z.string().optional() }),
});
const stackUseCase = defineCommand(stack, {
  reads: ({ boxId }, { scope }) => ({ subject: BoxRecord.key(scope, boxId) }),
  decide(box, { subject }, { scope, actor }) {
    if (box.content === 'sealed') return refuse(BoxSealed, { boxId: box.boxId });
    const output = { outcome: 'stacked', by: `${actor.name} ${actor.id}`, content: box.content };
    return decided(output, { writes: [put(BoxRecord, scope, subject, box)] });
  },
});
const call = (input: unknown, given: Partial<StepEvent> = {}) =>
  stepHandler(stack, stackUseCase, database, {})({ companyId: 'brumaire', execution, input, ...given }, lambdaContext);

describe('a step', () => {
  test('acts as the workflow that calls it', async () => {
    expect(await call({ boxId: 'b', content: 'x' })).toEqual({
      outcome: 'stacked',
      by: 'store-box-filling workflow:run-1',
      content: 'x',
    });
  });

  test('is carried out once per record: another execution gets the first answer', async () => {
    await call({ boxId: 'b', content: 'x' });
    const again = await call({ boxId: 'b', content: 'y' }, { execution: `${execution}-again` });
    expect(again).toMatchObject({ content: 'x' });
    expect(database.transactions).toBe(1);
  });

  test.each([
    ['a company that is none', { boxId: 'b', content: 'x' }, { companyId: 'a#b' }, /Not a company id/],
    ['an input that does not follow its schema', { boxId: 1 }, {}, /boxId/],
    ['a refusal, which no workflow expects', { boxId: 'b', content: 'sealed' }, {}, /store.box-sealed/],
    ['an answer too large for Step Functions', { boxId: 'b', content: 'x'.repeat(201 * 1024) }, {}, /answer a key/],
  ])('throws at %s', async (_, input, given, message) => {
    await expect(call(input, given)).rejects.toThrow(message);
  });
});

const receive = defineTask({
  ...common,
  id: 'store.receive',
  trigger: step({ from: 'object' }),
  input: z.object({ key: z.string(), path: z.string(), etag: z.string().optional(), execution: z.string() }),
  output: z.object({ outcome: z.enum(['received', 'refused']), input: z.unknown().optional() }),
});
const receiveUseCase = defineCommand(receive, {
  reads: ({ path }, { scope }) => ({ subject: BoxRecord.key(scope, path) }),
  decide: (input, _state, { scope }) =>
    decided(
      { outcome: 'received' as const, input: { ...input, companyId: scope.companyId } },
      { writes: [put(BoxRecord, scope, undefined, { boxId: input.path, content: input.key })] },
    ),
});
const arrive = (key: string) =>
  stepHandler(
    receive,
    receiveUseCase,
    database,
    {},
  )({ execution, event: { id: 's3-1', detail: { object: { key, etag: 'e' } } } }, lambdaContext);

describe('a step that an object starts', () => {
  test.each(['upl/f.xml', 'upl/a b+c%20é%.xml', 'x', '', 'a//b', 'upl/a\nb'])(
    'gets the path %j as it is',
    async (path) => {
      const key = `inbox/brumaire/${path}`;
      expect(await arrive(key)).toEqual({
        outcome: 'received',
        input: { key, path, etag: 'e', execution, companyId: 'brumaire' },
      });
    },
  );

  test.each([
    'inbox/',
    'inbox/brumaire',
    'inbox//x/f.xml',
    'inbox/Brumaire/x/f.xml',
    'inbox/group/x/f.xml',
    'other/brumaire/x/f',
    '',
  ])('ends refused, and writes nothing, when the key %j is no company’s', async (key) => {
    expect(await arrive(key)).toEqual({ outcome: 'refused' });
    expect(database.items.size).toBe(0);
  });
});
