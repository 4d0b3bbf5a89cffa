import type { Language } from '../../shared/kernel/text.ts';
import { INVOICE } from '../../shared/standards/en16931/model/invoice.ts';
import { memberName } from '../../shared/standards/en16931/model/names.ts';
import { isGroup, type Members } from '../../shared/standards/en16931/model/schema.ts';
import { valuesOf } from '../../shared/standards/en16931/model/values.ts';
import type { InvoiceDocument } from '../../shared/standards/en16931/read/read.ts';
import { Entries, jsonOf } from './json.ts';
import { columns, printable } from './table.ts';

/** What is told of every file before its content. */
export interface Head {
  readonly file: string;
  readonly syntax: string;
  /** Release of the schema. */
  readonly schema: string;
  readonly profile: string;
  /** Name of the invoice in a PDF. */
  readonly attachment?: string;
}

/** The whole document as one JSON line: the model, what is no term of it, and, if asked for, where each value stands. */
export function modelText(head: Head, document: InvoiceDocument, withLocations: boolean): Generator<string> {
  const { invoice, extensions, irregularities } = document;
  return jsonOf(
    new Entries([
      ...Object.entries(head),
      ['invoice', new Entries(invoiceInOrder(invoice))],
      ['locations', withLocations ? new Entries(locationsOf(document)) : undefined],
      [
        'extensions',
        extensions.values().map(({ path, term, location, content }) => ({ path, term, location, content })),
      ],
      [
        'irregularities',
        irregularities.values().map(({ code, term, value, path, location }) => ({ code, term, value, path, location })),
      ],
    ]),
  );
}

/** The data in the order of the standard, without empty lists; each item of a list is made when its turn has come. */
function* invoiceInOrder(invoice: object): Generator<[name: string, content: unknown]> {
  for (const [name, member] of Object.entries(INVOICE)) {
    const held = (invoice as Record<string, unknown>)[name];
    if (Array.isArray(held) && held.length > 0) yield [name, held.values().map((item) => inOrder(item, member))];
    else if (held !== undefined && !Array.isArray(held)) yield [name, inOrder(held, member)];
  }
}

function inOrder(value: unknown, member: Members[string]): unknown {
  if (!isGroup(member)) return value;
  const ordered: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(member.members)) {
    const held = (value as Record<string, unknown>)[name];
    if (held === undefined || (Array.isArray(held) && held.length === 0)) continue;
    ordered[name] = Array.isArray(held) ? held.map((item) => inOrder(item, inner)) : inOrder(held, inner);
  }
  return ordered;
}

/** Place of each value by its path: `131:5 /ubl:Invoice/…`. */
function* locationsOf({ invoice, source }: InvoiceDocument): Generator<[path: string, place: string]> {
  for (const { path } of valuesOf(invoice, INVOICE)) {
    const at = source.locate(path);
    if (at) yield [path, `${at.line}:${at.column} ${at.xpath}`];
  }
}

/** A table of terms for a person: id, name, value, line of the document. */
export function* modelTable(head: Head, document: InvoiceDocument, language: Language): Generator<string> {
  yield `${printable(head.file)}\n${head.schema}, ${printable(head.profile)}\n\n`;
  yield* columns(() => rowsOf(document, language));
  yield '\n';
}

function* rowsOf({ invoice, source, extensions }: InvoiceDocument, language: Language): Generator<string[]> {
  for (const { id, path, value } of valuesOf(invoice, INVOICE)) {
    const line = source.locate(path)?.line;
    yield [id, label(path, language), line === undefined ? '' : String(line), shown(value)];
  }
  for (const { location, content } of extensions.slice(0, MOST_EXTENSIONS)) {
    const text = content.text ?? JSON.stringify(content.children ?? content.attributes ?? '');
    yield ['', content.name, String(location.line), shown(text)];
  }
  const more = extensions.length - MOST_EXTENSIONS;
  if (more > 0) yield ['', '…', '', MORE_EXTENSIONS[language](more)];
}

/** A person reads no further; who needs them all takes the JSON. */
const MOST_EXTENSIONS = 1000;
const MORE_EXTENSIONS: Readonly<Record<Language, (count: number) => string>> = {
  fr: (count) => `${count} autres hors du modèle : « read » sans --human les donne toutes`,
  en: (count) => `${count} more outside of the model: read without --human gives them all`,
};

/** `lines[2].priceDetails.itemNetPrice` → `invoice lines 3 › price details › item net price`. */
function label(path: string, language: Language): string {
  return path
    .split('.')
    .map((step) => {
      const [, name = '', index] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
      return memberName(name)[language] + (index === undefined ? '' : ` ${Number(index) + 1}`);
    })
    .join(' › ');
}

const LONGEST = 100;

function shown(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : Object.values(value as object)
          .map((part) => String(part))
          .join(' · ');
  const line = printable(text).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
