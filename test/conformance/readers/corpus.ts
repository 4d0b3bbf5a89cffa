// Every invoice of the data folder, and those that we wrote.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { identify } from '../../../shared/standards/en16931/identify/identify.ts';
import { type InvoiceDocument, read } from '../../../shared/standards/en16931/read/read.ts';
import { DATA } from '../corpus.ts';

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(?:xml|pdf)$/i.test(name))
    .sort()
    .map((name) => join(folder, name));

export const invoiceFiles = (): string[] =>
  ['einvoices/facturx', 'einvoices/xml/cii', 'einvoices/xml/ubl', 'en16931/cii-examples', 'en16931/ubl-examples']
    .flatMap((folder) => filesIn(join(DATA, folder)))
    .concat(['cii', 'ubl'].flatMap((syntax) => filesIn(join(import.meta.dirname, '../french', syntax))));

/** Pairs of files that are one invoice: [CII, UBL]. */
export const pairs = (): (readonly [cii: string, ubl: string])[] =>
  filesIn(join(DATA, 'einvoices/xml/cii')).map((cii) => [
    cii,
    join(DATA, 'einvoices/xml/ubl', basename(cii).replace('.cii.', '.ubl.')),
  ]);

export async function readFile(file: string): Promise<InvoiceDocument> {
  const found = await identify(readFileSync(file));
  if (found.kind !== 'invoice') throw new Error(`${file}: ${found.refusal.message.en}`);
  return read(found.document, found.syntax);
}

/** Equal as text, or as exact decimals: `19` and `19.00`. */
export function sameValue(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a === b || (isDecimal(a) && isDecimal(b) && plain(a) === plain(b));
}

const isDecimal = (text: string) => /^[+-]?\d+(?:\.\d*)?$/.test(text);

const plain = (text: string) =>
  text
    .replace(/^\+/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^-0$/, '0');
