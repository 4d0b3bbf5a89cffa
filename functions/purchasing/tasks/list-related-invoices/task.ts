import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { IntakeId } from '../../domain/intake.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';
import { RelatedInvoice } from '../../domain/related.ts';

export const listRelatedInvoices = defineTask({
  id: 'purchasing.list-related-invoices',
  summary:
    'Invoices of the same seller that an invoice names or that name it: the corrected one, the credit note, the deposit',
  trigger: query('intakes/{intakeId}/related'),
  input: z.strictObject({ intakeId: IntakeId }),
  output: z.object({ items: z.array(RelatedInvoice) }),
  refusals: [IntakeNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees that an invoice was corrected, credited or paid in advance by another.',
});
