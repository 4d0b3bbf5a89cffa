import type { Checkpoints } from '../../../../shared/aws/checkpoints.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { booksKey, linkKey, seriesKey, textKey } from '../../data/books.ts';
import { inBatches } from '../../data/in-batches.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';
import { type Broken, chainOf, DEFECTS, startOf, walk } from '../../domain/series.ts';
import { verifySeries } from './task.ts';

/** Entries of one call: twenty requests of a hundred items, half a second. */
const STRIDE = 500;

type Services = Reading & { readonly checkpoints: Pick<Checkpoints, 'of'> };

export const useCase = defineQuery(
  verifySeries,
  async ({ journal, yearId, from }, { scope }, { read, checkpoints }: Services) => {
    const [books, head] = await read.getAll([booksKey(scope), seriesKey(scope, journal, yearId)]);
    if (!books) return refuse(BooksNotOpen);
    const last = head?.data.number ?? 0;
    const to = Math.min(from + STRIDE - 1, last);
    const all = await checkpoints.of(scope, chainOf({ journal, yearId }));
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
    const answer = (through: { number: number; hash: string }, broken?: Broken) => {
      const proof = all.findLast(({ number }) => number <= through.number);
      return {
        ...{ from, last, through: { number: through.number, hash: through.hash } },
        ...(proof && { proved: { number: proof.number, at: proof.at } }),
        notYetProved: Math.max(0, last - (all.at(-1)?.number ?? 0)),
        ...(broken && { broken: { ...broken, ...DEFECTS[broken.defect] } }),
      };
    };
    const start = { number: from - 1, hash: before?.hash ?? '' };
    if (all.some(({ number }) => number > last)) return answer(start, { number: last + 1, defect: 'cut-off' });
    if (!before) return answer(start, { number: from - 1, defect: 'link-missing' });
    const stored = numbers
      .slice(1, -1)
      .map((_, place) => ({ link: links[place + 1]?.data, content: texts[place + 1]?.data }));
    const end = walk(start, stored, all);
    if ('defect' in end) return answer({ number: end.number - 1, hash: '' }, end);
    if (to < last) return { ...answer(end), next: to + 1 };
    if (head && head.data.hash !== end.hash) return answer(end, { number: last, defect: 'head-differs' });
    if (links.at(-1)) return answer(end, { number: last + 1, defect: 'beyond-head' });
    return answer(end);
  },
);
