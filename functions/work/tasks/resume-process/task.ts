import * as z from 'zod';
import { defineTask, listener } from '../../../../shared/contracts/task.ts';
import { HumanTaskDecidedEvent } from '../../public.ts';

export const resumeProcess = defineTask({
  id: 'work.resume-process',
  summary: 'Hands a decision to the execution that waits for it',
  trigger: listener(HumanTaskDecidedEvent),
  input: HumanTaskDecidedEvent.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' }, sends: 'callback' },
  failureImpact: 'Decisions are recorded but the processes that wait for them do not go on.',
});
