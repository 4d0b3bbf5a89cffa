import { expect, test } from 'vitest';
import { storedChart } from '../../../../test/builders/ledger.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './keep-account.ts';
import { keepAccount } from './task.ts';

const keep = (account: string, before?: Parameters<typeof storedChart>[0]) =>
  decide(keepAccount, useCase, { input: { account, label: 'Eau' }, state: { subject: before && storedChart(before) } });

test('an account below an official one is added, or gets another label', () => {
  expect(keep('6061001')).toMatchObject({ output: { accounts: [{ number: '6061001', label: 'Eau' }] } });
  const before = [
    { number: '6061001', label: 'Electricité' },
    { number: '6061002', label: 'Gaz' },
  ];
  expect(keep('6061001', before)).toMatchObject({ output: { accounts: [{ label: 'Eau' }, { label: 'Gaz' }] } });
});

test('a chart that could not be read again is never written', () => {
  const full = Array.from({ length: 2000 }, (_, index) => ({ number: `606${index + 1000000}`, label: 'Eau' }));
  expect(keep('6061000', full)).toBe('ledger.books-full');
  expect(keep('6061000', full.slice(1))).toMatchObject({ writes: [{ kind: 'own-chart' }] });
});

test('an official account is no own one, and one without a root is none', () => {
  expect(keep('6061')).toBe('ledger.account-not-own');
  expect(keep('899')).toBe('ledger.account-without-parent');
});
