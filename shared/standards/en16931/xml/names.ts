import type { XmlElement } from './tree.ts';

/** Conventional prefixes of the namespaces that UBL 2.1 and CII (D16B, D22B) use; rules and locations are written with them. */
export const NAMESPACES: Readonly<Record<string, string>> = {
  ubl: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  cn: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  ext: 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
};

/**
 * The engine's own single copy of a string: two such strings are compared by their address. Names are compared millions of times.
 */
export function intern(text: string): string {
  for (const copy in { [text]: true }) return copy;
  return text;
}

const PREFIXES = new Map(Object.entries(NAMESPACES).map(([prefix, uri]) => [uri, prefix]));

/** The name with its conventional prefix; `*:local` in a namespace that the standard does not use. */
export function prefixedName(uri: string, local: string): string {
  const prefix = PREFIXES.get(uri);
  if (prefix !== undefined) return `${prefix}:${local}`;
  return uri === '' ? local : `*:${local}`;
}

/**
 * Where an element stands, as XPath with the conventional prefixes: `/ubl:Invoice/cac:InvoiceLine[3]/cbc:ID`. A step has a
 * position only where siblings of the same name exist.
 */
export function xpathOf(element: XmlElement): string {
  const step = prefixedName(element.uri, element.local);
  if (!element.parent) return `/${step}`;
  const { position, of } = element.rank;
  return `${xpathOf(element.parent)}/${of > 1 ? `${step}[${position}]` : step}`;
}
