import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { SupplierProposal } from '../domain/proposal.ts';

/*
 * Access patterns
 * | who asks                         | how                               |
 * | the proposal of an invoice       | ProposalRecord.key, derived id    |
 * | proposals that wait, oldest      | list1 = open, by proposedAt       |
 */

export const ProposalRecord = defineEntity({
  kind: 'supplier-proposal',
  schema: SupplierProposal,
  id: ({ proposalId }) => proposalId,
  lists: ({ state, proposedAt, proposalId }) =>
    state === 'open' ? { list1: { by: state, sort: `${proposedAt}#${proposalId}` } } : {},
});

export function openProposals(scope: Scope): ListQuery<SupplierProposal> {
  return { entity: ProposalRecord, scope, index: 'list1', by: 'open' };
}
