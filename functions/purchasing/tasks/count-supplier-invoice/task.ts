import * as z from 'zod';
import { defineTask, listener } from '../../../../shared/contracts/task.ts';
import { SupplierInvoiceApproved } from '../../public.ts';

export const countSupplierInvoice = defineTask({
  id: 'purchasing.count-supplier-invoice',
  summary: 'Counts an approved invoice on its supplier',
  trigger: listener(SupplierInvoiceApproved),
  input: SupplierInvoiceApproved.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' } },
  failureImpact: 'Suppliers look unused although invoices of theirs were approved.',
});
