import type { Language } from './text.ts';

/** What a spreadsheet is told of a cell: a text, or an exact decimal (`1200.50`). */
export type Cell = string | { readonly decimal: string } | undefined;

/**
 * A table as Excel opens it by a double click (RFC 4180 for the rest). A byte order mark says UTF-8. Where the comma
 * writes decimals, as in French, Excel expects a semicolon between columns.
 */
const DIALECTS = {
  fr: { separator: ';', decimal: ',' },
  en: { separator: ',', decimal: '.' },
} as const satisfies Record<Language, unknown>;

export const BYTE_ORDER_MARK = '\uFEFF';

/** One line, its end included. */
export function csvLine(cells: readonly Cell[], language: Language): string {
  const { separator, decimal } = DIALECTS[language];
  const written = cells.map((cell) => {
    if (cell === undefined) return '';
    if (typeof cell === 'object') return quoted(cell.decimal.replace('.', decimal), separator);
    return quoted(harmless(cell), separator);
  });
  return `${written.join(separator)}\r\n`;
}

/** A text that a spreadsheet would calculate stays a text (OWASP, CSV injection). */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
