import { expect, test } from 'vitest';
import { account, storedAccount } from '../../../../test/builders/parties.ts';
import { camille, decide, NOW } from '../../../../test/builders/use-case.ts';
import { happened } from '../../domain/bank-account.ts';
import { useCase } from './refuse-bank-account.ts';
import { refuseBankAccount } from './task.ts';

const refuse = (subject?: typeof account) =>
  decide(refuseBankAccount, useCase, {
    input: { accountId: account.accountId, reason: 'Inconnu du fournisseur' },
    state: { subject: subject && storedAccount(subject) },
  });

test('it is refused with a reason, by whom and when', () => {
  expect(refuse(account)).toMatchObject({
    output: {
      state: 'refused',
      history: [{}, { state: 'refused', by: camille.id, at: NOW, note: 'Inconnu du fournisseur' }],
    },
    events: [{ data: { state: 'refused', revision: 2 } }],
  });
});

test('only what waits is refused', () => {
  expect(refuse(happened(account, { state: 'confirmed', at: NOW }))).toBe('parties.bank-account-in-state');
  expect(refuse()).toBe('parties.bank-account-not-found');
});
