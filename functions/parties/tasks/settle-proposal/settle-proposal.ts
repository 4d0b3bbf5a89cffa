import { replace, unchanged } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { PartyRecord } from '../../data/party.ts';
import { ProposalRecord } from '../../data/proposal.ts';
import { PartyMerged, PartyNotFound, ProposalNotFound, ProposalSettled } from '../../domain/refusals.ts';
import { settleProposal } from './task.ts';

/** For this invoice only: the numbers on file do not change, so that the next one of that seller is asked about again. */
export const useCase = defineCommand(settleProposal, {
  reads: ({ proposalId, partyId }, { scope }) => ({
    subject: ProposalRecord.key(scope, proposalId),
    party: PartyRecord.key(scope, partyId),
  }),
  decide({ proposalId, partyId }, { subject, party }, { actor, now }) {
    if (!subject) return refuse(ProposalNotFound, { proposalId });
    if (subject.data.settled) return refuse(ProposalSettled, { name: subject.data.settled.name });
    if (!party?.data.roles.includes('supplier')) return refuse(PartyNotFound, { partyId });
    if (party.data.mergedInto) return refuse(PartyMerged, { partyId: party.data.mergedInto });
    const settled = { partyId, by: actor.id, name: actor.name, at: now };
    const proposal = { ...subject.data, state: 'settled' as const, settled };
    return decided(proposal, { writes: [replace(subject, proposal), unchanged(party)] });
  },
});
