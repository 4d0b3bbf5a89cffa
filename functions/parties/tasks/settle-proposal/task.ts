import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { PartyId } from '../../domain/party.ts';
import { ProposalId, SupplierProposal } from '../../domain/proposal.ts';
import { PartyMerged, PartyNotFound, ProposalNotFound, ProposalSettled } from '../../domain/refusals.ts';

export const settleProposal = defineTask({
  id: 'parties.settle-proposal',
  summary: 'Says which party on file the seller of an invoice is',
  trigger: command('POST', 'supplier-proposals/{proposalId}/settle', { ifMatch: true }),
  input: z.strictObject({ proposalId: ProposalId, partyId: PartyId }),
  output: SupplierProposal,
  refusals: [ProposalNotFound, ProposalSettled, PartyNotFound, PartyMerged],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Invoices of unknown sellers wait for their supplier.',
  example: {
    proposalId: 'spr_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    partyId: 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
  },
});
