import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Intake, IntakeId } from '../../domain/intake.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';
import { SupplierInvoice } from '../../domain/supplier-invoice.ts';

export const getIntake = defineTask({
  id: 'purchasing.get-intake',
  summary:
    'One file, the invoice read from it, and short-lived addresses of the original, of what the rules found, and of many lines',
  trigger: query('intakes/{intakeId}'),
  input: z.strictObject({ intakeId: IntakeId }),
  output: z.object({
    intake: Intake,
    invoice: SupplierInvoice.extend({ version: z.number().int() }).optional(),
    document: z.object({ url: z.url() }),
    report: z.object({ url: z.url() }).optional(),
    moreLines: z.object({ url: z.url() }).optional(),
  }),
  refusals: [IntakeNotFound],
  access: { tables: { main: 'read' }, documents: { archive: 'link' } },
  role: 'auditor',
  failureImpact: 'The document cannot be seen beside the decision.',
});
