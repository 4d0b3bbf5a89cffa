import { expect, test } from 'vitest';
import type { Callbacks } from '../../../../shared/aws/callbacks.ts';
import { contextOf, decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import { decision, QUESTION, taskId, waiting } from '../../../../test/builders/work.ts';
import { HumanTaskDecidedEvent } from '../../public.ts';
import { useCase } from './resume-process.ts';
import { resumeProcess } from './task.ts';

const { process, record, question } = QUESTION;
const event = {
  id: 'evt_1',
  type: HumanTaskDecidedEvent.type,
  companyId: 'brumaire',
  aggregate: { kind: 'human-task', id: taskId },
  sequence: 1,
  occurredAt: NOW,
  correlationId: 'story',
  data: { taskId, process, record, question, decision },
};

/** Hands the event to the use case; answers what the waiting execution was told. */
async function resume(subject: ReturnType<typeof waiting> | undefined, answer: 'delivered' | 'gone' = 'delivered') {
  const told: unknown[] = [];
  const callbacks = {
    answer: async (token: string, output: unknown) => {
      told.push({ token, output });
      return answer;
    },
  } as unknown as Callbacks;
  await useCase.fetch?.(event, { subject }, { callbacks, ...reading() }, contextOf());
  return told;
}

test('the execution that waits gets the decision', async () => {
  expect(await resume(waiting('token'))).toEqual([{ token: 'token', output: { taskId, decision } }]);
});

test('a wait that is over counts as delivered', async () => {
  expect(await resume(waiting('token'), 'gone')).toHaveLength(1);
});

test('when nobody waits yet, nobody is told: whoever comes to wait hears of it then', async () => {
  expect(await resume(undefined)).toEqual([]);
});

test('nothing is written but that the event was seen', () => {
  expect(decided(resumeProcess, useCase, { input: event })).toEqual({ output: undefined, writes: [], events: [] });
});
