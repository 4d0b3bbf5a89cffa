import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Entry, EntryContent } from '../../domain/entry.ts';
import { BooksNotOpen, WRONG_IN_ENTRY } from '../../domain/refusals.ts';

export const draftEntry = defineTask({
  id: 'ledger.draft-entry',
  summary: 'Puts an entry into the brouillard; it balances, and is changed or thrown away until it is validated',
  trigger: command('POST', 'entries'),
  input: EntryContent,
  output: Entry,
  refusals: [BooksNotOpen, ...WRONG_IN_ENTRY],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Nobody can key an entry.',
  example: {
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
