import { CsvError, parse } from 'csv-parse/sync';
import type * as z from 'zod';
import { fillText, type Text } from '../../../../shared/kernel/text.ts';
import { linesAsOrdered, OrderedLine, OrderNumber, orderContent, type PurchaseOrder } from './order.ts';
import { orderIdOf } from './order-id.ts';
import type { ImportError, OrderImport } from './order-import.ts';

/** One transaction takes 100 records, and the command's own are among them. */
const MAX_ORDERS = 90;
/** So that what is told stays small enough to be kept; whoever has that many errors corrects these first. */
const MAX_ERRORS = 500;

/** Names of the columns; those without `?` must be there. A column of another name is refused, for it would be lost. */
const COLUMNS = {
  number: true,
  supplier: true,
  vatNumber: false,
  siren: false,
  orderedOn: true,
  currency: false,
  line: true,
  item: false,
  description: true,
  quantity: true,
  unit: false,
  unitPrice: true,
  vatRate: false,
  deliverOn: false,
  account: false,
  costCentre: false,
} as const;
type Column = keyof typeof COLUMNS;
type Row = Partial<Record<Column, string>>;

/** An order as it stands in the file, before who and when. */
export type ImportedOrder = Omit<PurchaseOrder, 'by' | 'at' | 'state'> & {
  /** Of the file, its first one. */
  readonly line: number;
};

/** What of a file can be taken in, and what not; errors of the file itself stand under no number. */
export interface Import {
  readonly orders: readonly ImportedOrder[];
  readonly refused: OrderImport['refused'];
}

const SENTENCES = {
  malformed: { fr: 'Ce n’est pas un tableau CSV lisible : {why}', en: 'This is no readable CSV table: {why}' },
  empty: { fr: 'Le fichier n’a aucune ligne de commande.', en: 'The file has no line of an order.' },
  missing: { fr: 'La colonne {column} manque dans l’en-tête.', en: 'The column {column} is missing in the heading.' },
  unknown: {
    fr: 'La colonne {column} est inconnue ; colonnes possibles : {columns}.',
    en: 'The column {column} is unknown; possible columns: {columns}.',
  },
  many: {
    fr: 'Plus de {max} commandes : partagez le fichier.',
    en: 'More than {max} orders: split the file.',
  },
  exists: {
    fr: 'Une commande porte déjà ce numéro : rien n’en a été changé.',
    en: 'There is an order of this number already: nothing of it was changed.',
  },
  number: { fr: 'Le numéro de commande manque.', en: 'The order number is missing.' },
  value: {
    fr: 'La valeur « {value} » de {column} n’est pas acceptée.',
    en: 'The value "{value}" of {column} is not accepted.',
  },
  supplier: {
    fr: 'Donnez le numéro de TVA ou le SIREN du fournisseur.',
    en: 'Give the supplier’s VAT number or SIREN.',
  },
  twice: { fr: 'La ligne {line} est là deux fois.', en: 'The line {line} is there twice.' },
  head: {
    fr: '{column} vaut « {value} » ici et « {first} » à la première ligne de la commande.',
    en: '{column} is "{value}" here and "{first}" on the first line of the order.',
  },
} as const satisfies Record<string, Text>;

function errorAt(
  line: number,
  code: keyof typeof SENTENCES,
  words: Readonly<Record<string, string | number>> = {},
): ImportError {
  const { fr, en } = SENTENCES[code];
  return {
    line,
    ...(typeof words.column === 'string' && { column: words.column }),
    fr: fillText(fr, words),
    en: fillText(en, words),
  };
}

/**
 * Reads orders from a CSV table (RFC 4180; comma, semicolon or tab; with or without byte order mark): a line of the table is
 * a line of an order, and lines with the same `number` are one order. A decimal may have a comma where it is not the
 * separator's business. An order is taken in whole or not at all.
 */
