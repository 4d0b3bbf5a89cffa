import { expect, test } from 'vitest';
import { onFile, partyId, proposal, storedParty, storedProposal } from '../../../../test/builders/parties.ts';
import { camille, decide, NOW } from '../../../../test/builders/use-case.ts';
import { useCase } from './settle-proposal.ts';
import { settleProposal } from './task.ts';

const input = { proposalId: proposal.proposalId, partyId };
const settle = (state: object) => decide(settleProposal, useCase, { input, state: state as never });
const subject = storedProposal(proposal);
const settled = { partyId, by: camille.id, name: camille.name, at: NOW };

test('a person says who the seller is', () => {
  expect(settle({ subject, party: storedParty(onFile) })).toMatchObject({
    output: { ...proposal, state: 'settled', settled },
    writes: [{ kind: 'supplier-proposal' }, { type: 'unchanged', kind: 'party' }],
  });
});

test.each([
  [
    'it is settled already',
    { subject: storedProposal({ ...proposal, state: 'settled', settled }) },
    'parties.proposal-settled',
  ],
  ['it is not there', { subject: undefined }, 'parties.proposal-not-found'],
  ['the party is not there', { party: undefined }, 'parties.party-not-found'],
  ['the party is no supplier', { party: storedParty({ ...onFile, roles: ['customer'] }) }, 'parties.party-not-found'],
  ['the party was merged away', { party: storedParty({ ...onFile, mergedInto: partyId }) }, 'parties.party-merged'],
])('not when %s', (_, given, code) => {
  expect(settle({ subject, party: storedParty(onFile), ...given })).toBe(code);
});
