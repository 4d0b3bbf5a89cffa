import { expect, test } from 'vitest';
import { decided, stored } from '../../../../test/builders/use-case.ts';
import { CalendarRecord } from '../../data/people.ts';
import { FRENCH_CALENDAR } from '../../domain/business-days.ts';
import { useCase } from './set-calendar.ts';
import { setCalendar } from './task.ts';

const closed = { ...FRENCH_CALENDAR, closedOn: ['2026-12-24'] };

test('the calendar is written as it is given, over the one before', () => {
  expect(decided(setCalendar, useCase, { input: closed })).toMatchObject({
    output: closed,
    writes: [{ data: closed }],
  });
  const subject = stored(CalendarRecord, closed);
  expect(decided(setCalendar, useCase, { input: FRENCH_CALENDAR, state: { subject } })).toMatchObject({
    writes: [{ type: 'replace', data: FRENCH_CALENDAR }],
  });
});

test('a zone that there is', () => {
  expect(setCalendar.input.safeParse({ ...FRENCH_CALENDAR, timeZone: 'Europe/Lutèce' }).success).toBe(false);
});
