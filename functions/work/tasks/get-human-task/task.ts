import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { HumanTaskId } from '../../domain/human-task.ts';
import { ListedTask } from '../../domain/listed-task.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';

export const getHumanTask = defineTask({
  id: 'work.get-human-task',
  summary: 'One task with its decision, if any',
  trigger: query('human-tasks/{taskId}'),
  input: z.strictObject({ taskId: HumanTaskId }),
  output: ListedTask,
  refusals: [HumanTaskNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'A task cannot be opened from the inbox.',
});
