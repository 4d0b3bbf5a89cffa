import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { MemoryDatabase } from '../../test/builders/memory-database.ts';
import { BoxRecord, lambdaContext } from '../../test/builders/runtime.ts';
import { company } from '../../test/builders/use-case.ts';
import { put } from '../aws/entity.ts';
import { Reader } from '../aws/reader.ts';
import { defineTask, job } from '../contracts/task.ts';
import { jobHandler } from './job.ts';
import { decided, defineJob, defineRecordJob } from './use-case.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
const task = defineTask({
  id: 'store.count',
  summary: 'x',
  trigger: job('rate(1 hour)'),
  input: z.object({ olderThanSeconds: z.number().int().default(60) }),
  output: z.object({ seconds: z.number(), actor: z.string() }),
  refusals: [],
  access: {},
  failureImpact: 'x.',
});
const useCase = defineJob(task, async ({ olderThanSeconds }, { actor }) => ({
  seconds: olderThanSeconds,
  actor: actor.id,
}));
const run = (event: unknown) => jobHandler(task, useCase, new MemoryDatabase(), {})(event, lambdaContext);

test('a schedule says nothing and gets what is usual; an operator may say more', async () => {
  expect(await run({})).toEqual({ seconds: 60, actor: 'schedule:store.count' });
  expect(await run({ olderThanSeconds: 0 })).toMatchObject({ seconds: 0 });
});

test('an input that does not follow its schema is a failure', async () => {
  await expect(run({ olderThanSeconds: 'soon' })).rejects.toThrow(/olderThanSeconds/);
});

describe('a job that changes records', () => {
  const fill = defineTask({
    id: 'store.fill-due',
    summary: 'x',
    trigger: job('rate(1 hour)'),
    refusals: [],
    failureImpact: 'x.',
    input: z.object({}),
    output: z.object({ done: z.number() }),
    access: { tables: { main: 'write' } },
  });
  const fillDue = defineRecordJob(fill, {
    find: async () => ['a', 'broken', 'b'].map((boxId) => ({ scope: company, item: { boxId, day: '2026-11-24' } })),
    reads: ({ boxId }, { scope }) => ({ subject: BoxRecord.key(scope, boxId) }),
    decide({ boxId }, { subject }, { scope }) {
      if (boxId === 'broken') throw new Error('broken');
      const content = `${subject?.data.content ?? ''}x`;
      return decided(undefined, { writes: [put(BoxRecord, scope, subject, { boxId, content })] });
    },
    repeat: ({ boxId, day }) => `${boxId} ${day}`,
  });

  test('carries each out once an occasion; one that fails holds up no other, and fails the job', async () => {
    const database = new MemoryDatabase();
    const run = () => jobHandler(fill, fillDue, database, {})({}, lambdaContext);
    await expect(run()).rejects.toThrow('failed for 1 records, done for 2');
    await expect(run()).rejects.toThrow('failed for 1 records, done for 0');
    const read = new Reader(database);
    expect((await read.get(BoxRecord.key(company, 'b')))?.data.content).toBe('x');
  });
});
