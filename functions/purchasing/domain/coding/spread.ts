import { allocate } from './allocate.ts';

const DAY = 86_400_000;

/** A calendar month, `2026-11`, and what of an amount falls into it. */
export interface MonthPart {
  readonly month: string;
  readonly minor: bigint;
}

/** Calendar months that a period touches, the days of both ends counted; undefined when it ends before it begins. */
export function monthsOf(from: string, to: string): { readonly month: string; readonly days: number }[] | undefined {
  if (to < from) return undefined;
  const months: { month: string; days: number }[] = [];
  for (let start = from; start <= to; ) {
    const [year = 0, month = 0] = start.split('-').map(Number);
    const next = isoDate(Date.UTC(year, month, 1));
    const last = next <= to ? next : isoDate(Date.parse(to) + DAY);
    months.push({ month: start.slice(0, 7), days: (Date.parse(last) - Date.parse(start)) / DAY });
    start = next;
  }
  return months;
}

/** An amount over the months of a period by their days; the parts' sum is the amount. */
export function spread(minor: bigint, from: string, to: string): MonthPart[] {
  const months = monthsOf(from, to);
  if (!months) throw new RangeError(`${from} is after ${to}`);
  const parts = allocate(
    minor,
    months.map(({ days }) => BigInt(days)),
  );
  return months.map(({ month }, place) => ({ month, minor: parts[place] as bigint }));
}

function isoDate(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
