import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Calendar } from '../../domain/business-days.ts';

export const getCalendar = defineTask({
  id: 'work.get-calendar',
  summary: 'The days on which the company does not work; that of France until it has set its own',
  trigger: query('calendar'),
  input: z.strictObject({}),
  output: Calendar,
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody can check how deadlines are counted.',
});
