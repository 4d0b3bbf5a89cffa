import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { booksKey } from '../../data/books.ts';
import { periodsOf } from '../../domain/books.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';
import { getBooks } from './task.ts';

export const useCase = defineQuery(getBooks, async (_input, { scope }, { read }) => {
  const stored = await read.get(booksKey(scope));
  if (!stored) return refuse(BooksNotOpen);
  const years = stored.data.years.map((year) => ({ ...year, periods: periodsOf(stored.data, year) }));
  return { ...stored.data, years, version: stored.version };
});
