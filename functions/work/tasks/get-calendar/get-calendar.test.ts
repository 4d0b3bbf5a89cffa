import { expect, test } from 'vitest';
import { contextOf, reading, stored } from '../../../../test/builders/use-case.ts';
import { CalendarRecord } from '../../data/people.ts';
import { FRENCH_CALENDAR } from '../../domain/business-days.ts';
import { useCase } from './get-calendar.ts';

test('the company’s own; until it has one, that of France', async () => {
  const own = { ...FRENCH_CALENDAR, alsaceMoselle: true };
  expect(await useCase({}, contextOf(), reading(stored(CalendarRecord, own)))).toEqual(own);
  expect(await useCase({}, contextOf(), reading())).toEqual(FRENCH_CALENDAR);
});
