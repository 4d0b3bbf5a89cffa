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
