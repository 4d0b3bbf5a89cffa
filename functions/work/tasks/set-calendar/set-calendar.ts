import { put } from '../../../../shared/aws/entity.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { CalendarRecord } from '../../data/people.ts';
import { setCalendar } from './task.ts';

export const useCase = defineCommand(setCalendar, {
  reads: (_calendar, { scope }) => ({ subject: CalendarRecord.key(scope, 'calendar') }),
  decide: (calendar, { subject }, { scope }) =>
    decided(calendar, { writes: [put(CalendarRecord, scope, subject, calendar)] }),
});
