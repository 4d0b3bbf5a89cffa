import * as z from 'zod';
import { Instant } from '../../../shared/kernel/dates.ts';
import { FEC_HEADER, fecLine } from '../../../shared/standards/fec/index.ts';
import { type Books, later, YearId } from './books.ts';
import { labelOf, type OwnChart } from './chart/chart.ts';
import type { ValidatedEntry } from './entry.ts';

/** Entries that an export holds; it is made while somebody waits. */
export const MAX_FEC_ENTRIES = 20_000;

/** An export as it was made: the file lies in the archive by its hash. `heads`: where the chain of each journal stood. */
export const FecExport = z
  .object({
    exportId: z.string(),
    yearId: YearId,
    name: z.string(),
    sha256: z.string(),
    size: z.number().int(),
    entries: z.number().int(),
    lines: z.number().int(),
    heads: z.array(z.object({ journal: z.string(), number: z.number().int(), hash: z.string() })),
    by: z.object({ id: z.string(), name: z.string() }),
    at: Instant,
  })
  .meta({ id: 'FecExport' });
export type FecExport = z.infer<typeof FecExport>;

const RETENTION_YEARS = 10;
const TAX_YEARS = 6;

/** Ten years from the end of the financial year (C. com. L123-22), and six from the export (LPF L102 B). */
export function fecRetention(yearId: string, now: string): string {
  const after = (date: string, years: number) => {
    const until = new Date(date);
    until.setUTCFullYear(until.getUTCFullYear() + years);
    return until.toISOString();
  };
  return later(after(yearId, RETENTION_YEARS), after(now, TAX_YEARS));
}

interface Names {
  readonly books: Books;
  readonly yearFrom: string;
  readonly own: OwnChart;
  readonly nameOf: (party: string) => string;
}

/** The FEC of a year, in the order of validation, each line ended by CR LF; equal books make equal bytes. */
export function fecOf(
  entries: readonly ValidatedEntry[],
  { books, yearFrom, own, nameOf }: Names,
): { bytes: Uint8Array; lines: number } {
  const order = ({ validatedAt, journal, number }: ValidatedEntry) =>
    `${validatedAt} ${journal} ${String(number).padStart(9, '0')}`;
  const journals = new Map(books.journals.map(({ code, label }) => [code, label]));
  const sorted = [...entries].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const lines = sorted.flatMap((entry) =>
    entry.lines.map(({ account, party, label, debit = '0.00', credit = '0.00', foreign }) =>
      fecLine({
        journal: entry.journal,
        journalLabel: journals.get(entry.journal) ?? entry.journal,
        number: String(entry.number),
        date: entry.date,
        account,
        accountLabel: labelOf(account, yearFrom, own) ?? account,
        auxiliary: party ? { number: party, label: nameOf(party) } : undefined,
        piece: entry.piece,
        label: label ?? entry.label,
        debit,
        credit,
        validDate: entry.validatedOn,
        foreign,
      }),
    ),
  );
  return { bytes: new TextEncoder().encode(`${[FEC_HEADER, ...lines].join('\r\n')}\r\n`), lines: lines.length };
}
