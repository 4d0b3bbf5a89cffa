import { expect, test } from 'vitest';
import { books, draft, seriesOfOne, storedBooks, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-journal.ts';
import { listJournal } from './task.ts';

test('a journal in the order of its numbers, and where it ends', async () => {
  const { head, records } = seriesOfOne();
  const { read } = reading(storedBooks(books), head, ...records);
  const page = await useCase(listJournal.input.parse({ journal: 'AC', yearId }), contextOf(), { read });
  expect(listJournal.output.parse(page)).toMatchObject({ items: [{ number: 1, label: draft.label }], last: 1 });
  expect(page).not.toHaveProperty('next');
  const other = await useCase(listJournal.input.parse({ journal: 'OD', yearId }), contextOf(), { read });
  expect(other).toEqual({ items: [], last: 0 });
});
