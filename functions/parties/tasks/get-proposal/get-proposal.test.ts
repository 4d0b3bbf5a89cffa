import { expect, test } from 'vitest';
import { proposal, storedProposal } from '../../../../test/builders/parties.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './get-proposal.ts';

test('a proposal with its version; one that is not there is refused', async () => {
  const { proposalId } = proposal;
  expect(await useCase({ proposalId }, contextOf(), reading(storedProposal(proposal, 2)))).toEqual({
    ...proposal,
    version: 2,
  });
  expect(await useCase({ proposalId }, contextOf(), reading())).toMatchObject({
    kind: { code: 'parties.proposal-not-found' },
  });
});
