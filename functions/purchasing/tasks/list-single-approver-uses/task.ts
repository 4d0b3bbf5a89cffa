import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { GivenApproval } from '../../domain/approval/round.ts';
import { SupplierInvoice } from '../../domain/supplier-invoice.ts';

export const listSingleApproverUses = defineTask({
  id: 'purchasing.list-single-approver-uses',
  summary: 'Invoices that somebody approved who would have been excluded, had they not been declared to approve alone',
  trigger: query('single-approver-uses'),
  input: z.strictObject(pageInput),
  output: pageOf(
    SupplierInvoice.pick({ invoiceId: true, intakeId: true, number: true, seller: true, totalWithVat: true }).extend({
      approvals: z.array(GivenApproval),
    }),
  ),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'An auditor does not see what was approved alone.',
});
