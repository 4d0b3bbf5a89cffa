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

export const releaseHumanTask = defineTask({
  id: 'work.release-human-task',
  summary: 'Gives a claimed task back',
  trigger: command('POST', 'human-tasks/{taskId}/release', { ifMatch: true }),
  input: z.strictObject({ taskId: HumanTaskId }),
  output: HumanTask,
  refusals: [HumanTaskNotFound, HumanTaskDecided, HumanTaskClaimed, NotYourTask, ExcludedFromTask],
  access: { tables: { main: 'write' } },
  role: ['clerk', 'coder', 'approver'],
  failureImpact: 'A claimed task stays blocked.',
});
