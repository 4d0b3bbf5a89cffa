import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Entry } from '../../domain/entry.ts';

export const listDrafts = defineTask({
  id: 'ledger.list-drafts',
  summary: 'The brouillard by date, each entry with what keeps it from being validated',
  trigger: query('entries'),
  input: z.strictObject(pageInput),
  output: pageOf(Entry),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees what waits to be validated.',
});
