import { expect, test } from 'vitest';
import { Instant, LocalDate, localDate } from './dates.ts';

test.each([
  ['2026-11-24T22:59:59.999Z', 'Europe/Paris', '2026-11-24'],
  ['2026-11-24T23:00:00.000Z', 'Europe/Paris', '2026-11-25'],
  ['2026-06-30T22:00:00.000Z', 'Europe/Paris', '2026-07-01'],
  ['2026-12-31T23:30:00.000Z', 'Europe/Paris', '2027-01-01'],
  ['2026-01-01T03:00:00.000Z', 'America/Martinique', '2025-12-31'],
  ['2026-01-01T00:00:00.000Z', 'Pacific/Noumea', '2026-01-01'],
])('at %s it is in %s the %s', (moment, zone, day) => {
  expect(localDate(new Date(moment), zone)).toBe(day);
});

test('a zone that does not exist is an error', () => {
  expect(() => localDate(new Date('2026-01-01T00:00:00Z'), 'Europe/Nowhere')).toThrow(RangeError);
});

test('a date is a real day, an instant is in UTC', () => {
  expect(LocalDate.safeParse('2028-02-29').success).toBe(true);
  for (const wrong of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00:00Z'])
    expect(LocalDate.safeParse(wrong).success, wrong).toBe(false);
  expect(Instant.safeParse('2026-11-24T09:30:00.000Z').success).toBe(true);
  for (const wrong of ['2026-11-24T09:30:00', '2026-11-24T09:30:00+01:00', '2026-11-24'])
    expect(Instant.safeParse(wrong).success, wrong).toBe(false);
});
