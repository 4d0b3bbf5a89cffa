import { expect, test } from 'vitest';
import { account, IBAN, onFile, storedAccount, storedParty } from '../../../../test/builders/parties.ts';
import { contextOf, decide, NOW, reading } from '../../../../test/builders/use-case.ts';
import { happened } from '../../domain/bank-account.ts';
import { useCase } from './retire-bank-account.ts';
import { retireBankAccount } from './task.ts';

const input = { accountId: account.accountId, reason: 'Compte clos' };
const confirmed = happened(account, { state: 'confirmed', at: NOW });
const { accountId, iban } = account;
const other = { accountId: accountId.replace(/.$/, '0'), iban: IBAN };
const party = storedParty({ ...onFile, confirmedAccounts: [{ accountId, iban }, other] });

const retire = (about?: typeof account) =>
  decide(retireBankAccount, useCase, {
    input,
    state: { subject: about && storedAccount(about) },
    facts: party,
    fetched: [party],
  });

test('it is retired and stands no longer among the supplier’s accounts', () => {
  expect(retire(confirmed)).toMatchObject({
    output: { state: 'retired', history: [{}, {}, { state: 'retired', note: 'Compte clos' }] },
    writes: [{ kind: 'supplier-bank-account' }, { kind: 'party', data: { confirmedAccounts: [other] } }],
    events: [{ data: { state: 'retired', revision: 3 } }],
  });
});

test('only a confirmed one is', () => {
  expect(retire(account)).toBe('parties.bank-account-in-state');
  expect(retire()).toBe('parties.bank-account-not-found');
});

test('its party is what is fetched', async () => {
  expect(
    await useCase.fetch?.(input, { subject: storedAccount(account) }, reading(party), contextOf(), undefined),
  ).toBe(party);
});
