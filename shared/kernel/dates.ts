import * as z from 'zod';

// Apart, so that a browser has it without the schemas.
export { localDate } from './local-date.ts';

/** A calendar day without a zone, ISO 8601: `2026-11-24`. Business dates are days in the company's own zone. */
export const LocalDate = z.iso.date().meta({ examples: ['2026-11-24'] });

/** A moment in UTC, ISO 8601: `2026-11-24T09:30:00.000Z`. */
export const Instant = z.iso.datetime().meta({ examples: ['2026-11-24T09:30:00.000Z'] });
