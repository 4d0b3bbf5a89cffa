import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { HumanTask, HumanTaskId } from '../../domain/human-task.ts';
import {
  ExcludedFromTask,
  HumanTaskClaimed,
  HumanTaskDecided,
  HumanTaskNotFound,
  NotYourTask,
} from '../../domain/refusals.ts';

export const claimHumanTask = defineTask({
  id: 'work.claim-human-task',
  summary: 'Reserves a task for the caller',
  trigger: command('POST', 'human-tasks/{taskId}/claim', { ifMatch: true }),
  input: z.strictObject({ taskId: HumanTaskId }),
  output: HumanTask,
  refusals: [HumanTaskNotFound, HumanTaskDecided, HumanTaskClaimed, NotYourTask, ExcludedFromTask],
  access: { tables: { main: 'write' } },
  role: ['clerk', 'coder', 'approver'],
  failureImpact: 'Two people work on the same task without knowing.',
});
