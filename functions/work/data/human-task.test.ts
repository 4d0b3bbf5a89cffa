import { expect, test } from 'vitest';
import { create } from '../../../shared/aws/entity.ts';
import { itemOf } from '../../../shared/aws/items.ts';
import { company } from '../../../test/builders/use-case.ts';
import { claimedBy, decidedTask, openTask, taskId } from '../../../test/builders/work.ts';
import { HumanTaskRecord, WaitingExecutionRecord } from './human-task.ts';

test('a task waits in its list by its deadline and the moment it was opened, claimed or not, until it is decided', () => {
  const lists = (task: typeof openTask) => HumanTaskRecord.lists?.(task);
  const waiting = { list1: { by: 'waiting', sort: `#${openTask.openedAt}#${taskId}` } };
  expect(lists({ ...openTask, dueOn: '2026-12-01' })).toEqual({
    list1: { by: 'waiting', sort: `2026-12-01#${openTask.openedAt}#${taskId}` },
  });
  expect(lists(openTask)).toEqual(waiting);
  expect(lists(claimedBy('user_a'))).toEqual(waiting);
  const at = '2026-11-25T08:00:00.000Z';
  const decided = { ...decidedTask, decision: { ...decidedTask.decision, at } as never };
  expect(lists(decided)).toEqual({ list1: { by: 'decided', sort: `${at}#${taskId}` } });
});

test('the job finds a task that waits by its next step, and a decided one not at all', () => {
  expect(HumanTaskRecord.unfinishedSince?.({ ...openTask, nextStepOn: '2026-11-30' })).toBe('2026-11-30');
  expect(HumanTaskRecord.unfinishedSince?.({ ...decidedTask, nextStepOn: '2026-11-30' })).toBeUndefined();
});

test('who waits lies apart from the task, and stands in no list', () => {
  const item = itemOf(create(WaitingExecutionRecord, company, { taskId, taskToken: 't' }), {});
  expect(item.pk).toEqual({ S: `brumaire#waiting-execution#${taskId}` });
  expect(Object.keys(item)).not.toContain('list1');
  expect(HumanTaskRecord.key(company, taskId).partition).toBe(`brumaire#human-task#${taskId}`);
});
