import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { proposal, storedProposal } from '../../../../test/builders/parties.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { ProposalRecord } from '../../data/proposal.ts';
import { useCase } from './list-proposals.ts';

test('proposals that wait, each with its version', async () => {
  const { read, asked } = reading(storedProposal(proposal, 2));
  expect(await useCase({ limit: 10 }, contextOf(), { read })).toMatchObject({ items: [{ ...proposal, version: 2 }] });
  expect(asked).toMatchObject([{ index: 'list1', by: 'open' }]);
  const settled = { partyId: proposal.candidates[0]?.partyId ?? '', by: 'x', name: 'x', at: proposal.proposedAt };
  expect(ProposalRecord.lists?.({ ...proposal, state: 'settled', settled })).toEqual({});
});

test('a cursor of another list is refused', async () => {
  expect(await useCase({ limit: 10, cursor: 'x' }, contextOf(), foreignCursor)).toMatchObject({ kind: InvalidCursor });
});