export function importOrders(csv: string): Import {
  const none = (...errors: ImportError[]): Import => ({ orders: [], refused: [{ number: '', errors }] });
  let table: { info: { lines: number }; record: string[] }[];
  try {
    table = parse(csv, {
      bom: true,
      delimiter: separatorOf(csv),
      info: true,
      trim: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
    }) as unknown as typeof table;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return none(errorAt(Number(error.lines) || 1, 'malformed', { why: error.code }));
  }
  const [heading, ...rows] = table;
  if (!heading || rows.length === 0) return none(errorAt(1, 'empty'));
  const columns = heading.record;
  const wrong = [
    ...columns
      .filter((column) => !Object.hasOwn(COLUMNS, column))
      .map((column) => errorAt(1, 'unknown', { column, columns: Object.keys(COLUMNS).join(', ') })),
    ...Object.entries(COLUMNS)
      .filter(([column, needed]) => needed && !columns.includes(column))
      .map(([column]) => errorAt(1, 'missing', { column })),
  ];
  if (wrong.length > 0) return none(...wrong);

  const byOrder = new Map<string, { line: number; row: Row }[]>();
  const refused: { number: string; errors: ImportError[] }[] = [];
  for (const { info, record } of rows) {
    const row: Row = Object.fromEntries(
      columns.map((column, place) => [column, record[place]]).filter(([, value]) => value !== ''),
    );
    if (row.number === undefined) refused.push({ number: '', errors: [errorAt(info.lines, 'number')] });
    else byOrder.set(row.number, [...(byOrder.get(row.number) ?? []), { line: info.lines, row }]);
  }
  if (byOrder.size > MAX_ORDERS) return none(errorAt(1, 'many', { max: MAX_ORDERS }));
  const orders: ImportedOrder[] = [];
  for (const [number, lines] of byOrder) {
    const errors: ImportError[] = [];
    const order = orderOf(number, lines, errors);
    if (errors.length > 0) refused.push({ number, errors });
    else orders.push(order);
  }
  return { orders, refused };
}

/** The orders whose number is not taken yet; the others are refused like those with errors. */
export function withoutTaken({ orders, refused }: Import, taken: ReadonlySet<string>): Import {
  const twice = orders.filter(({ orderId }) => taken.has(orderId));
  const all = [...refused, ...twice.map(({ number, line }) => ({ number, errors: [errorAt(line, 'exists')] }))];
  let left = MAX_ERRORS;
  const told = all.flatMap(({ number, errors }) => {
    const shown = errors.slice(0, left);
    left -= shown.length;
    return shown.length > 0 ? [{ number, errors: shown }] : [];
  });
  return { orders: orders.filter(({ orderId }) => !taken.has(orderId)), refused: told };
}

/** The separator that the heading holds most of. */
function separatorOf(csv: string): string {
  const heading = csv.slice(0, Math.max(csv.indexOf('\n'), 0) || csv.length);
  const count = (separator: string) => heading.split(separator).length;
  return [';', '\t', ','].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

const HEAD: readonly Column[] = ['supplier', 'vatNumber', 'siren', 'orderedOn', 'currency'];
const DECIMALS: readonly Column[] = ['quantity', 'unitPrice', 'vatRate'];

function orderOf(number: string, rows: readonly { line: number; row: Row }[], errors: ImportError[]): ImportedOrder {
  const [first] = rows as [{ line: number; row: Row }];
  const seen = new Set<string>();
  const checked = <T extends z.ZodType>(line: number, column: Column, schema: T, value: string | undefined) => {
    const result = schema.safeParse(value);
    if (!result.success) errors.push(errorAt(line, 'value', { column, value: value ?? '' }));
    return result.data as z.infer<T>;
  };
  const lines = rows.map(({ line, row }) => {
    for (const column of HEAD)
      if (row[column] !== undefined && row[column] !== first.row[column])
        errors.push(errorAt(line, 'head', { column, value: row[column], first: first.row[column] ?? '' }));
    if (row.line !== undefined && seen.has(row.line)) errors.push(errorAt(line, 'twice', { line: row.line }));
    seen.add(row.line ?? '');
    const ordered = Object.entries(OrderedLine.shape).map(([name, schema]) => {
      const column = name as Column & keyof typeof OrderedLine.shape;
      const value = DECIMALS.includes(column) ? row[column]?.replace(',', '.') : row[column];
      return [column, checked(line, column, schema, value)];
    });
    return Object.fromEntries(ordered.filter(([, value]) => value !== undefined)) as OrderedLine;
  });
  const { supplier, vatNumber, siren } = first.row;
  if (!vatNumber && !siren) errors.push(errorAt(first.line, 'supplier'));
  const named = {
    name: checked(first.line, 'supplier', orderContent.supplier.shape.name, supplier),
    ...(vatNumber && { vatNumber: checked(first.line, 'vatNumber', orderContent.supplier.shape.vatNumber, vatNumber) }),
    ...(siren && { siren: checked(first.line, 'siren', orderContent.supplier.shape.siren, siren) }),
  };
  return {
    line: first.line,
    orderId: orderIdOf(number),
    number: checked(first.line, 'number', OrderNumber, number),
    supplier: named,
    currency: checked(first.line, 'currency', orderContent.currency, first.row.currency),
    orderedOn: checked(first.line, 'orderedOn', orderContent.orderedOn, first.row.orderedOn),
    lines: linesAsOrdered(lines),
  };
}
