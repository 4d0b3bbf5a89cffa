import * as z from 'zod';
import { defineTask, job } from '../../../../shared/contracts/task.ts';

export const signCheckpoints = defineTask({
  id: 'ledger.sign-checkpoints',
  summary: 'Signs where each journal has got to, every thousand entries on the way, and locks that up',
  trigger: job('rate(1 hour)'),
  input: z.object({}),
  output: z.object({ done: z.number().int() }),
  refusals: [],
  access: { tables: { main: 'write', records: 'read' }, checkpoints: 'sign' },
  failureImpact: 'The newest entries could be rewritten without a trace until their journal is signed again.',
  timeout: 300,
});
