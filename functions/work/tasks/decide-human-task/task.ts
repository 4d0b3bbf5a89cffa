import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { HumanTask, HumanTaskId } from '../../domain/human-task.ts';
import {
  CommentRequired,
  ExcludedFromTask,
  HumanTaskClaimed,
  HumanTaskDecided,
  HumanTaskNotFound,
  NotYourTask,
  UnknownOutcome,
} from '../../domain/refusals.ts';
import { HumanTaskDecidedEvent } from '../../public.ts';

export const decideHumanTask = defineTask({
  id: 'work.decide-human-task',
  summary: 'Decides a task; the process that waits for it goes on',
  trigger: command('POST', 'human-tasks/{taskId}/decide', { ifMatch: true }),
  input: z.strictObject({
    taskId: HumanTaskId,
    outcome: z.string().min(1).max(64),
    comment: z.string().trim().max(2000).default(''),
  }),
  output: HumanTask,
  refusals: [
    HumanTaskNotFound,
    HumanTaskDecided,
    HumanTaskClaimed,
    NotYourTask,
    ExcludedFromTask,
    UnknownOutcome,
    CommentRequired,
  ],
  access: { tables: { main: 'write' }, publishes: [HumanTaskDecidedEvent] },
  role: ['clerk', 'coder', 'approver'],
  failureImpact: 'People cannot decide; everything that waits for a decision stands still.',
  example: { taskId: 'htk_5f0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', outcome: 'reject', comment: 'Prix non convenu' },
});
