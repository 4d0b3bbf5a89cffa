import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, running } from './amounts.ts';
import { amountOf, balancedBy, emptyRows, gapOf, linesOf, openPlace, rowsOf, withLine } from './entry-rows.ts';
import { periodsToShow } from './periods.ts';
import { validationsOf } from './validations.ts';

const row = (key: number, account: string, debit = '', credit = '') => ({
  ...{ key, account, party: '', debit, credit, kept: {} },
});

test('what is typed as an amount is exact, whatever its spaces and comma; what is none stays as it is', () => {
  expect(['1 200,5', '1200.50', '0,1', '12', '12,345', 'abc'].map(amountOf)).toEqual([
    ...['1200.50', '1200.50', '0.10', '12.00', '12,345', 'abc'],
  ]);
});

test('the line without an amount takes what balances, on the side that lacks it', () => {
  const rows = [row(0, '607', '1 000,10'), row(1, '44566', '200'), row(2, '401')];
  expect(openPlace(rows)).toBe(2);
  expect(gapOf(rows)).toBe(120_010n);
  expect(linesOf(balancedBy(rows, 2)).at(-1)).toEqual({ account: '401', credit: '1200.10' });
  expect(openPlace([...rows, row(3, '471')])).toBeUndefined();
});

test('whatever the other lines, the entry balances by one of them', () => {
  const amount = fc
    .bigInt({ min: 1n, max: 10n ** 12n })
    .map((minor) => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`);
  const line = fc
    .tuple(amount, fc.boolean())
    .map(([value, debit]) => (debit ? row(0, '607', value) : row(0, '607', '', value)));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(11), (lines, place) => {
      expect(gapOf(balancedBy(lines, place % lines.length))).toBe(0n);
    }),
  );
});

test('a draft comes back as it was, with what the grid does not show; empty lines are none', () => {
  const lines = [
    { account: '607', debit: '10.00', vat: { category: 'S' as const, rate: '20' }, costCentre: 'LYON' },
    { account: '401', credit: '10.00', party: 'pty_1', label: 'Solde' },
  ];
  const rows = rowsOf({ lines });
  expect(linesOf(withLine(rows))).toEqual(lines);
  expect(withLine(rows).map(({ key }) => key)).toEqual([0, 1, 2]);
  expect(linesOf(emptyRows())).toEqual([]);
  expect(rowsOf({ lines: [] })).toHaveLength(2);
});

test('the balance runs from the opening one, line by line', () => {
  const line = (debit?: string, credit?: string) => ({ debit, credit }) as never;
  const shown = running(cents('100.00'), [line('0.10'), line(undefined, '250.00')]);
  expect(shown.map(({ balance }) => balance)).toEqual([10_010n, -14_990n]);
});

const year = {
  yearId: '2026-12-31',
  from: '2026-01-01',
  periods: [
    { month: '2026-01', from: '2026-01-01', to: '2026-01-31', state: 'open' as const },
    { month: '2026-02', from: '2026-02-01', to: '2026-02-28', state: 'open' as const },
  ],
};

test('a month opens with the balances of the day before it, the first one and a calendar year with none', () => {
  expect(periodsToShow(year)).toEqual([
    { value: '2026' },
    { value: '2026-01', month: '2026-01' },
    { value: '2026-02', month: '2026-02', dayBefore: '2026-01-31' },
  ]);
  expect(periodsToShow({ ...year, from: '2025-07-01', yearId: '2026-06-30' })[0]).toMatchObject({ month: '2026-01' });
  expect(periodsToShow(undefined)).toEqual([]);
});

test('drafts are validated by journal and year, by date, 25 at a time', () => {
  const draft = (journal: string, date: string, place = 0) =>
    ({ entryId: `${journal}${date}${place}`, version: 1, journal, date }) as never;
  const many = Array.from({ length: 26 }, (_, place) => draft('AC', '2026-03-01', place));
  const made = validationsOf([draft('VE', '2026-02-02'), ...many, draft('VE', '2026-02-01')], { years: [year] });
  expect(made.map(({ journal, yearId, entries }) => [journal, yearId, entries.length])).toEqual([
    ['VE', '2026-12-31', 2],
    ['AC', '2026-12-31', 25],
    ['AC', '2026-12-31', 1],
  ]);
  expect(made[0]?.entries.map(({ entryId }) => entryId)).toEqual(['VE2026-02-010', 'VE2026-02-020']);
});
