import type { CodingRow, InvoiceCoding } from '../../../api/coding.ts';

/** A line of the grid: what a coder has typed so far of an item, or of a part of it. */
export interface GridRow {
  readonly key: string;
  readonly item: string;
  /** Only of several parts; empty: all of the item. */
  readonly amount: string;
  readonly account: string;
  readonly costCentre: string;
  readonly deduction: string;
  readonly from: string;
  readonly to: string;
}

const EMPTY = { amount: '', account: '', costCentre: '', deduction: 'full', from: '', to: '' };

const rowOf = ({ item, amount, account, costCentre, deduction, period }: CodingRow, part: number): GridRow => ({
  key: `${item}#${part}`,
  item,
  amount: amount ?? '',
  account,
  costCentre: costCentre ?? '',
  deduction: deduction ?? 'full',
  from: period?.from ?? '',
  to: period?.to ?? '',
});

/** What was coded before, else a line to fill for every item. */
export function startOf({ items, coding }: InvoiceCoding): GridRow[] {
  return items.flatMap(({ item }) => {
    const coded = (coding?.rows ?? []).filter((row) => row.item === item);
    if (coded.length === 0) return [{ key: `${item}#0`, item, ...EMPTY }];
    return coded.map(({ net, spread, ...row }, part) =>
      rowOf(
        { ...row, ...(coded.length > 1 && { amount: net.amount }), ...(spread && { period: spread }) } as CodingRow,
        part,
      ),
    );
  });
}

/** With the proposals of an item, or of every item that has no account yet. */
export function withProposals(rows: readonly GridRow[], { proposals }: InvoiceCoding, only?: string): GridRow[] {
  const done = new Set<string>();
  return rows.flatMap((row) => {
    const proposal = proposals.find(({ item }) => item === row.item);
    const wanted =
      only === undefined ? rows.every(({ item, account }) => item !== row.item || account === '') : only === row.item;
    if (!proposal || !wanted) return [row];
    if (done.has(row.item)) return [];
    done.add(row.item);
    return proposal.rows.map(rowOf);
  });
}

/** The line once more, for a part of its amount. */
export function split(rows: readonly GridRow[], place: number): GridRow[] {
  const row = rows[place];
  if (!row) return [...rows];
  const parts = rows.filter(({ item }) => item === row.item).length;
  return rows.toSpliced(place + 1, 0, { ...row, ...EMPTY, key: `${row.item}#${parts}-${place}` });
}

/** What is sent: a decimal comma is a point, what is empty is left out. */
export function bodyRows(rows: readonly GridRow[]) {
  return rows.map(({ item, amount, account, costCentre, deduction, from, to }) => ({
    item,
    ...(amount && { amount: amount.replaceAll(/\s/g, '').replace(',', '.') }),
    account,
    ...(costCentre && { costCentre }),
    deduction,
    ...(from && to && { period: { from, to } }),
  }));
}
