import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Absence } from '../../domain/absence.ts';
import { AbsenceNotFound } from '../../domain/refusals.ts';

export const endAbsence = defineTask({
  id: 'work.end-absence',
  summary: 'Ends an absence of the caller at once, and the stand-in with it',
  trigger: command('POST', 'absences/{absenceId}/end'),
  input: z.strictObject({ absenceId: Absence.shape.absenceId }),
  output: Absence,
  refusals: [AbsenceNotFound],
  access: { tables: { main: 'write' } },
  role: ['clerk', 'coder', 'approver'],
  failureImpact: 'Somebody stands in for a person who is back.',
});
