// What each file of the corpus deserves, by others than our reader and rules: factur-x reads it, the official stylesheets judge it.

import { install, Oracle, type Sheet } from '../../conformance/oracles.ts';
import { readWithFacturX } from '../../conformance/readers/factur-x.ts';
import { type Element, elements, parse } from '../../conformance/xml.ts';

export interface Deserved {
  readonly container: 'PDF' | 'XML';
  readonly syntax: string;
  /** BT-24 */
  readonly profile: string;
  readonly verdict: 'conforming' | 'warnings' | 'faulty' | undefined;
  readonly fatal: number;
  readonly warnings: number;
  /** Where the file ends or waits: `refused <reason>`, `waiting <question>`. */
  readonly end: string;
}

type Terms = Readonly<Record<string, unknown>> & {
  readonly 'BG-4'?: { readonly name?: string; readonly vat_identifier?: string; readonly country_code?: string };
};

/** The elements of these are the invoice; only UBL's extensions may hold others. */
const NAMESPACES = /^urn:(?:un:unece:uncefact:data:|oasis:names:specification:ubl:schema:xsd:)/;

/** In the order in which they arrive: an invoice is a duplicate of what came before. */
export async function deserved(files: readonly string[]): Promise<Deserved[]> {
  install();
  const { read, xml } = readWithFacturX(files);
  const oracle = new Oracle();
  const flags = new Map<Sheet, Map<string, string>>();
  const before: Invoice[] = [];
  const found: Deserved[] = [];
  for (const file of files) {
    const terms = read[file] as Terms | string;
    const text = xml[file];
    if (typeof terms === 'string' || text === undefined) throw new Error(`factur-x cannot read ${file}: ${terms}`);
    const root = parse(text);
    const syntax = root.name.endsWith('CrossIndustryInvoice') ? 'cii' : 'ubl';
    const facts = {
      container: file.endsWith('.pdf') ? ('PDF' as const) : ('XML' as const),
      syntax: syntax.toUpperCase(),
      profile: String(terms['BT-24'] ?? ''),
    };
    if (hasForeignElement(root)) {
      found.push({ ...facts, verdict: undefined, fatal: 0, warnings: 0, end: 'refused xml-foreign-element' });
      continue;
    }
    const counts = { fatal: 0, warnings: 0 };
    // BR-FR is the duty of sellers established in France.
    const sheets: Sheet[] = [`en16931-${syntax}`];
    if (terms['BG-4']?.country_code === 'FR') sheets.push(`br-fr-${syntax}`);
    for (const sheet of sheets) {
      if (!flags.has(sheet)) flags.set(sheet, new Map((await oracle.load(sheet)).map(({ id, flag }) => [id, flag])));
      const [verdict] = await oracle.judge(sheet, [text]);
      if (typeof verdict === 'string' || !verdict) throw new Error(`${sheet} stops at ${file}: ${verdict}`);
      for (const [rule] of verdict) counts[flags.get(sheet)?.get(rule) === 'warning' ? 'warnings' : 'fatal']++;
    }
    const verdict = counts.fatal > 0 ? 'faulty' : counts.warnings > 0 ? 'warnings' : 'conforming';
    const invoice = invoiceOf(terms);
    const duplicate = before.some((other) => isSame(invoice, other));
    const near = before.some((other) => isNear(invoice, other));
    const question = near ? 'settle-near-duplicate' : verdict === 'faulty' ? 'accept-faulty-invoice' : 'name-supplier';
    // Nobody needs to know what the rules say of a copy.
    if (duplicate)
      found.push({ ...facts, verdict: undefined, fatal: 0, warnings: 0, end: 'refused duplicate-invoice' });
    else {
      found.push({ ...facts, verdict, ...counts, end: `waiting ${question}` });
      before.push(invoice);
    }
  }
  oracle.close();
  return found;
}

function hasForeignElement(element: Element, scope: Readonly<Record<string, string>> = {}): boolean {
  const inner = { ...scope };
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name === 'xmlns') inner[''] = value;
    else if (name.startsWith('xmlns:')) inner[name.slice(6)] = value;
  }
  const [prefix = ''] = element.name.includes(':') ? element.name.split(':') : [''];
  if (!NAMESPACES.test(inner[prefix] ?? '')) return true;
  if (element.name.endsWith('ExtensionContent')) return false;
  return elements(element).some((child) => hasForeignElement(child, inner));
}

interface Invoice {
  readonly seller: string;
  readonly name: string;
  readonly number: string;
  readonly date: string;
  readonly type: string;
  readonly total: string;
}

function invoiceOf(terms: Terms): Invoice {
  const term = (id: string) => String(terms[id] ?? '');
  const { name = '', vat_identifier } = terms['BG-4'] ?? {};
  return {
    seller: vat_identifier ?? name,
    name,
    number: term('BT-1'),
    date: term('BT-2'),
    type: term('BT-3'),
    total: `${term('BT-112')} ${term('BT-5')}`,
  };
}

const isSame = (a: Invoice, b: Invoice) =>
  a.seller === b.seller &&
  a.number === b.number &&
  a.date.slice(0, 4) === b.date.slice(0, 4) &&
  a.type === b.type &&
  a.total === b.total;

/** One seller's number twice within a year and two months, or the same total on the same day; or another seller with all of it. */
function isNear(a: Invoice, b: Invoice): boolean {
  const days = Math.abs(Date.parse(a.date) - Date.parse(b.date)) / 86_400_000;
  if (a.seller === b.seller) return (a.number === b.number && days <= 60) || (a.total === b.total && days === 0);
  return a.number === b.number && a.total === b.total && (a.name === b.name || days === 0);
}
