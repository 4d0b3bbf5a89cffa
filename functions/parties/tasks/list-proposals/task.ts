import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { SupplierProposal } from '../../domain/proposal.ts';

export const listProposals = defineTask({
  id: 'parties.list-proposals',
  summary: 'Sellers of invoices that no number names and nobody has put on file yet, oldest first',
  trigger: query('supplier-proposals'),
  input: z.strictObject(pageInput),
  output: pageOf(SupplierProposal.extend({ version: z.number().int() })),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees which sellers wait to be put on file.',
});
