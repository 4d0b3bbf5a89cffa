import * as z from 'zod';
import { defineTask, listener } from '../../../../shared/contracts/task.ts';
import { SupplierInvoiceApproved } from '../../../purchasing/public.ts';

export const postSupplierInvoice = defineTask({
  id: 'ledger.post-supplier-invoice',
  summary: 'Drafts the purchase entry of an approved supplier invoice by the posting rules of its date',
  trigger: listener(SupplierInvoiceApproved),
  input: SupplierInvoiceApproved.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' } },
  failureImpact: 'Approved invoices are not drafted for the books; nothing is lost, the queue keeps them.',
});
