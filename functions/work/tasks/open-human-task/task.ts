import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { HumanTaskId, HumanTaskRequest } from '../../domain/human-task.ts';
import { HumanTaskDecidedEvent } from '../../public.ts';

export const openHumanTask = defineTask({
  id: 'work.open-human-task',
  summary:
    'Opens the task that asks a person, once per process, record, question and round, and ties the execution that waits to it; a decision made already is published again',
  trigger: step(),
  input: z.strictObject({ task: HumanTaskRequest, taskToken: z.string().min(1).max(2048) }),
  output: z.object({ outcome: z.enum(['waiting', 'already-decided']), taskId: HumanTaskId }),
  refusals: [],
  access: { tables: { main: 'write' }, publishes: [HumanTaskDecidedEvent] },
  failureImpact: 'Nobody is asked to decide, and decisions do not reach the processes that wait for them.',
});
