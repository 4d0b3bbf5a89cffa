import { replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { booksKey, drafts } from '../../data/books.ts';
import { changedPeriod, lastDayOf } from '../../domain/books.ts';
import type { AnyEntry } from '../../domain/entry.ts';
import { BooksNotOpen, NoYear, PeriodHasDrafts, PeriodStaysClosed } from '../../domain/refusals.ts';
import { changePeriod } from './task.ts';

export const useCase = defineCommand(changePeriod, {
  reads: (_input, { scope }) => ({ subject: booksKey(scope) }),
  /** The oldest draft. One that is written at this moment may be missed; it cannot be validated, for a validation reads the state of its period. */
  async fetch({ state }, _state, { read }, { scope }): Promise<{ oldest: AnyEntry | undefined } | Refusal> {
    if (state !== 'closed') return { oldest: undefined };
    const page = await read.page(drafts(scope), { limit: 1 });
    return page instanceof Refusal ? page : { oldest: page.items[0]?.data };
  },
  decide({ month, state }, { subject }, _context, { oldest }) {
    if (!subject) return refuse(BooksNotOpen);
    if (oldest?.state === 'draft' && oldest.date <= lastDayOf(month))
      return refuse(PeriodHasDrafts, { month, date: oldest.date, label: oldest.label });
    const books = changedPeriod(subject.data, month, state);
    if (books === 'no-year') return refuse(NoYear, { date: lastDayOf(month) });
    if (books === 'stays-closed') return refuse(PeriodStaysClosed, { month });
    return decided(books, { writes: [replace(subject, books)] });
  },
});
