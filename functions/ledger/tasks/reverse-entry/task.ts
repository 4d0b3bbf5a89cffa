import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { JournalCode, YearId } from '../../domain/books.ts';
import { Entry } from '../../domain/entry.ts';
import { AlreadyReversed, BooksNotOpen, EntryNotFound, WRONG_IN_ENTRY } from '../../domain/refusals.ts';

export const reverseEntry = defineTask({
  id: 'ledger.reverse-entry',
  summary: 'Drafts the reversal of a validated entry: the same lines on their other sides',
  trigger: command('POST', 'journals/{journal}/years/{yearId}/entries/{entryNumber}/reverse'),
  input: z.strictObject({
    journal: JournalCode,
    yearId: YearId,
    entryNumber: z.coerce.number().int().positive(),
    date: LocalDate,
  }),
  output: Entry,
  refusals: [BooksNotOpen, EntryNotFound, AlreadyReversed, ...WRONG_IN_ENTRY],
  access: { tables: { main: 'write', records: 'read' } },
  role: 'accountant',
  failureImpact: 'Validated entries cannot be corrected.',
  example: { journal: 'AC', yearId: '2026-12-31', entryNumber: 117, date: '2026-11-30' },
});
