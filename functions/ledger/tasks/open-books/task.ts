import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { Books, FIRST_JOURNALS, Journal, Siren } from '../../domain/books.ts';
import { BooksOpen, YearRefused } from '../../domain/refusals.ts';

export const openBooks = defineTask({
  id: 'ledger.open-books',
  summary: 'Opens the books of a company with its first financial year',
  trigger: command('POST', 'books'),
  input: z.strictObject({
    siren: Siren,
    from: LocalDate,
    to: LocalDate,
    journals: z
      .array(Journal)
      .min(1)
      .max(100)
      .default([...FIRST_JOURNALS]),
  }),
  output: Books,
  refusals: [BooksOpen, YearRefused],
  access: { tables: { main: 'write' } },
  role: 'accountant',
  failureImpact: 'A company cannot begin to keep its books.',
  example: { siren: '000100016', from: '2026-01-01', to: '2026-12-31' },
});
