import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Absence } from '../../domain/absence.ts';

export const listAbsences = defineTask({
  id: 'work.list-absences',
  summary:
    'Who is or will be away and who stands in; `of=mine`: the caller’s own and those in which the caller stands in',
  trigger: query('absences'),
  input: z.strictObject({ of: z.enum(['mine', 'everybody']).default('mine'), ...pageInput }),
  output: pageOf(Absence),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'People do not see who is away.',
});
