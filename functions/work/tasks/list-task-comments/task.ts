import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { TaskComment } from '../../domain/comment.ts';
import { HumanTaskId } from '../../domain/human-task.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';

export const listTaskComments = defineTask({
  id: 'work.list-task-comments',
  summary: 'What was said about a task, oldest first',
  trigger: query('human-tasks/{taskId}/comments'),
  input: z.strictObject({ taskId: HumanTaskId, ...pageInput }),
  output: pageOf(TaskComment),
  refusals: [HumanTaskNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Comments on tasks are not seen.',
});
