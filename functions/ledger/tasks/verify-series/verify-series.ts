import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { booksKey, linkKey, seriesKey, textKey } from '../../data/books.ts';
import { inBatches } from '../../data/in-batches.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';
import { type Broken, DEFECTS, startOf, walk } from '../../domain/series.ts';
import { verifySeries } from './task.ts';

/** Entries of one call: twenty requests of a hundred items, half a second. */
const STRIDE = 500;

export const useCase = defineQuery(verifySeries, async ({ journal, yearId, from }, { scope }, { read }) => {
  const [books, head] = await read.getAll([booksKey(scope), seriesKey(scope, journal, yearId)]);
  if (!books) return refuse(BooksNotOpen);
  const last = head?.data.number ?? 0;
  const to = Math.min(from + STRIDE - 1, last);
  // The link before the first, and one after the last that must not be there.
  const numbers = Array.from({ length: Math.max(0, to - from + 3) }, (_, place) => ({
    ...{ journal, yearId, number: from - 1 + place },
  }));
  const links = await inBatches(
    read,
    numbers.map((number) => linkKey(scope, number)),
  );
  const texts = await inBatches(
    read,
    numbers.map((number) => textKey(scope, number)),
  );
  const before = from === 1 ? startOf({ companyId: scope.companyId, journal, yearId }) : links[0]?.data;
  const told = (broken: Broken) => ({ broken: { ...broken, ...DEFECTS[broken.defect] } });
  const through = { number: from - 1, hash: before?.hash ?? '' };
  if (!before) return { from, through, last, ...told({ number: from - 1, defect: 'link-missing' }) };
  const stored = numbers
    .slice(1, -1)
    .map((_, place) => ({ link: links[place + 1]?.data, content: texts[place + 1]?.data }));
  const end = walk(through, stored);
  if ('defect' in end) return { from, through, last, ...told(end) };
  if (to < last) return { from, through: end, last, next: to + 1 };
  if (head && head.data.hash !== end.hash)
    return { from, through: end, last, ...told({ number: last, defect: 'head-differs' }) };
  if (links.at(-1)) return { from, through: end, last, ...told({ number: last + 1, defect: 'beyond-head' }) };
  return { from, through: end, last };
});
