import { expect, test } from 'vitest';
import { books, storedBooks } from '../../../../test/builders/ledger.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './keep-journal.ts';
import { keepJournal } from './task.ts';

const keep = (journal: string, label: string, before?: typeof books) =>
  decide(keepJournal, useCase, { input: { journal, label }, state: { subject: before && storedBooks(before) } });

test('a journal is added, or gets another label', () => {
  const found = keep('NF', 'Notes de frais', books) as { output: typeof books };
  expect(found.output.journals).toHaveLength(books.journals.length + 1);
  const renamed = keep('AC', 'Achats de Lyon', books) as { output: typeof books };
  expect(renamed.output.journals.filter(({ code }) => code === 'AC')).toEqual([
    { code: 'AC', label: 'Achats de Lyon' },
  ]);
  expect(keep('NF', 'x')).toBe('ledger.books-not-open');
});

test('books that could not be read again are never written', () => {
  const journals = Array.from({ length: 100 }, (_, index) => ({ code: `J${index + 100}`, label: 'x' }));
  expect(keep('NF', 'x', { ...books, journals })).toBe('ledger.books-full');
  expect(keep('J100', 'y', { ...books, journals })).toMatchObject({ output: {} });
});
