import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { PlatformConnection } from '../../domain/platform/connection.ts';
import { InvoiceLifecycle } from '../../domain/platform/lifecycle.ts';

export const listPlatformConnections = defineTask({
  id: 'purchasing.list-platform-connections',
  summary:
    'The approved platforms of the company, how the last exchange went, what waits to be sent and what a person must look at',
  trigger: query('platform-connections'),
  input: z.strictObject({}),
  output: z.object({
    /** The current one first. */
    connections: z.array(PlatformConnection),
    /** The first hundred of each. */
    due: z.array(InvoiceLifecycle),
    forPeople: z.array(InvoiceLifecycle),
  }),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees whether invoices and statuses come and go through the platform.',
});
