import { expect, test } from 'vitest';
import { books, storedBooks } from '../../../../test/builders/ledger.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './open-fiscal-year.ts';
import { openFiscalYear } from './task.ts';

const add = (from: string, to: string, before?: typeof books) =>
  decide(openFiscalYear, useCase, { input: { from, to }, state: { subject: before && storedBooks(before) } });

test('a year follows the last one', () => {
  expect(add('2027-01-01', '2027-12-31', books)).toMatchObject({
    output: { years: [...books.years, { yearId: '2027-12-31', from: '2027-01-01' }] },
  });
  expect(add('2027-02-01', '2027-12-31', books)).toBe('ledger.year-refused');
  expect(add('2027-01-01', '2027-12-31')).toBe('ledger.books-not-open');
});

test('books that could not be read again are never written', () => {
  const year = (number: number) => ({ yearId: `${number}-12-31`, from: `${number}-01-01` });
  const through = (last: number) => ({
    ...books,
    years: Array.from({ length: last - 2025 }, (_, i) => year(2026 + i)),
  });
  expect(add('2075-01-01', '2075-12-31', through(2074))).toMatchObject({ output: {} });
  expect(add('2076-01-01', '2076-12-31', through(2075))).toBe('ledger.books-full');
});
