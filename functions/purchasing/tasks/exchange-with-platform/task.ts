import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { ConnectionId } from '../../domain/platform/connection.ts';

export const exchangeWithPlatform = defineTask({
  id: 'purchasing.exchange-with-platform',
  summary:
    'Sends the statuses that are due to the approved platform and takes in what it has for the company, a page at a time',
  trigger: step(),
  input: z.strictObject({
    connectionId: ConnectionId,
    /** Where the platform said that its next page begins; empty for the first. */
    position: z.string(),
    execution: z.string(),
  }),
  output: z.object({
    outcome: z.enum(['more', 'done', 'failed']),
    next: z.object({ connectionId: ConnectionId, position: z.string() }),
  }),
  refusals: [],
  access: {
    tables: { main: 'write' },
    documents: { inbox: 'put' },
    secrets: 'read',
    outside: ['approved-platform'],
  },
  failureImpact: 'Invoices stay at the approved platform, and the supplier does not hear what was decided.',
  timeout: 120,
  memory: 1024,
});
