import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { booksKey } from '../../data/books.ts';
import { MOST, yearFits } from '../../domain/books.ts';
import { BooksFull, BooksNotOpen, YearRefused } from '../../domain/refusals.ts';
import { openFiscalYear } from './task.ts';

export const useCase = defineCommand(openFiscalYear, {
  reads: (_input, { scope }) => ({ subject: booksKey(scope) }),
  decide({ from, to }, { subject }) {
    if (!subject) return refuse(BooksNotOpen);
    const year = { yearId: to, from };
    if (!yearFits(subject.data.years, year)) return refuse(YearRefused, { from, to });
    if (subject.data.years.length >= MOST.years) return refuse(BooksFull, MOST);
    const books = { ...subject.data, years: [...subject.data.years, year] };
    return decided(books, { writes: [replace(subject, books)] });
  },
});
