import { describe, expect, test } from 'vitest';
import {
  account,
  ines,
  OTHER_IBAN,
  onFile,
  PHONE,
  storedAccount,
  storedParty,
} from '../../../../test/builders/parties.ts';
import { contextOf, decide, type decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import { type BankAccount, happened } from '../../domain/bank-account.ts';
import type { Party, Phone } from '../../domain/party.ts';
import { useCase } from './confirm-bank-account.ts';
import { confirmBankAccount } from './task.ts';

const accountant = { id: 'user_awa', name: 'Awa Faye', roles: ['accountant' as const] };
const input = { accountId: account.accountId, calledNumber: PHONE, spokeWith: 'Mme Garnier' };
const phone = onFile.phones?.[0] as Phone;

function confirm({
  about = account as BankAccount,
  party = onFile as Party,
  actor = accountant as
    | typeof accountant
    | { id: string; name: string; roles: ('clerk' | 'accountant' | 'director')[] },
  number = PHONE,
} = {}) {
  const stored = storedParty(party);
  return decide(confirmBankAccount, useCase, {
    input: { ...input, calledNumber: number },
    state: { subject: storedAccount(about) },
    facts: stored,
    fetched: [stored],
    context: contextOf({ actor }),
  });
}

test('a call-back to a known number by a second person of another role confirms it', () => {
  const outcome = confirm() as ReturnType<typeof decided>;
  expect(outcome.output).toMatchObject({
    state: 'confirmed',
    revision: 2,
    history: [
      { state: 'proposed', note: 'F-1' },
      {
        state: 'confirmed',
        by: accountant.id,
        name: accountant.name,
        at: NOW,
        callBack: { number: PHONE, knownSince: phone.since, spokeWith: 'Mme Garnier' },
      },
    ],
  });
  expect(outcome.writes).toMatchObject([
    { kind: 'supplier-bank-account' },
    { kind: 'party', data: { confirmedAccounts: [{ accountId: account.accountId, iban: OTHER_IBAN }] } },
  ]);
  expect(outcome.events).toMatchObject([
    { type: 'parties.supplier-bank-account-changed.v1', data: { state: 'confirmed' } },
  ]);
});

test('the file remembers which person proposed it', () => {
  const person = { by: 'user_paul', name: 'Paul', roles: ['clerk' as const], at: NOW };
  const { writes } = confirm({ about: { ...account, proposed: { at: NOW, person } } }) as ReturnType<typeof decided>;
  expect(writes[1]).toMatchObject({ data: { confirmedAccounts: [{ proposedBy: 'user_paul' }] } });
});

describe('it is refused', () => {
  const proposedBy = (by: string, roles: ('clerk' | 'accountant')[]): BankAccount => ({
    ...account,
    proposed: { at: NOW, person: { by, name: by, roles, at: NOW } },
  });

  test.each([
    ['to who proposed it', { about: proposedBy(accountant.id, ['clerk']) }, 'parties.second-person-needed'],
    [
      'to who entered the supplier',
      { actor: { id: ines.by, name: ines.name, roles: ['accountant' as const] } },
      'parties.second-person-needed',
    ],
    [
      'to another person of the same role',
      { about: proposedBy('user_paul', ['accountant']) },
      'parties.other-role-needed',
    ],
    [
      'to a person of the role that entered the supplier',
      { party: { ...onFile, entered: { ...ines, roles: ['accountant' as const] } } },
      'parties.other-role-needed',
    ],
    ['when another number was called', { number: '+33699999999' }, 'parties.number-not-on-file'],
    [
      'when the caller entered the number',
      { party: { ...onFile, phones: [{ ...phone, by: accountant.id }] } },
      'parties.second-person-needed',
    ],
    [
      'when the number came with the account',
      { party: { ...onFile, phones: [{ ...phone, since: NOW }] } },
      'parties.number-came-with-change',
    ],
    [
      'when the number was taken from an invoice',
      { party: { ...onFile, phones: [{ ...phone, source: 'invoice' as const }] } },
      'parties.number-came-with-change',
    ],
    [
      'when the number was changed shortly before the account',
      { party: { ...onFile, phones: [{ ...phone, since: '2026-11-01T09:00:00.000Z' }] } },
      'parties.number-too-recent',
    ],
    [
      'when it is not proposed',
      { about: happened(account, { state: 'refused', at: NOW }) },
      'parties.bank-account-in-state',
    ],
    ['when the supplier was merged away', { party: { ...onFile, mergedInto: onFile.partyId } }, 'parties.party-merged'],
  ])('%s', (_, given, code) => {
    expect(confirm(given)).toBe(code);
  });
});

test('a new supplier has no account to be changed: its number need not be old, only older than the account', () => {
  const about = { ...account, changesFile: false };
  const party = { ...onFile, phones: [{ ...phone, since: '2026-11-23T09:00:00.000Z' }] };
  expect(confirm({ about, party })).toMatchObject({ output: { state: 'confirmed' } });
});

test('its party is what is fetched', async () => {
  const party = storedParty(onFile);
  expect(
    await useCase.fetch?.(input, { subject: storedAccount(account) }, reading(party), contextOf(), undefined),
  ).toBe(party);
  expect(await useCase.fetch?.(input, { subject: undefined }, reading(party), contextOf(), undefined)).toBeUndefined();
});

test('one that is not there is refused', () => {
  expect(decide(confirmBankAccount, useCase, { input })).toBe('parties.bank-account-not-found');
});
