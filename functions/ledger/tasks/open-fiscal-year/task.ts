import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { Books } from '../../domain/books.ts';
import { BooksFull, BooksNotOpen, YearRefused } from '../../domain/refusals.ts';

export const openFiscalYear = defineTask({
  id: 'ledger.open-fiscal-year',
  summary: 'Adds the next financial year',
  trigger: command('POST', 'years', { ifMatch: true }),
  input: z.strictObject({ from: LocalDate, to: LocalDate }),
  output: Books,
  refusals: [BooksNotOpen, YearRefused, BooksFull],
  access: { tables: { main: 'write' } },
  role: 'accountant',
  failureImpact: 'Nothing can be posted after the last day of the year.',
  example: { from: '2027-01-01', to: '2027-12-31' },
});
