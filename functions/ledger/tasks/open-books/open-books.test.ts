import { expect, test } from 'vitest';
import { books, storedBooks } from '../../../../test/builders/ledger.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './open-books.ts';
import { openBooks } from './task.ts';

const input = { siren: '000100016', from: '2026-01-01', to: '2026-12-31' };
const open = (change: object = {}, before?: typeof books) =>
  decide(openBooks, useCase, { input: { ...input, ...change }, state: { subject: before && storedBooks(before) } });

test('the books of a company are opened once, with the journals everybody has', () => {
  expect(open()).toMatchObject({ output: books, writes: [{ type: 'create', kind: 'books', data: books }] });
  expect(open({}, books)).toBe('ledger.books-open');
});

test('a first year lasts two years at most', () => {
  expect(open({ to: '2028-06-30' })).toBe('ledger.year-refused');
});
