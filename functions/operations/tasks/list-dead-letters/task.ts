import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { DeadLetterQueue } from '../../domain/dead-letter.ts';

export const listDeadLetters = defineTask({
  id: 'operations.list-dead-letters',
  summary: 'Messages that were tried in vain, in the dead-letter queues of every area',
  trigger: query('dead-letters', { of: 'group' }),
  input: z.strictObject({}),
  output: z.object({ queues: z.array(DeadLetterQueue) }),
  refusals: [],
  access: { deadLetters: 'inspect' },
  role: 'administrator',
  perSecond: 5,
  failureImpact: 'Nobody sees in the console which work was given up.',
});
