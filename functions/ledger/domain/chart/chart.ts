import * as z from 'zod';
import { sortableName } from '../../../../shared/kernel/text.ts';
import { MOST } from '../books.ts';
import { CHANGED_IN_2026, PCG_2026 } from './pcg.ts';

export const AccountNumber = z
  .string()
  .regex(/^[1-8]\d{2,9}$/)
  .meta({ examples: ['6061'], description: 'An account of classes 1 to 8, of three to ten digits.' });

/** A company's own account: a finer one than the official chart has. */
export const OwnAccount = z
  .strictObject({ number: AccountNumber, label: z.string().trim().min(1).max(120) })
  .meta({ id: 'OwnAccount' });
export type OwnAccount = z.infer<typeof OwnAccount>;

/** All own accounts of a company; a record holds as many as fit. */
export const OwnChart = z.object({ chartId: z.literal('own'), accounts: z.array(OwnAccount).max(MOST.accounts) });
export type OwnChart = z.infer<typeof OwnChart>;

export const NO_OWN_ACCOUNTS: OwnChart = { chartId: 'own', accounts: [] };

const YEAR_2026 = '2026-01-01';

const parse = (text: string): [string, string][] =>
  text
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);

const of2026: ReadonlyMap<string, string> = new Map(parse(PCG_2026));

function before2026(): Map<string, string> {
  const accounts = new Map(of2026);
  for (const number of CHANGED_IN_2026.added) accounts.delete(number);
  for (const [number, label] of [...parse(CHANGED_IN_2026.removed), ...parse(CHANGED_IN_2026.labelsBefore)])
    accounts.set(number, label);
  return accounts;
}

let of2025: ReadonlyMap<string, string> | undefined;

/** The official chart for a financial year, by its first day: number and label. */
export function officialChart(yearFrom: string): ReadonlyMap<string, string> {
  if (yearFrom >= YEAR_2026) return of2026;
  of2025 ??= before2026();
  return of2025;
}

/** The label of an account that may be posted to: an official one of three digits at least, or one of the company's own. */
export function labelOf(number: string, yearFrom: string, own: OwnChart): string | undefined {
  if (number.length < 3) return undefined;
  return own.accounts.find((account) => account.number === number)?.label ?? officialChart(yearFrom).get(number);
}

/** The official account of two digits or more that an own one would be a part of. */
export function parentOf(number: string, yearFrom: string): string | undefined {
  const chart = officialChart(yearFrom);
  for (let length = number.length - 1; length >= 2; length--) {
    const parent = number.slice(0, length);
    if (chart.has(parent)) return parent;
  }
  return undefined;
}

/**
 * Accounts by the beginning of their number, or by words of their label whatever their case and accents, in the order of
 * numbers; own ones among the official ones.
 */
export function searchAccounts(
  text: string,
  yearFrom: string,
  own: OwnChart,
  limit: number,
): { number: string; label: string; own: boolean }[] {
  const wanted = text.trim();
  const words = sortableName(wanted).split(/\s+/);
  const fits = /^\d+$/.test(wanted)
    ? (number: string) => number.startsWith(wanted)
    : (_: string, label: string) => words.every((word) => sortableName(label).includes(word));
  const mine = own.accounts.map(({ number, label }) => ({ number, label, own: true }));
  const official = [...officialChart(yearFrom)]
    .filter(([number]) => number.length >= 3 && !own.accounts.some((account) => account.number === number))
    .map(([number, label]) => ({ number, label, own: false }));
  return [...mine, ...official]
    .filter(({ number, label }) => fits(number, label))
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .slice(0, limit);
}
