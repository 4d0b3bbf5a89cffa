import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Intake } from '../../domain/intake.ts';

export const listIntakes = defineTask({
  id: 'purchasing.list-intakes',
  summary: 'Files, newest first, all or of one state',
  trigger: query('intakes'),
  input: z.strictObject({ state: Intake.shape.state.optional(), ...pageInput }),
  output: pageOf(Intake),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'What became of files cannot be seen.',
});
