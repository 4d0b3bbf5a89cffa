import { expect, test } from 'vitest';
import { invoice } from '../../../test/builders/purchasing.ts';
import { settlementOf } from './settlement.ts';
import { toPayOf } from './to-pay.ts';

const iban = 'FR7600000000010000000010170';
const { amountDue, dueDate } = invoice;
const confirmed = { ...invoice, bankDetails: { iban, state: 'confirmed' as const, revision: 2 } };
const settled = (changes: object) => {
  const changed = { ...confirmed, ...changes };
  return toPayOf({ ...changed, settlement: settlementOf(changed) });
};

test('what is due on its day is free to be paid to a confirmed account', () => {
  expect(toPayOf(confirmed)).toEqual({ amount: amountDue, dueDate, account: 'free' });
});

test.each(['proposed', 'refused', 'retired', 'unreadable'] as const)(
  'an account that is %s blocks, and says why',
  (state) => {
    const bankDetails = { iban, state, revision: 1 };
    expect(toPayOf({ ...invoice, bankDetails })).toMatchObject({ account: 'blocked', why: `account-${state}` });
  },
);

test('without an account it is blocked too', () => {
  expect(toPayOf(invoice)).toMatchObject({ account: 'blocked', why: 'account-missing' });
});

test('a deposit that was paid is deducted already', () => {
  const money = (amount: string) => ({ amount, currency: 'EUR' });
  expect(settled({ paid: money('20.00'), amountDue: money('100.00') })).toMatchObject({ amount: money('100.00') });
});

test.each<[string, object]>([
  ['a credit note', { typeCode: '381' }],
  ['what was paid before (BT-23)', { frame: 'B2' }],
  ['nothing that is left', { amountDue: { amount: '0.00', currency: 'EUR' } }],
  ['less than nothing', { amountDue: { amount: '-1.00', currency: 'EUR' } }],
])('%s is not paid', (_, changes) => {
  expect(settled(changes)).toBeUndefined();
});
