import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { books } from '../../../test/builders/ledger.ts';
import { firstOpenDay, periodsOf, stateOn, yearFits, yearOf } from './books.ts';

const years = [
  { from: '2025-03-10', yearId: '2026-06-30' },
  { from: '2026-07-01', yearId: '2027-06-30' },
];

test('the periods of a year cover each of its days once', () => {
  fc.assert(
    fc.property(fc.constantFrom(...years), (year) => {
      const periods = periodsOf({ ...books, years }, year);
      expect(periods[0]?.from).toBe(year.from);
      expect(periods.at(-1)?.to).toBe(year.yearId);
      for (const [place, period] of periods.entries()) {
        const following = periods[place + 1];
        if (following) expect(Date.parse(following.from) - Date.parse(period.to)).toBe(86_400_000);
      }
    }),
  );
  expect(periodsOf({ ...books, years }, years[0] as never)).toHaveLength(16);
});

test('two dates say the state of every day', () => {
  const closing = { ...books, closedThrough: '2026-02-28', softClosedThrough: '2026-03-31' };
  expect(['2026-02-28', '2026-03-01', '2026-04-01'].map((day) => stateOn(closing, day))).toEqual([
    'closed',
    'soft-closed',
    'open',
  ]);
  expect(firstOpenDay(closing, '2026-01-15')).toBe('2026-04-01');
  expect(firstOpenDay(closing, '2026-05-15')).toBe('2026-05-15');
  expect(firstOpenDay(closing, '2027-05-15')).toBeUndefined();
  expect(firstOpenDay({ ...books, closedThrough: '2026-12-31' }, '2026-05-15')).toBeUndefined();
  expect(yearOf(books, '2025-12-31')).toBeUndefined();
});

test('a year follows the one before without a gap, and lasts two years at most', () => {
  const first = { from: '2026-01-01', yearId: '2026-12-31' };
  expect(yearFits([], first)).toBe(true);
  expect(yearFits([first], { from: '2027-01-01', yearId: '2027-12-31' })).toBe(true);
  expect(yearFits([first], { from: '2027-01-02', yearId: '2027-12-31' })).toBe(false);
  expect(yearFits([], { from: '2026-01-01', yearId: '2027-12-31' })).toBe(true);
  expect(yearFits([], { from: '2026-01-01', yearId: '2028-01-01' })).toBe(false);
  expect(yearFits([], { from: '2026-01-01', yearId: '2026-01-01' })).toBe(false);
});
