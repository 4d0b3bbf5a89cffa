import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { FoundSupplier, SellerSought } from '../../../parties/public.ts';
import { Decision, HumanTaskRequest } from '../../../work/public.ts';
import { IntakeId } from '../../domain/intake.ts';
import { SupplierInvoiceApproved, SupplierInvoiceRejected, SupplierInvoiceTakenInCharge } from '../../public.ts';

export const advanceInvoice = defineTask({
  id: 'purchasing.advance-invoice',
  summary: 'Applies what was found or answered and says what comes next: the next question to a person, or the end',
  trigger: step(),
  input: z.strictObject({
    intakeId: IntakeId,
    execution: z.string(),
    /** The human task that was answered last in this execution; `nothing` before the first. */
    answered: z.string(),
    given: z.object({
      supplier: FoundSupplier.optional(),
      decision: Decision.optional(),
    }),
  }),
  output: z.object({
    outcome: z.enum(['ask', 'seek', 'approved', 'rejected']),
    /** `ask`: the human task to open. */
    task: HumanTaskRequest.optional(),
    /** `seek`: whom to look for among the suppliers. */
    seller: SellerSought.optional(),
  }),
  refusals: [],
  access: {
    tables: { main: 'write' },
    publishes: [SupplierInvoiceTakenInCharge, SupplierInvoiceApproved, SupplierInvoiceRejected],
  },
  failureImpact: 'Nobody is asked about invoices, and what people decide has no effect.',
});
