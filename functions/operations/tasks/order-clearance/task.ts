import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Clearance } from '../../domain/clearance.ts';
import { QueueNotFound } from '../../domain/refusals.ts';
import { ClearanceOrdered } from '../../public.ts';

const { queue, action, messageIds, reason } = Clearance.shape;

export const orderClearance = defineTask({
  id: 'operations.order-clearance',
  summary: 'Orders messages of a dead-letter queue to be put back to work, or dropped, for a reason',
  trigger: command('POST', 'clearances', { of: 'group' }),
  input: z.strictObject({ queue, action, messageIds, reason }),
  output: Clearance,
  refusals: [QueueNotFound],
  access: { tables: { main: 'write' }, deadLetters: 'inspect', publishes: [ClearanceOrdered] },
  role: 'administrator',
  perSecond: 5,
  failureImpact: 'Work that was given up cannot be taken up again from the console.',
  example: { queue: 'work-resume-process-dead', action: 'redrive', reason: 'The listener is mended' },
});
