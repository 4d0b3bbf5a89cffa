import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { EntryId } from '../../domain/entry.ts';
import { EntryNotDraft, EntryNotFound } from '../../domain/refusals.ts';

export const discardDraft = defineTask({
  id: 'ledger.discard-draft',
  summary: 'Throws an entry of the brouillard away',
  trigger: command('POST', 'entries/{entryId}/discard', { ifMatch: true }),
  input: z.strictObject({ entryId: EntryId }),
  output: z.object({ entryId: EntryId }),
  refusals: [EntryNotFound, EntryNotDraft],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Drafts that were a mistake stay, and keep their month from being closed.',
});
