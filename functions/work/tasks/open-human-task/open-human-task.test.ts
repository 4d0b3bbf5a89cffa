import { expect, test } from 'vitest';
import type { Stored } from '../../../../shared/aws/entity.ts';
import { decided, NOW, stored } from '../../../../test/builders/use-case.ts';
import { decidedTask, decision, openTask, QUESTION, storedTask } from '../../../../test/builders/work.ts';
import { WaitingExecutionRecord } from '../../data/human-task.ts';
import { CalendarRecord } from '../../data/people.ts';
import { FRENCH_CALENDAR } from '../../domain/business-days.ts';
import { useCase } from './open-human-task.ts';
import { openHumanTask } from './task.ts';

// A Tuesday; 1 December is a Tuesday too.
const week = { dueOn: '2026-12-01', nextStepOn: '2026-11-30', escalateTo: 'director' };
const open = (task: typeof QUESTION, state: Record<string, Stored<unknown>> = {}) =>
  decided(openHumanTask, useCase, { input: { task, taskToken: 'new' }, state });
const idOf = (task: typeof QUESTION) => (open(task).output as { taskId: string }).taskId;
const taskId = idOf(QUESTION);
const token = { taskId, taskToken: 'new' };
const [asked, answered] = [openTask, decidedTask].map((task) => ({ ...task, taskId })) as [
  typeof openTask,
  typeof openTask,
];

test('a person is asked: the task is open and nobody’s, and the execution waits for it', () => {
  expect(open(QUESTION)).toEqual({
    output: { outcome: 'waiting', taskId },
    writes: [
      { type: 'create', kind: 'human-task', data: { ...QUESTION, taskId, state: 'open', openedAt: NOW, ...week } },
      { type: 'create', kind: 'waiting-execution', data: token },
    ],
    events: [],
  });
});

test('an execution that starts again finds the task of the first and is the one that is answered, on condition that nobody has decided meanwhile; people’s version of the task stays', () => {
  expect(
    open(
      { ...QUESTION, facts: [] },
      { subject: storedTask(asked), waiting: stored(WaitingExecutionRecord, { taskId, taskToken: 'old' }) },
    ),
  ).toEqual({
    output: { outcome: 'waiting', taskId },
    writes: [
      { type: 'unchanged', kind: 'human-task', data: asked },
      { type: 'replace', kind: 'waiting-execution', data: token },
    ],
    events: [],
  });
});

test('a decision made before anybody waited is published again', () => {
  const { process, record, question } = QUESTION;
  expect(open(QUESTION, { subject: storedTask(answered) })).toEqual({
    output: { outcome: 'already-decided', taskId },
    writes: [
      { type: 'replace', kind: 'human-task', data: answered },
      { type: 'create', kind: 'waiting-execution', data: token },
    ],
    events: [{ type: 'work.human-task-decided.v1', data: { taskId, process, record, question, decision } }],
  });
});

test('each wait of an execution is tied once, and has a place of its own among the commands', () => {
  const of = (taskToken: string) => useCase.repeat?.({ task: QUESTION, taskToken });
  expect(of('a')).toBe(of('a'));
  expect(of('a')).not.toBe(of('b'));
  // A token is up to 2,048 characters and a secret: it is no key.
  expect(of('a'.repeat(2048))).toHaveLength(64);
});

test.each([
  ['process', { process: 'sales.order' }],
  ['area', { record: { ...QUESTION.record, area: 'sales' } }],
  ['kind of record', { record: { ...QUESTION.record, kind: 'order' } }],
  ['record', { record: { ...QUESTION.record, id: 'itk_2' } }],
  ['question', { question: 'pay' }],
  ['round', { round: 2 }],
])('another %s is another task', (_, other) => {
  expect(idOf({ ...QUESTION, ...other })).not.toBe(taskId);
});

test('the deadline is counted in the company’s own calendar, and who asks may name another', () => {
  const calendar = stored(CalendarRecord, { ...FRENCH_CALENDAR, closedOn: ['2026-11-26', '2026-11-27'] });
  const { writes } = open({ ...QUESTION, deadline: { businessDays: 2, escalateTo: 'accountant' } } as typeof QUESTION, {
    calendar,
  });
  expect(writes[0]?.data).toMatchObject({ dueOn: '2026-11-30', nextStepOn: '2026-11-25', escalateTo: 'accountant' });
});
