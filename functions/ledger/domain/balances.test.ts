import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { purchaseLines } from '../../../test/builders/ledger.ts';
import { type Movements, periodsThrough, summed, withLines } from './balances.ts';

const FROM = '2026-03-10';
const day = fc
  .integer({ min: 0, max: 500 })
  .map((days) => new Date(Date.parse(FROM) + days * 86_400_000).toISOString().slice(0, 10));

test('months and days through a date hold every day of it once, and no other', () => {
  fc.assert(
    fc.property(day, (date) => {
      const { months, days } = periodsThrough(FROM, date);
      let count = days.length;
      for (const month of months) {
        const [year = 0, number = 0] = month.split('-').map(Number);
        count += new Date(Date.UTC(year, number, 0)).getUTCDate();
      }
      expect(count).toBe((Date.parse(date) - Date.parse(FROM)) / 86_400_000 + 1);
      expect(months.length + days.length).toBeLessThanOrEqual(100);
    }),
  );
});

test('the sums of kept movements are those of the lines, on any day', () => {
  const lines = fc.array(
    fc.record({
      date: day,
      account: fc.constantFrom('401', '607', '512'),
      cents: fc.integer({ min: 1, max: 10 ** 9 }),
      debit: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(lines, day, (posted, date) => {
      const kept = new Map<string, Movements>();
      for (const { date: on, account, cents, debit } of posted) {
        const amount = `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        for (const period of [on, on.slice(0, 7)])
          kept.set(period, withLines(kept.get(period), period, [{ account, [debit ? 'debit' : 'credit']: amount }]));
      }
      const { months, days } = periodsThrough(FROM, date);
      const sums = summed([...months, ...days].flatMap((period) => kept.get(period) ?? []));
      for (const account of ['401', '607', '512']) {
        const mine = posted.filter((line) => line.account === account && line.date <= date);
        const of = (side: boolean) =>
          mine.filter(({ debit }) => debit === side).reduce((sum, { cents }) => sum + BigInt(cents), 0n);
        const found = sums.find((sum) => sum.account === account) ?? { debit: 0n, credit: 0n };
        expect([found.debit, found.credit]).toEqual([of(true), of(false)]);
      }
    }),
  );
});

test('a balanced entry leaves the books balanced', () => {
  const [total] = [summed([withLines(undefined, '2026-11', purchaseLines)])].map((sums) =>
    sums.reduce((sum, { debit, credit }) => sum + debit - credit, 0n),
  );
  expect(total).toBe(0n);
});
