import * as z from 'zod';
import { defineTask, listener } from '../../../../shared/contracts/task.ts';
import { Reason } from '../../domain/intake.ts';
import { SupplierInvoice } from '../../domain/supplier-invoice.ts';
import { SupplierInvoiceApproved, SupplierInvoiceRejected, SupplierInvoiceTakenInCharge } from '../../public.ts';

export const recordLifecycleStatus = defineTask({
  id: 'purchasing.record-lifecycle-status',
  summary: 'Notes the status that a decision establishes (204, 205, 210), to be sent through the approved platform',
  trigger: listener(SupplierInvoiceTakenInCharge, SupplierInvoiceApproved, SupplierInvoiceRejected),
  input: SupplierInvoice.extend({ reason: Reason.optional() }),
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' } },
  failureImpact: 'Suppliers and the administration do not hear what was decided about invoices.',
});
