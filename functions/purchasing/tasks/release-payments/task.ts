import * as z from 'zod';
import { defineTask, listener } from '../../../../shared/contracts/task.ts';
import { SupplierBankAccountChanged } from '../../../parties/public.ts';
import { SupplierInvoicePaymentChanged } from '../../public.ts';

export const releasePayments = defineTask({
  id: 'purchasing.release-payments',
  summary: 'Releases, or goes on blocking, the invoices that wait for a bank account of their supplier',
  trigger: listener(SupplierBankAccountChanged),
  input: SupplierBankAccountChanged.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' }, publishes: [SupplierInvoicePaymentChanged] },
  failureImpact: 'Invoices stay blocked although their bank details were confirmed.',
});
