import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { InvoiceFilter, inOrder, ListedInvoice } from '../../domain/listed-invoices.ts';

export const listSupplierInvoices = defineTask({
  id: 'purchasing.list-supplier-invoices',
  summary: 'Supplier invoices by date of issue, newest first: by state, supplier, period, due date and total',
  trigger: query('supplier-invoices'),
  input: InvoiceFilter.extend(pageInput).refine(inOrder, { error: 'after `issuedUntil`', path: ['issuedFrom'] }),
  output: pageOf(ListedInvoice).meta({
    description: 'Under a filter a page may be short, even empty, and another follow all the same.',
  }),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Invoices cannot be looked for.',
});
