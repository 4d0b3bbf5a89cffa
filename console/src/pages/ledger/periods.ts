import type { Books } from '../../api/ledger.ts';

export interface PeriodChoice {
  /** As the API takes it: `2026-11`, or a whole calendar year. */
  readonly value: string;
  readonly month?: string;
  /** The day whose balances it opens with, when that is not where the year begins. */
  readonly dayBefore?: string;
}

const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/** The year as a whole, where it is a calendar year, and its months. */
export function periodsToShow(year: Books['years'][number] | undefined): PeriodChoice[] {
  if (!year) return [];
  const calendar = year.from.endsWith('-01-01') && year.yearId === `${year.from.slice(0, 4)}-12-31`;
  return [
    ...(calendar ? [{ value: year.from.slice(0, 4) }] : []),
    ...year.periods.map(({ month, from }) => ({
      value: month,
      month,
      ...(from !== year.from && { dayBefore: dayBefore(from) }),
    })),
  ];
}
