import type { Syntax } from '../rules/rule.ts';
import { decodeXml } from '../xml/decode.ts';
import { XmlError } from '../xml/error.ts';
import { NAMESPACES } from '../xml/names.ts';
import { select } from '../xml/path.ts';
import { DEFAULT_LIMITS, parseXml, type XmlDocument, type XmlElement, type XmlLimits } from '../xml/tree.ts';
import { ciiRelease } from './cii-release.ts';
import { formatOf } from './format.ts';
import { boundMemoryFor, sweepAfter } from './memory.ts';
import type { EmbeddedFile } from './pdf/embedded-files.ts';
import { type Profile, profileOf } from './profiles.ts';
import { foreignElementRefusal, type Refusal, refusal, xmlRefusal } from './refusal.ts';

export interface Limits {
  /** Size of the file. */
  readonly bytes: number;
  readonly xml: XmlLimits;
}

/** Enough for an invoice of 10,000 lines, or one with scans attached; and some 200 MB of memory at most. */
export const LIMITS: Limits = {
  bytes: 64 * 1024 * 1024,
  xml: { ...DEFAULT_LIMITS, characters: 24 * 1024 * 1024, nodes: 500_000 },
};

/** An electronic invoice, found and parsed. */
export interface ElectronicInvoice {
  readonly kind: 'invoice';
  readonly container: 'xml' | 'pdf';
  readonly syntax: Syntax;
  /** The root element, for a person: UBL has a document of its own for credit notes. */
  readonly documentType: 'UBL Invoice' | 'UBL CreditNote' | 'CII';
  /** The release of the schema, as far as its elements tell. */
  readonly schema: 'UBL 2.1' | 'CII D16B' | 'CII D22B';
  readonly profile: Profile;
  readonly document: XmlDocument;
  /** In a PDF: the file that is the invoice, and the others with their content unread. */
  readonly embedded?: { readonly invoice: EmbeddedFile; readonly others: readonly EmbeddedFile[] };
}

/** A file that is known for what it is, but is not read as an invoice. */
export interface NoInvoice {
  readonly kind: 'pdf' | 'image' | 'order-x' | 'zugferd-1' | 'xml' | 'other';
  readonly refusal: Refusal;
}

export type Identified = ElectronicInvoice | NoInvoice;

/**
 * What a file is, by its content. Never throws for what is in the file: whatever cannot be read has its refusal.
 *
 * The PDF part is loaded at the first PDF.
 */
export async function identify(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Identified> {
  if (bytes.length === 0) return { kind: 'other', refusal: refusal('empty') };
  const format = formatOf(bytes);
  if (bytes.length > limits.bytes) {
    const kind = format.is === 'pdf' || format.is === 'xml' || format.is === 'image' ? format.is : 'other';
    const size = Math.floor(limits.bytes / (1024 * 1024));
    return { kind, refusal: refusal('too-large', { fr: `${size} Mo`, en: `${size} MB` }) };
  }
  boundMemoryFor(bytes.length);
  switch (format.is) {
    case 'xml':
      return identifyXml(bytes, limits.xml);
    case 'pdf':
      return identifyPdf(bytes, limits.xml);
    case 'image':
      return { kind: 'image', refusal: refusal('image', format.name) };
    case 'archive':
    case 'office-document':
      return { kind: 'other', refusal: refusal(format.is, format.name) };
    default:
      return { kind: 'other', refusal: refusal(format.is) };
  }
}

const ROOTS: Readonly<Record<string, Pick<ElectronicInvoice, 'syntax' | 'documentType'> & { profile: string }>> = {
  [`${NAMESPACES.ubl} Invoice`]: { syntax: 'ubl', documentType: 'UBL Invoice', profile: 'cbc:CustomizationID' },
  [`${NAMESPACES.cn} CreditNote`]: { syntax: 'ubl', documentType: 'UBL CreditNote', profile: 'cbc:CustomizationID' },
  [`${NAMESPACES.rsm} CrossIndustryInvoice`]: {
    syntax: 'cii',
    documentType: 'CII',
    profile: 'rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',
  },
};

function identifyXml(bytes: Uint8Array, limits: XmlLimits): Identified {
  // Not worth decoding: even UTF-16 has no more than two bytes for most characters.
  if (bytes.length > 2 * limits.characters) return { kind: 'xml', refusal: refusal('xml-too-large') };
  let document: XmlDocument;
  try {
    const text = decodeXml(bytes);
    boundMemoryFor(text.length);
    document = parseXml(text, limits);
    sweepAfter(text.length);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { kind: 'xml', refusal: xmlRefusal(error) };
  }
  const { uri, local } = document.root;
  const root = ROOTS[`${uri} ${local}`];
  if (root) {
    const { profile, ...rest } = root;
    const foreign = foreignElement(document, root.syntax);
    if (foreign) {
      const name = foreign.local.slice(0, 80);
      return { kind: 'xml', refusal: foreignElementRefusal(name, document.position(foreign)) };
    }
    const specification = select(document.root, profile)[0]?.value.trim() ?? '';
    const found = profileOf(specification);
    const schema = root.syntax === 'ubl' ? 'UBL 2.1' : ciiRelease(document, found.name);
    return { kind: 'invoice', container: 'xml', ...rest, schema, profile: found, document };
  }
  if (local === 'SCRDMCCBDACIOMessageStructure') return { kind: 'order-x', refusal: refusal('order-x') };
  if (local === 'CrossIndustryDocument') return { kind: 'zugferd-1', refusal: refusal('zugferd-1') };
  return { kind: 'xml', refusal: refusal('other-xml', local.slice(0, 80)) };
}

/** Namespaces of the elements below the root in each syntax; only `ext:ExtensionContent` of UBL may hold others. */
const SYNTAX_PREFIXES: Readonly<Record<Syntax, readonly string[]>> = {
  ubl: ['cac', 'cbc', 'ext'],
  cii: ['rsm', 'ram', 'udt', 'qdt'],
};

/** The first element, if any, that no schema of the syntax can know: it is of no namespace of it. */
function foreignElement(document: XmlDocument, syntax: Syntax): XmlElement | undefined {
  const known = new Set(SYNTAX_PREFIXES[syntax].map((prefix) => NAMESPACES[prefix]));
  for (const { uri, elements } of document.names()) {
    const found = known.has(uri) ? undefined : elements.find((element) => element.parent && !isInExtension(element));
    if (found) return found;
  }
  return undefined;
}

function isInExtension(element: XmlElement): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.is(NAMESPACES.ext ?? '', 'ExtensionContent')) return true;
  return false;
}

