import { expect, test } from 'vitest';
import { onFile, PHONE, partyId, storedParty } from '../../../../test/builders/parties.ts';
import { camille, decide, NOW } from '../../../../test/builders/use-case.ts';
import { useCase } from './add-phone.ts';
import { addPhone } from './task.ts';

const add = (number: string, party: typeof onFile | undefined = onFile) =>
  decide(addPhone, useCase, {
    input: { partyId, number, source: 'website' },
    state: { subject: party && storedParty(party) },
  });

test('a number is known from now on; the older ones stay', () => {
  expect(add('+33472000001')).toMatchObject({
    output: {
      phones: [
        { number: '+33472000001', source: 'website', by: camille.id, name: camille.name, since: NOW },
        { number: PHONE },
      ],
    },
  });
});

test('a number that is on file keeps since when', () => {
  expect(add(PHONE)).toBe('parties.phone-known');
});

test('of nobody, or of a duplicate that was merged, nothing is noted', () => {
  expect(decide(addPhone, useCase, { input: { partyId, number: PHONE, source: 'website' } })).toBe(
    'parties.party-not-found',
  );
  expect(add(PHONE, { ...onFile, mergedInto: partyId })).toBe('parties.party-merged');
});
