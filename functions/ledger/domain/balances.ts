import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';
import { dayAfter, lastDayOf } from './books.ts';
import { type EntryLine, signed } from './entry.ts';

/** Debit and credit of one account, in cents as text: a sum of a year may be larger than a number is exact. */
const Sums = z.tuple([z.string(), z.string()]);

/** What was posted on a day, or in a month (`2026-11`), by account. */
export const Movements = z.object({ period: z.string(), accounts: z.record(z.string(), Sums) });
export type Movements = z.infer<typeof Movements>;

/** The movements with those of some lines more. */
export function withLines(before: Movements | undefined, period: string, lines: readonly EntryLine[]): Movements {
  const accounts = { ...before?.accounts };
  for (const line of lines) {
    const amount = signed(line) ?? 0n;
    const [debit = '0', credit = '0'] = accounts[line.account] ?? [];
    accounts[line.account] =
      amount > 0n ? [String(BigInt(debit) + amount), credit] : [debit, String(BigInt(credit) - amount)];
  }
  return { period, accounts };
}

/**
 * The movements whose sum is what was posted from the first day of a year through `date`: whole months before that of `date`,
 * then days. A month in which the year begins after its first day is taken by days too.
 */
export function periodsThrough(from: string, date: string): { months: string[]; days: string[] } {
  const months: string[] = [];
  const days: string[] = [];
  for (let day = from; day <= date; ) {
    const month = day.slice(0, 7);
    const end = lastDayOf(month);
    if (day.endsWith('-01') && end <= date) {
      months.push(month);
      day = dayAfter(end);
    } else {
      days.push(day);
      day = dayAfter(day);
    }
  }
  return { months, days };
}

export const BalanceLine = z
  .object({ account: z.string(), label: z.string(), debit: z.string(), credit: z.string(), balance: z.string() })
  .meta({ id: 'BalanceLine', description: 'Movements of a year through a day; the balance is debit less credit.' });

export const TrialBalance = z
  .object({
    yearId: LocalDate,
    date: LocalDate,
    lines: z.array(BalanceLine),
    totals: z.object({ debit: z.string(), credit: z.string() }),
  })
  .meta({ id: 'TrialBalance' });

/** Sums by account, in cents, in the order of account numbers. */
export function summed(parts: readonly Movements[]): { account: string; debit: bigint; credit: bigint }[] {
  const sums = new Map<string, { debit: bigint; credit: bigint }>();
  for (const { accounts } of parts)
    for (const [account, [debit, credit]] of Object.entries(accounts)) {
      const sum = sums.get(account) ?? { debit: 0n, credit: 0n };
      sums.set(account, { debit: sum.debit + BigInt(debit), credit: sum.credit + BigInt(credit) });
    }
  return [...sums].map(([account, sum]) => ({ account, ...sum })).sort((a, b) => (a.account < b.account ? -1 : 1));
}
