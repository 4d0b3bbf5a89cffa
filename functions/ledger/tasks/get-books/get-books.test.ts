import { expect, test } from 'vitest';
import { books, storedBooks } from '../../../../test/builders/ledger.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './get-books.ts';
import { getBooks } from './task.ts';

test('the frame of the books, each year with its periods and their state', async () => {
  const { read } = reading(storedBooks({ ...books, closedThrough: '2026-01-31' }));
  const found = (await useCase({}, contextOf(), { read })) as unknown as { years: { periods: { state: string }[] }[] };
  expect(getBooks.output.parse(found)).toMatchObject({ version: 1, siren: books.siren });
  expect(found.years[0]?.periods.map(({ state }) => state)).toEqual(['closed', ...Array(11).fill('open')]);
});

test('a company without books is told so', async () => {
  expect(await useCase({}, contextOf(), reading())).toMatchObject({ kind: { code: 'ledger.books-not-open' } });
});