/** Names that the standards give to the invoice in a PDF, best first. ZUGFeRD 1 wrote its own with capitals. */
const STANDARD_NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml', 'order-x.xml'];
const isStandardName = (name: string) => STANDARD_NAMES.includes(name.toLowerCase());
/** Files of a PDF that are opened in search of the invoice. */
const MAX_OPENED = 8;

async function identifyPdf(bytes: Uint8Array, limits: XmlLimits): Promise<Identified> {
  const { embeddedFiles, PdfError } = await import('./pdf/embedded-files.ts');
  let files: readonly EmbeddedFile[];
  try {
    files = embeddedFiles(bytes);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return { kind: 'pdf', refusal: refusal(`pdf-${error.code}`) };
  }
  let other: NoInvoice | undefined;
  for (const file of candidates(files)) {
    const found = identifyEmbedded(file, limits, PdfError);
    if (found.kind === 'invoice') {
      const others = files.filter((other) => other !== file);
      return { ...found, container: 'pdf', embedded: { invoice: file, others } };
    }
    if (found.kind === 'order-x' || found.kind === 'zugferd-1') other ??= found;
    // A file that bears the name of an invoice but is none is told; another XML is an attachment like any.
    else if (isStandardName(file.name)) other ??= { kind: 'pdf', refusal: found.refusal };
  }
  return other ?? { kind: 'pdf', refusal: refusal('pdf-without-invoice') };
}

function identifyEmbedded(
  file: EmbeddedFile,
  limits: XmlLimits,
  PdfError: typeof import('./pdf/embedded-files.ts').PdfError,
): Identified {
  try {
    return identifyXml(file.content(), limits);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return { kind: 'pdf', refusal: refusal(`pdf-${error.code}`) };
  }
}

/** The files that may be the invoice: by their standard name, then those associated with the document, then any XML. */
function candidates(files: readonly EmbeddedFile[]): readonly EmbeddedFile[] {
  const rank = ({ name, mimeType, relationship }: EmbeddedFile): number => {
    const standard = STANDARD_NAMES.indexOf(name.toLowerCase());
    if (standard !== -1) return standard;
    if (!/\.xml$/i.test(name) && !/[/+]xml$/.test(mimeType ?? '')) return Number.POSITIVE_INFINITY;
    return STANDARD_NAMES.length + (/^(?:Data|Alternative|Source)$/.test(relationship ?? '') ? 0 : 1);
  };
  return files
    .map((file) => ({ file, rank: rank(file) }))
    .filter((entry) => entry.rank !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MAX_OPENED)
    .map(({ file }) => file);
}
