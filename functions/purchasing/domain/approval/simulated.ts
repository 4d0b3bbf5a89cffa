import * as z from 'zod';
import { SupplierInvoice } from '../supplier-invoice.ts';
import { AskedApproval } from './evaluate.ts';

const Asking = z.object({ approvals: z.array(AskedApproval), automatic: z.string().optional() });

/** What two policies ask of one invoice. */
export const Simulated = SupplierInvoice.pick({
  invoiceId: true,
  intakeId: true,
  number: true,
  issueDate: true,
  totalWithVat: true,
})
  .extend({
    supplier: z.string(),
    today: Asking,
    draft: Asking,
    change: z.enum(['none', 'more', 'fewer', 'others']),
  })
  .meta({ id: 'SimulatedApproval' });
export type Simulated = z.infer<typeof Simulated>;
