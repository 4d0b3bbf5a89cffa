import { expect, test } from 'vitest';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import { account, OTHER_IBAN, onFile, partyId, storedAccount, storedParty } from '../../../../test/builders/parties.ts';
import { camille, decide, decided, NOW, stored } from '../../../../test/builders/use-case.ts';
import { IbanRecord } from '../../data/bank-account.ts';
import { happened } from '../../domain/bank-account.ts';
import { useCase } from './propose-bank-account.ts';
import { proposeBankAccount } from './task.ts';

const input = { partyId, iban: OTHER_IBAN };
const propose = (state: object) => decide(proposeBankAccount, useCase, { input, state: state as never });
const party = storedParty(onFile);

test('it is proposed by a person, and everybody who shares the IBAN is named', () => {
  const holders = [{ partyId: derivedId('pty', 'other'), name: 'Autre' }];
  const iban = stored(IbanRecord, { iban: OTHER_IBAN, holders });
  const { output, writes, events } = decided(proposeBankAccount, useCase, { input, state: { party, iban } });
  expect(output).toMatchObject({
    state: 'proposed',
    revision: 1,
    alsoOf: holders,
    changesFile: false,
    proposed: { person: { by: camille.id, roles: camille.roles } },
    history: [{ state: 'proposed', by: camille.id, at: NOW }],
  });
  expect(writes.map(({ type, kind }) => `${type} ${kind}`)).toEqual(['create supplier-bank-account', 'replace iban']);
  expect(events).toMatchObject([{ type: 'parties.supplier-bank-account-changed.v1' }]);
});

test('one that was refused may be proposed again: its history stays', () => {
  const refused = happened(account, { state: 'refused', at: NOW, note: 'inconnu' });
  expect(propose({ party, subject: storedAccount(refused) })).toMatchObject({
    output: { state: 'proposed', revision: 3, history: [{}, { state: 'refused' }, { state: 'proposed' }] },
  });
});

test('one that waits or is confirmed is not proposed again', () => {
  expect(propose({ party, subject: storedAccount(account) })).toBe('parties.bank-account-in-state');
  const confirmed = happened(account, { state: 'confirmed', at: NOW });
  expect(propose({ party, subject: storedAccount(confirmed) })).toBe('parties.bank-account-in-state');
});

test('of nobody, or of a duplicate that was merged, there is none', () => {
  expect(propose({})).toBe('parties.party-not-found');
  expect(propose({ party: storedParty({ ...onFile, mergedInto: partyId }) })).toBe('parties.party-merged');
});

test('an IBAN of another length, or with a wrong check digit, is no input', () => {
  for (const iban of [OTHER_IBAN.slice(0, -1), OTHER_IBAN.replace('FR76', 'FR77'), 'FR76 0000'])
    expect(proposeBankAccount.input.safeParse({ partyId, iban }).success).toBe(false);
});
