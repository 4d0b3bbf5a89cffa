import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { booksKey, linkKey, seriesKey, textKey } from '../../data/books.ts';
import { inBatches } from '../../data/in-batches.ts';
import { inBooks } from '../../domain/answer.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';
import { listJournal } from './task.ts';

export const useCase = defineQuery(listJournal, async ({ journal, yearId, from, limit }, { scope }, { read }) => {
  const [books, head] = await read.getAll([booksKey(scope), seriesKey(scope, journal, yearId)]);
  if (!books) return refuse(BooksNotOpen);
  const last = head?.data.number ?? 0;
  const count = Math.max(0, Math.min(limit, last - from + 1));
  const numbers = Array.from({ length: count }, (_, place) => ({ journal, yearId, number: from + place }));
  const texts = await inBatches(
    read,
    numbers.map((number) => textKey(scope, number)),
  );
  const links = await inBatches(
    read,
    numbers.map((number) => linkKey(scope, number)),
  );
  const items = texts.flatMap((text, place) => (text ? [inBooks(text.data.entry, links[place]?.data.hash)] : []));
  return { items, last, ...(from + count <= last && { next: from + count }) };
});
