import * as z from 'zod';
import { defineTask, job } from '../../../../shared/contracts/task.ts';

export const rebuildAuditHeads = defineTask({
  id: 'identity.rebuild-audit-heads',
  summary:
    'Sets the head of each audit chain to the chain’s newest link, where a restore left it behind; fails when links are missing',
  trigger: job('rate(1 day)'),
  input: z.object({}),
  output: z.object({ done: z.number().int() }),
  refusals: [],
  access: { tables: { main: 'write', records: 'read' } },
  failureImpact: 'An audit chain may end before its head says: entries may be missing from the trail.',
  timeout: 300,
});
