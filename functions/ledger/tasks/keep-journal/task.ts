import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Books, Journal, JournalCode } from '../../domain/books.ts';
import { BooksFull, BooksNotOpen } from '../../domain/refusals.ts';

export const keepJournal = defineTask({
  id: 'ledger.keep-journal',
  summary: 'Adds a journal, or gives one another label',
  trigger: command('PUT', 'journals/{journal}', { ifMatch: true }),
  input: z.strictObject({ journal: JournalCode, label: Journal.shape.label }),
  output: Books,
  refusals: [BooksNotOpen, BooksFull],
  access: { tables: { main: 'write' } },
  role: 'accountant',
  failureImpact: 'Journals cannot be added.',
  example: { journal: 'NF', label: 'Notes de frais' },
});
