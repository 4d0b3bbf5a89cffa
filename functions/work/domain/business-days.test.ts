import { expect, test } from 'vitest';
import { addBusinessDays, easterSunday, FRENCH_CALENDAR, isBusinessDay, publicHolidays } from './business-days.ts';

// Dates of Easter as the Bureau des longitudes publishes them.
test.each([
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2011, '2011-04-24'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i is %s', (year, day) => {
  expect(easterSunday(year)).toBe(day);
});

test('the eleven public holidays of 2026, thirteen in Alsace and Moselle', () => {
  const eleven = [
    '2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15',
    '2026-11-01', '2026-11-11', '2026-12-25',
  ]; // biome-ignore format: one list
  expect(publicHolidays(2026, { alsaceMoselle: false })).toEqual(eleven);
  expect(publicHolidays(2026, { alsaceMoselle: true })).toEqual([...eleven, '2026-04-03', '2026-12-26'].sort());
});

test('five business days from a Tuesday before a bridge', () => {
  // 1 May 2026 is a Friday and a holiday.
  expect(addBusinessDays('2026-04-28', 5, FRENCH_CALENDAR)).toBe('2026-05-06');
  expect(addBusinessDays('2026-04-28', 5, { ...FRENCH_CALENDAR, closedOn: ['2026-05-04'] })).toBe('2026-05-07');
  expect(addBusinessDays('2026-05-04', -1, FRENCH_CALENDAR)).toBe('2026-04-30');
});

test('a weekend is none', () => {
  expect(
    ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map((day) => isBusinessDay(day, FRENCH_CALENDAR)),
  ).toEqual([true, false, false, true]);
});
