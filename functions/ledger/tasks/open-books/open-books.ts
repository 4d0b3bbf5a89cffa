import { create } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { BooksRecord, booksKey } from '../../data/books.ts';
import { type Books, yearFits } from '../../domain/books.ts';
import { BooksOpen, YearRefused } from '../../domain/refusals.ts';
import { openBooks } from './task.ts';

/** Books are kept in the time of France and in euro (C. com. L123-22). */
const FRENCH = { currency: 'EUR', timeZone: 'Europe/Paris' } as const;

export const useCase = defineCommand(openBooks, {
  reads: (_input, { scope }) => ({ subject: booksKey(scope) }),
  decide({ siren, from, to, journals }, { subject }, { scope }) {
    if (subject) return refuse(BooksOpen);
    const year = { yearId: to, from };
    if (!yearFits([], year)) return refuse(YearRefused, { from, to });
    const books: Books = { booksId: 'books', siren, ...FRENCH, journals, years: [year] };
    return decided(books, { writes: [create(BooksRecord, scope, books)] });
  },
});
