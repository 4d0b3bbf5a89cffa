import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { Books, FiscalYear, PERIOD_STATES } from '../../domain/books.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';

export const getBooks = defineTask({
  id: 'ledger.get-books',
  summary: 'The frame of the books: journals, and financial years with their periods',
  trigger: query('books'),
  input: z.strictObject({}),
  output: Books.extend({
    years: z.array(
      FiscalYear.extend({
        periods: z.array(z.object({ month: z.string(), from: LocalDate, to: LocalDate, state: z.enum(PERIOD_STATES) })),
      }),
    ),
    version: z.number().int(),
  }),
  refusals: [BooksNotOpen],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees which periods are open.',
});
