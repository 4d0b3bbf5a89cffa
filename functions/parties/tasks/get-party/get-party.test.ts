import { expect, test } from 'vitest';
import { glassworks, partyId, storedParty } from '../../../../test/builders/parties.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { PartyNotFound } from '../../domain/refusals.ts';
import { useCase } from './get-party.ts';

test('the party and its version', async () => {
  const found = await useCase({ partyId }, contextOf(), reading(storedParty(glassworks, 4)));
  expect(found).toEqual({ ...glassworks, version: 4 });
});

test('one that is not there is refused', async () => {
  expect(await useCase({ partyId }, contextOf(), reading())).toMatchObject({
    kind: PartyNotFound,
    parameters: { partyId },
  });
});
