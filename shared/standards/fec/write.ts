import { COLUMNS } from './columns.ts';

/** One line of an entry; dates are ISO 8601, amounts decimal strings with a point. */
export interface FecLine {
  readonly journal: string;
  readonly journalLabel: string;
  readonly number: string;
  readonly date: string;
  readonly account: string;
  readonly accountLabel: string;
  readonly auxiliary?: { readonly number: string; readonly label: string } | undefined;
  readonly piece: { readonly ref: string; readonly date: string };
  readonly label: string;
  readonly debit: string;
  readonly credit: string;
  readonly lettering?: { readonly code: string; readonly date: string } | undefined;
  readonly validDate: string;
  readonly foreign?: { readonly amount: string; readonly currency: string } | undefined;
}

/** `000100016FEC20261231.txt`, of a SIREN and the last day of the year. */
export const fecName = (siren: string, closing: string): string => `${siren}FEC${day(closing)}.txt`;

export const FEC_HEADER = COLUMNS.join('\t');

/** A line in UTF-8 with tabs and without its end; texts lose what would end a field or a line. */
export function fecLine(line: FecLine): string {
  const { auxiliary, piece, lettering, foreign } = line;
  return [
    text(line.journal),
    text(line.journalLabel),
    text(line.number),
    day(line.date),
    text(line.account),
    text(line.accountLabel),
    text(auxiliary?.number ?? ''),
    text(auxiliary?.label ?? ''),
    text(piece.ref),
    day(piece.date),
    text(line.label),
    amount(line.debit),
    amount(line.credit),
    text(lettering?.code ?? ''),
    lettering ? day(lettering.date) : '',
    day(line.validDate),
    foreign ? amount(foreign.amount) : '',
    foreign?.currency ?? '',
  ].join('\t');
}

const day = (date: string): string => date.replaceAll('-', '');
const amount = (decimal: string): string => decimal.replace('.', ',');
// biome-ignore lint/suspicious/noControlCharactersInRegex: what would end a field or a line
const text = (value: string): string => value.replaceAll(/[\x00-\x1f\x7f|]+/g, ' ').trim();
