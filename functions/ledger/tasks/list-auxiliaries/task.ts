import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Auxiliary } from '../../domain/entry.ts';

export const listAuxiliaries = defineTask({
  id: 'ledger.list-auxiliaries',
  summary: 'Auxiliary accounts by name',
  trigger: query('auxiliaries'),
  input: z.strictObject(pageInput),
  output: pageOf(Auxiliary),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Parties cannot be chosen for an entry.',
});
