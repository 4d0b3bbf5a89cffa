import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { ProposalId, SupplierProposal } from '../../domain/proposal.ts';
import { ProposalNotFound } from '../../domain/refusals.ts';

export const getProposal = defineTask({
  id: 'parties.get-proposal',
  summary: 'One seller that nobody has put on file yet: what the invoice says, whom it resembles, what registers say',
  trigger: query('supplier-proposals/{proposalId}'),
  input: z.strictObject({ proposalId: ProposalId }),
  output: SupplierProposal.extend({ version: z.number().int() }),
  refusals: [ProposalNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'A person cannot say who the seller of an invoice is.',
});
