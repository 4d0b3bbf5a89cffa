import * as z from 'zod';
import { defineTask, listener } from '../../../../shared/contracts/task.ts';
import { ClearanceOrdered } from '../../public.ts';

export const clearDeadLetters = defineTask({
  id: 'operations.clear-dead-letters',
  summary: 'Carries out an order about a dead-letter queue',
  trigger: listener(ClearanceOrdered),
  input: ClearanceOrdered.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' }, deadLetters: 'clear' },
  failureImpact: 'Orders to put work back, or to drop it, are recorded and not carried out.',
  // A thousand messages, two requests each.
  timeout: 60,
});
