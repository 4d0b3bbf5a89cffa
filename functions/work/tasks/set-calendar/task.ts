import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Calendar } from '../../domain/business-days.ts';

export const setCalendar = defineTask({
  id: 'work.set-calendar',
  summary: 'Says on which days the company does not work, besides weekends and the public holidays of France',
  trigger: command('PUT', 'calendar'),
  input: z.strictObject(Calendar.shape),
  output: Calendar,
  refusals: [],
  access: { tables: { main: 'write' } },
  role: ['administrator', 'director'],
  failureImpact: 'Deadlines fall on days on which nobody works.',
  example: { timeZone: 'Europe/Paris', alsaceMoselle: false, closedOn: ['2026-12-24'] },
});
