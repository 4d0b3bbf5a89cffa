import * as z from 'zod';
import { defineTask, job } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';

export const followUpHumanTasks = defineTask({
  id: 'work.follow-up-human-tasks',
  summary: 'Reminds of tasks that are due soon, and lets others decide those that are overdue',
  trigger: job('rate(1 hour)'),
  input: z.object({
    /** An operator may look ahead; the schedule takes the day of each company’s calendar. */
    today: LocalDate.optional(),
  }),
  output: z.object({ done: z.number().int() }),
  refusals: [],
  access: { tables: { main: 'write' } },
  failureImpact: 'Nobody is reminded, and overdue tasks wait for the one who was asked first.',
  timeout: 300,
});
