import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { CalendarRecord } from '../../data/people.ts';
import { FRENCH_CALENDAR } from '../../domain/business-days.ts';
import { getCalendar } from './task.ts';

export const useCase = defineQuery(getCalendar, async (_input, { scope }, { read }) => {
  const calendar = await read.get(CalendarRecord.key(scope, 'calendar'));
  return calendar?.data ?? FRENCH_CALENDAR;
});
