import { expect, test } from 'vitest';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import { onFile, partyId, storedNumber, storedParty } from '../../../../test/builders/parties.ts';
import { contextOf, decide, reading } from '../../../../test/builders/use-case.ts';
import type { Party } from '../../domain/party.ts';
import { useCase } from './merge-party.ts';
import { mergeParty } from './task.ts';

const duplicate: Party = {
  ...onFile,
  partyId: derivedId('pty', 'duplicate'),
  vatNumber: 'FR63000100024',
  siren: '000100024',
};
const numbers = [storedNumber('vat:FR63000100024', duplicate), storedNumber('siren:000100024', duplicate)];
const input = { partyId: duplicate.partyId, into: partyId };

const merge = (state: object, given: object = input) =>
  decide(mergeParty, useCase, { input: given, state: state as never, facts: numbers, fetched: numbers });
const state = { subject: storedParty(duplicate), target: storedParty(onFile) };

test('its numbers lead to the other one; bank accounts are not taken over', () => {
  const confirmedAccounts = [{ accountId: 'bac_1', iban: 'FR7600000000010000000010170' }];
  const subject = storedParty({ ...duplicate, confirmedAccounts });
  expect(merge({ ...state, subject })).toMatchObject({
    output: { mergedInto: partyId },
    writes: [
      { type: 'replace', kind: 'party', data: { mergedInto: partyId } },
      { type: 'unchanged', kind: 'party' },
      { kind: 'party-number', data: { number: 'vat:FR63000100024', partyId } },
      { kind: 'party-number', data: { number: 'siren:000100024', partyId } },
    ],
  });
});

test('not into itself, not into what is gone, not twice', () => {
  const self = { ...state, target: state.subject };
  expect(merge(self, { ...input, into: input.partyId })).toBe('parties.merged-into-itself');
  expect(merge({ ...state, target: undefined })).toBe('parties.party-not-found');
  expect(merge({ ...state, subject: undefined })).toBe('parties.party-not-found');
  const gone = { ...state, target: storedParty({ ...onFile, mergedInto: derivedId('pty', 'third') }) };
  expect(merge(gone)).toBe('parties.party-merged');
});

test('its numbers are what is fetched', async () => {
  expect(await useCase.fetch?.(input, { ...state, target: undefined }, reading(...numbers), contextOf(), [])).toEqual(
    numbers,
  );
  expect(await useCase.fetch?.(input, { subject: undefined, target: undefined }, reading(), contextOf(), [])).toEqual(
    [],
  );
});
