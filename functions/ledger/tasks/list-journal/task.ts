import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { JournalCode, YearId } from '../../domain/books.ts';
import { Entry } from '../../domain/entry.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';

export const listJournal = defineTask({
  id: 'ledger.list-journal',
  summary: 'A journal of a year in the order of its numbers',
  trigger: query('journals/{journal}/years/{yearId}/entries'),
  input: z.strictObject({
    journal: JournalCode,
    yearId: YearId,
    from: z.coerce.number().int().positive().default(1),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(Entry), last: z.number().int(), next: z.number().int().optional() }),
  refusals: [BooksNotOpen],
  access: { tables: { main: 'read', records: 'read' } },
  role: 'auditor',
  failureImpact: 'Journals cannot be read.',
});
