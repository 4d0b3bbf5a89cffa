import * as z from 'zod';
import { pageInput } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { LANGUAGES } from '../../../../shared/kernel/text.ts';
import { InvoiceFilter, inOrder } from '../../domain/listed-invoices.ts';

export const exportSupplierInvoices = defineTask({
  id: 'purchasing.export-supplier-invoices',
  summary: 'The list of supplier invoices as CSV, in parts: one after the other they are the file',
  trigger: query('supplier-invoices/csv'),
  input: InvoiceFilter.extend({
    language: z.enum(LANGUAGES).default('fr').meta({
      description: 'Of headings and numbers: `fr` has semicolons and decimal commas, `en` commas and points.',
    }),
    cursor: pageInput.cursor,
  }).refine(inOrder, { error: 'after `issuedUntil`', path: ['issuedFrom'] }),
  output: z.object({
    csv: z.string().meta({ description: 'UTF-8; the first part begins with a byte order mark and the headings.' }),
    nextCursor: z.string().optional(),
  }),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  perSecond: 5,
  failureImpact: 'Invoices cannot be taken into a spreadsheet.',
});
