import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Entry, EntryId, entryContent } from '../../domain/entry.ts';
import { BooksNotOpen, EntryNotDraft, EntryNotFound, WRONG_IN_ENTRY } from '../../domain/refusals.ts';

export const changeDraft = defineTask({
  id: 'ledger.change-draft',
  summary: 'Changes an entry of the brouillard; what a rule lacked is settled by it',
  trigger: command('PUT', 'entries/{entryId}', { ifMatch: true }),
  input: z.strictObject({ entryId: EntryId, ...entryContent }),
  output: Entry,
  refusals: [BooksNotOpen, EntryNotFound, EntryNotDraft, ...WRONG_IN_ENTRY],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Drafts cannot be corrected.',
  example: {
    entryId: 'ent_2d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    journal: 'OD',
    date: '2026-11-30',
    piece: { ref: 'OD-11', date: '2026-11-30' },
    label: 'Loyer de novembre',
    lines: [
      { account: '6132', debit: '1500.00' },
      { account: '512', credit: '1500.00' },
    ],
  },
});
