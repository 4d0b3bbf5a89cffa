import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Entry, EntryId } from '../../domain/entry.ts';
import { EntryNotFound } from '../../domain/refusals.ts';

export const getEntry = defineTask({
  id: 'ledger.get-entry',
  summary: 'An entry, in the brouillard or with its number',
  trigger: query('entries/{entryId}'),
  input: z.strictObject({ entryId: EntryId }),
  output: Entry,
  refusals: [EntryNotFound],
  access: { tables: { main: 'read', records: 'read' } },
  role: 'auditor',
  failureImpact: 'Entries cannot be looked at.',
});
