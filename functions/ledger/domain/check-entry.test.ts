import { expect, test } from 'vitest';
import { content, frame, purchaseLines } from '../../../test/builders/ledger.ts';
import { wrongIn } from './check-entry.ts';
import type { EntryLine } from './entry.ts';

const [cost, vat, due] = purchaseLines as [EntryLine, EntryLine, EntryLine];
const codes = (change: object, more: object = {}) =>
  wrongIn({ ...content, ...change }, { ...frame, ...more }).map(({ kind }) => kind.code.replace('ledger.', ''));

test('an entry that balances on known accounts is right', () => {
  expect(codes({})).toEqual([]);
});

test.each([
  ['another journal', { journal: 'ZZ' }, ['journal-unknown']],
  ['a day of no year', { date: '2027-01-01' }, ['no-year']],
  ['a cent too much', { lines: [cost, { ...vat, debit: '20.01' }, due] }, ['not-balanced']],
  ['nothing', { lines: [] }, ['not-balanced']],
  ['both sides on a line', { lines: [{ ...cost, credit: '100.00' }, vat, due] }, ['line-amount-wrong', 'not-balanced']],
  ['an account of no chart', { lines: [{ ...cost, account: '60799' }, vat, due] }, ['account-unknown']],
  ['no party on a control account', { lines: [cost, vat, { account: '401', credit: '120.00' }] }, ['party-missing']],
  ['a party on an expense', { lines: [{ ...cost, party: 'pty_1' }, vat, due] }, ['party-refused']],
])('%s is not', (_, change, expected) => {
  expect(codes(change)).toEqual(expected);
});

test('a closed period takes nothing; one that is closed softly only what an accountant posts', () => {
  const closed = { books: { ...frame.books, closedThrough: '2026-11-30' } };
  const soft = { books: { ...frame.books, softClosedThrough: '2026-11-30' } };
  expect(codes({}, closed)).toEqual(['period-closed']);
  expect(codes({}, soft)).toEqual([]);
  expect(codes({}, { ...soft, accountant: false })).toEqual(['period-soft-closed']);
});

test('a party needs its auxiliary account', () => {
  expect(codes({}, { knowsParty: () => false })).toEqual(['party-unknown']);
});
