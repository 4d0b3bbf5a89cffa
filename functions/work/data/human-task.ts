import * as z from 'zod';
import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { HumanTask } from '../domain/human-task.ts';

/*
 * Access patterns
 * | who asks                       | how                                           |
 * | a task by id                   | HumanTaskRecord.key                           |
 * | what waits, by deadline        | list1 = waiting, by dueOn, then openedAt      |
 * | what was decided, newest first | list1 = decided, by the moment of decision    |
 * | who waits for a task           | WaitingExecutionRecord.key with the task's id |
 * | what to remind or escalate     | unfinished, by nextStepOn                     |
 */

export const HUMAN_TASK_KIND = 'human-task';

export const HumanTaskRecord = defineEntity({
  kind: HUMAN_TASK_KIND,
  schema: HumanTask,
  id: (task) => task.taskId,
  lists: (task) => ({
    list1: task.decision
      ? { by: 'decided', sort: `${task.decision.at}#${task.taskId}` }
      : { by: 'waiting', sort: `${task.dueOn ?? ''}#${task.openedAt}#${task.taskId}` },
  }),
  unfinishedSince: (task) => (task.decision ? undefined : task.nextStepOn),
});

export function humanTasks(scope: Scope, state: 'waiting' | 'decided'): ListQuery<HumanTask> {
  return { entity: HumanTaskRecord, scope, index: 'list1', by: state, newestFirst: state === 'decided' };
}

/** The execution that waits for a task's decision: apart from the task, so that people's version of it stays the same. */
export const WaitingExecutionRecord = defineEntity({
  kind: 'waiting-execution',
  schema: z.object({ taskId: z.string(), taskToken: z.string() }),
  id: ({ taskId }) => taskId,
});
