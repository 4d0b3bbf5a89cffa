import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { IntakeId } from '../../domain/intake.ts';
import { PlatformArrival } from '../../domain/platform/flow.ts';
import { InvoiceLifecycle } from '../../domain/platform/lifecycle.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';

export const getInvoiceLifecycle = defineTask({
  id: 'purchasing.get-invoice-lifecycle',
  summary: 'How an invoice came through the approved platform, and its statuses, sent and received',
  trigger: query('intakes/{intakeId}/lifecycle'),
  input: z.strictObject({ intakeId: IntakeId }),
  output: z.object({ arrival: PlatformArrival.optional(), lifecycle: InvoiceLifecycle.optional() }),
  refusals: [IntakeNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees what the supplier and the platforms said of an invoice.',
});
