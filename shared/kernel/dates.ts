import * as z from 'zod';

/** A calendar day without a zone, ISO 8601: `2026-11-24`. Business dates are days in the company's own zone. */
export const LocalDate = z.iso.date().meta({ examples: ['2026-11-24'] });

/** A moment in UTC, ISO 8601: `2026-11-24T09:30:00.000Z`. */
export const Instant = z.iso.datetime().meta({ examples: ['2026-11-24T09:30:00.000Z'] });

/** The calendar day at a moment in an IANA zone. */
export function localDate(now: Date, timeZone: string): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}
