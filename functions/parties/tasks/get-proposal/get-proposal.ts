import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { ProposalRecord } from '../../data/proposal.ts';
import { ProposalNotFound } from '../../domain/refusals.ts';
import { getProposal } from './task.ts';

export const useCase = defineQuery(getProposal, async ({ proposalId }, { scope }, { read }) => {
  const proposal = await read.get(ProposalRecord.key(scope, proposalId));
  return proposal ? { ...proposal.data, version: proposal.version } : refuse(ProposalNotFound, { proposalId });
});
