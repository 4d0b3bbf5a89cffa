import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';

export const JournalCode = z
  .string()
  .regex(/^[A-Z0-9]{1,6}$/)
  .meta({ examples: ['AC'], description: 'Up to six capitals and digits.' });

export const Journal = z
  .strictObject({ code: JournalCode, label: z.string().trim().min(1).max(80) })
  .meta({ id: 'Journal' });
export type Journal = z.infer<typeof Journal>;

/** A financial year; its id is its last day, as the name of its FEC has it. */
export const YearId = LocalDate.meta({ description: 'The last day of the financial year.' });
export const FiscalYear = z.object({ yearId: YearId, from: LocalDate }).meta({ id: 'FiscalYear' });
export type FiscalYear = z.infer<typeof FiscalYear>;

export const Siren = z
  .string()
  .regex(/^\d{9}$/)
  .meta({ examples: ['000100016'] });

/** How much a frame of books may hold: every entry reads it. */
export const MOST = { years: 50, journals: 100, accounts: 2000 } as const;

/**
 * The frame of a company's books. Periods are calendar months, and they close in order, so two dates say the state of each:
 * everything through `closedThrough` is closed for ever, what follows through `softClosedThrough` is open to accountants only.
 */
export const Books = z
  .object({
    booksId: z.literal('books'),
    siren: Siren,
    currency: z.literal('EUR'),
    timeZone: z.string(),
    journals: z.array(Journal).min(1).max(MOST.journals),
    /** One after the other without a gap, oldest first. */
    years: z.array(FiscalYear).min(1).max(MOST.years),
    closedThrough: LocalDate.optional(),
    softClosedThrough: LocalDate.optional(),
  })
  .meta({ id: 'Books' });
export type Books = z.infer<typeof Books>;

/** What a company begins with; the codes are custom, not law. */
export const FIRST_JOURNALS: readonly Journal[] = [
  { code: 'AC', label: 'Achats' },
  { code: 'VE', label: 'Ventes' },
  { code: 'BQ', label: 'Banque' },
  { code: 'CA', label: 'Caisse' },
  { code: 'OD', label: 'Opérations diverses' },
  { code: 'AN', label: 'À nouveaux' },
];

/** A financial year has twelve months; the first one, or one whose end is moved, may be longer (C. com. L123-12). */
const MAX_MONTHS = 24;

export const PERIOD_STATES = ['open', 'soft-closed', 'closed'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

export function yearOf(books: Books, date: string): FiscalYear | undefined {
  return books.years.find(({ yearId, from }) => from <= date && date <= yearId);
}

export function stateOn({ closedThrough = '', softClosedThrough = '' }: Books, date: string): PeriodState {
  if (date <= closedThrough) return 'closed';
  return date <= softClosedThrough ? 'soft-closed' : 'open';
}

/** `2026-02` → `2026-02-28`. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Of two days, as ISO 8601 writes them. */
export const earlier = (a: string, b: string): string => [a, b].sort()[0] as string;
export const later = (a: string, b: string): string => [a, b].sort()[1] as string;

export function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** The months of a financial year, the first and last one as far as it reaches, with their state. */
export function periodsOf(
  books: Books,
  { yearId, from }: FiscalYear,
): { month: string; from: string; to: string; state: PeriodState }[] {
  const periods = [];
  for (let start = from; start <= yearId; ) {
    const month = start.slice(0, 7);
    const end = earlier(lastDayOf(month), yearId);
    periods.push({ month, from: start, to: end, state: stateOn(books, end) });
    start = dayAfter(end);
  }
  return periods;
}

/** The first day on or after `date` on which everybody may post. */
export function firstOpenDay(books: Books, date: string): string | undefined {
  if (!yearOf(books, date)) return undefined;
  const { closedThrough = '', softClosedThrough = '' } = books;
  const through = later(closedThrough, softClosedThrough);
  const day = date <= through ? dayAfter(through) : date;
  return yearOf(books, day) && day;
}

/** Whether a financial year may be added: it follows the last one, and lasts no longer than the law lets it. */
export function yearFits(years: readonly FiscalYear[], { yearId, from }: FiscalYear): boolean {
  const last = years.at(-1);
  const limit = new Date(Date.parse(from));
  limit.setUTCMonth(limit.getUTCMonth() + MAX_MONTHS);
  return from < yearId && Date.parse(yearId) < limit.getTime() && (!last || from === dayAfter(last.yearId));
}

/** The books with a month closed, with all before it, or opened again; a reason when that cannot be. */
export function changedPeriod(books: Books, month: string, state: PeriodState): Books | 'no-year' | 'stays-closed' {
  const day = lastDayOf(month);
  const lastYear = (books.years.at(-1) as FiscalYear).yearId;
  const through = earlier(day, lastYear);
  if (!yearOf(books, through) || through.slice(0, 7) !== month) return 'no-year';
  const { closedThrough = '', softClosedThrough } = books;
  if (state === 'closed') return { ...books, closedThrough: later(through, closedThrough) };
  if (through <= closedThrough) return 'stays-closed';
  // Neither opens a month by closing an earlier one, nor closes one by opening a later one.
  if (state === 'soft-closed') return { ...books, softClosedThrough: later(through, softClosedThrough ?? '') };
  const before = new Date(Date.parse(`${month}-01`) - 86_400_000).toISOString().slice(0, 10);
  return softClosedThrough ? { ...books, softClosedThrough: earlier(before, softClosedThrough) } : books;
}
