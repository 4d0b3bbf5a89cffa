import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { booksKey } from '../../data/books.ts';
import { MOST } from '../../domain/books.ts';
import { BooksFull, BooksNotOpen } from '../../domain/refusals.ts';
import { keepJournal } from './task.ts';

export const useCase = defineCommand(keepJournal, {
  reads: (_input, { scope }) => ({ subject: booksKey(scope) }),
  decide({ journal, label }, { subject }) {
    if (!subject) return refuse(BooksNotOpen);
    const others = subject.data.journals.filter(({ code }) => code !== journal);
    if (others.length >= MOST.journals) return refuse(BooksFull, MOST);
    const journals = [...others, { code: journal, label }].sort((a, b) => (a.code < b.code ? -1 : 1));
    const books = { ...subject.data, journals };
    return decided(books, { writes: [replace(subject, books)] });
  },
});
