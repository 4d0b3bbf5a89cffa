import type { Entry, EntryLine } from '../../api/ledger.ts';
import { cents, decimalOf, totalsOf } from './amounts.ts';

/** A line as it is keyed. */
export interface EntryRow {
  readonly key: number;
  readonly account: string;
  readonly party: string;
  readonly debit: string;
  readonly credit: string;
  /** What a line had and the grid does not show: kept. */
  readonly kept: Partial<EntryLine>;
}

export type Side = 'debit' | 'credit';

/** Accounts of third parties, whose lines must name one (the ledger refuses them otherwise). */
export const namesParty = (account: string): boolean => /^(401|403|404|411|413)/.test(account);

/** Accounts of class 4 may; those of taxes have no third party but the State. */
export const mayNameParty = (account: string): boolean => /^4(?!4)/.test(account);

const rowOf = (key: number): EntryRow => ({ key, account: '', party: '', debit: '', credit: '', kept: {} });

export const emptyRows = (): EntryRow[] => [rowOf(0), rowOf(1)];

export const withLine = (rows: readonly EntryRow[]): EntryRow[] => [
  ...rows,
  rowOf(1 + Math.max(-1, ...rows.map(({ key }) => key))),
];

export function rowsOf({ lines }: Pick<Entry, 'lines'>): EntryRow[] {
  const rows = lines.map(({ account, party = '', debit = '', credit = '', ...kept }, key) => ({
    ...{ key, account, party, debit, credit, kept },
  }));
  return rows.length > 0 ? rows : emptyRows();
}

/** What a person typed as an amount: `1 200,5` is `1200.50`; what is none stays, to be refused with its line. */
export function amountOf(typed: string): string {
  const decimal = typed.replaceAll(/[\s\u202f\u00a0]/g, '').replace(',', '.');
  return /^\d{1,13}(\.\d{1,2})?$/.test(decimal) ? decimalOf(cents(decimal)) : typed.trim();
}

/** Debit less credit, so far. */
export function gapOf(rows: readonly EntryRow[]): bigint {
  const { debit, credit } = totalsOf(rows.map((row) => ({ debit: amountOf(row.debit), credit: amountOf(row.credit) })));
  return debit - credit;
}

/** The rows with one line set to what balances the others. */
export function balancedBy(rows: readonly EntryRow[], place: number): EntryRow[] {
  const gap = gapOf(rows.toSpliced(place, 1));
  return rows.map((row, other) =>
    other === place ? { ...row, debit: gap < 0n ? decimalOf(-gap) : '', credit: gap > 0n ? decimalOf(gap) : '' } : row,
  );
}

/** The one line with an account and no amount yet: it takes what balances. */
export function openPlace(rows: readonly EntryRow[]): number | undefined {
  const open = rows.flatMap(({ account, debit, credit }, place) => (account && !debit && !credit ? [place] : []));
  return open.length === 1 ? open[0] : undefined;
}

/** What is sent: lines without an account and an amount are none. */
export function linesOf(rows: readonly EntryRow[]): EntryLine[] {
  return rows
    .filter(({ account, debit, credit }) => account || debit || credit)
    .map(({ account, party, debit, credit, kept }) => ({
      ...kept,
      account,
      ...(party && { party }),
      ...(debit && { debit: amountOf(debit) }),
      ...(credit && { credit: amountOf(credit) }),
    }));
}
