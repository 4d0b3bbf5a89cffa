import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { JournalCode, YearId } from '../../domain/books.ts';
import { EntryId, EntryNumber } from '../../domain/entry.ts';
import {
  BooksNotOpen,
  EntryChanged,
  EntryIncomplete,
  EntryNotDraft,
  EntryNotFound,
  EntryOfAnother,
  WRONG_IN_ENTRY,
} from '../../domain/refusals.ts';
import { EntryValidated } from '../../public.ts';

export const validateEntries = defineTask({
  id: 'ledger.validate-entries',
  summary:
    'Validates entries of one journal: each gets its number, is chained to the one before and never changes again',
  trigger: command('POST', 'journals/{journal}/years/{yearId}/validate'),
  input: z.strictObject({
    journal: JournalCode,
    yearId: YearId,
    /** In the order of their numbers to be; `version`: as it was read. Three items each in a transaction of a hundred. */
    entries: z
      .array(z.strictObject({ entryId: EntryId, version: z.number().int().positive() }))
      .min(1)
      .max(25)
      .refine((entries) => new Set(entries.map(({ entryId }) => entryId)).size === entries.length),
  }),
  output: z.object({ entries: z.array(z.object({ entryId: EntryId, ...EntryNumber.shape, hash: z.string() })) }),
  refusals: [
    BooksNotOpen,
    EntryNotFound,
    EntryNotDraft,
    EntryChanged,
    EntryOfAnother,
    EntryIncomplete,
    ...WRONG_IN_ENTRY,
  ],
  access: { tables: { main: 'write', records: 'append' }, publishes: [EntryValidated] },
  role: 'accountant',
  failureImpact: 'Nothing gets into the books; drafts wait.',
  example: {
    journal: 'AC',
    yearId: '2026-12-31',
    entries: [{ entryId: 'ent_2d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', version: 1 }],
  },
});
