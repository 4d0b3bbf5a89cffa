import { normalizeSpace, select } from '../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../xml/tree.ts';
import { anyOf, textOf, withCurrency, withScheme } from './declare.ts';

/*
 * The lines of a French invoice may form a tree: a line names its parent line and its status. DETAIL counts; GROUP is the sum of the lines
 * below it; INFORMATION does not count. In UBL a line says so in a reference to the very document that holds it.
 */

/** Whether the lists have a value in common. */
export const same = (a: readonly XmlElement[], b: readonly XmlElement[]) =>
  a.some(({ value }) => b.some((other) => other.value === value));
/** Whether a value of one list differs from one of the other. */
export const differs = (a: readonly XmlElement[], b: readonly XmlElement[]) =>
  a.some(({ value }) => b.some((other) => other.value !== value));
/** The only text without outer white space. @throws Undecidable when there are several. */
export const normalized = (elements: readonly XmlElement[]) => normalizeSpace(textOf(elements));

export const valuesOf = (elements: readonly XmlElement[]): string[] => elements.map(({ value }) => value);

/** Keeps what was computed once for an element. */
export function perElement<T>(compute: (element: XmlElement) => T): (element: XmlElement) => T {
  const known = new WeakMap<XmlElement, { value: T }>();
  return (element) => {
    let found = known.get(element);
    if (!found) {
      found = { value: compute(element) };
      known.set(element, found);
    }
    return found.value;
  };
}

/** Lines of one parent element by the values of something they have. */
function indexed(
  lines: (parent: XmlElement) => readonly XmlElement[],
  keys: (line: XmlElement) => readonly XmlElement[],
) {
  const indexOf = perElement((parent) => {
    const index = new Map<string, XmlElement[]>();
    for (const line of lines(parent)) {
      for (const key of new Set(valuesOf(keys(line)))) {
        const found = index.get(key);
        if (found) found.push(line);
        else index.set(key, [line]);
      }
    }
    return index;
  });
  /** The lines that have one of the values, each once. */
  return (parent: XmlElement, values: readonly string[]): readonly XmlElement[] => {
    const index = indexOf(parent);
    if (values.length === 1) return index.get(values[0] as string) ?? [];
    return [...new Set(values.flatMap((value) => index.get(value) ?? []))];
  };
}

const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
const LINES = new Set(['InvoiceLine', 'CreditNoteLine']);

/** Reads lines of UBL. */
export const ubl = (() => {
  const parentOf = (element: XmlElement) => element.parent as XmlElement;
  const lines = (document: XmlElement) => document.children.filter(({ local, uri }) => LINES.has(local) && uri === CAC);
  const numbers = ({ root }: XmlDocument) => select(root, 'cbc:ID');
  const status = (reference: XmlElement) => select(reference, 'cac:InvoiceDocumentReference/cbc:DocumentStatusCode');
  const parents = (reference: XmlElement) => select(reference, 'cac:BillingReferenceLine/cbc:ID');
  const namesItself = (reference: XmlElement, document: XmlDocument) =>
    same(select(reference, 'cac:InvoiceDocumentReference/cbc:ID'), numbers(document));
  const ownReferences = (line: XmlElement, document: XmlDocument) =>
    select(line, 'cac:BillingReference').filter((reference) => namesItself(reference, document));
  const isHead = (reference: XmlElement, document: XmlDocument) =>
    namesItself(reference, document) && anyOf(status(reference), 'GROUP') && parents(reference).length === 0;
  /** Whether the line adds to the totals of the invoice. */
  const counts = (line: XmlElement, document: XmlDocument) => {
    const own = ownReferences(line, document);
    return own.length === 0 || own.some((reference) => anyOf(status(reference), 'DETAIL'));
  };
  const withId = indexed(lines, (line) => select(line, 'cbc:ID'));
  // Whether the reference is to the document itself is asked afterwards.
  const namingParent = indexed(lines, (line) => select(line, 'cac:BillingReference').flatMap(parents));
  return {
    lines,
    withId,
    namingParent,
    counts,
    parentOf,
    numbers,
    status,
    parents,
    namesItself,
    ownReferences,
    isHead,
    heads: (document: XmlDocument) =>
      lines(document.root).flatMap((line) =>
        select(line, 'cac:BillingReference').filter((reference) => isHead(reference, document)),
      ),
    legalIds: (line: XmlElement) => select(line, 'cac:Item/cac:ManufacturerParty/cac:PartyLegalEntity/cbc:CompanyID'),
    partyIds: ({ root }: XmlDocument, party: 'Supplier' | 'Customer') =>
      select(root, `cac:Accounting${party}Party/cac:Party/cac:PartyLegalEntity/cbc:CompanyID`),
    references: (line: XmlElement, kind: string) =>
      withScheme(
        select(line, 'cac:DocumentReference')
          .filter((reference) => anyOf(select(reference, 'cbc:DocumentTypeCode'), '130'))
          .flatMap((reference) => select(reference, 'cbc:ID')),
        kind,
      ),
    taxAmounts: (line: XmlElement, currencies: readonly XmlElement[]) =>
      withCurrency(select(line, 'cac:TaxTotal/cbc:TaxAmount'), currencies),
    types: (root: XmlElement) => [...select(root, 'cbc:InvoiceTypeCode'), ...select(root, 'cbc:CreditNoteTypeCode')],
  };
})();

/** Reads lines of CII. */
export const cii = (() => {
  const lines = (transaction: XmlElement) => select(transaction, 'ram:IncludedSupplyChainTradeLineItem');
  const transactionOf = (line: XmlElement) => line.parent as XmlElement;
  const status = (line: XmlElement) => select(line, 'ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode');
  const parents = (line: XmlElement) => select(line, 'ram:AssociatedDocumentLineDocument/ram:ParentLineID');
  const isHead = (line: XmlElement) => anyOf(status(line), 'GROUP') && parents(line).length === 0;
  const SUMS = 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation';
  /** Whether the line adds to the totals of the invoice. */
  const counts = (line: XmlElement) => {
    const stated = status(line);
    return stated.length === 0 || anyOf(stated, 'DETAIL');
  };
  const ids = (line: XmlElement) => select(line, 'ram:AssociatedDocumentLineDocument/ram:LineID');
  return {
    lines,
    withId: indexed(lines, ids),
    namingParent: indexed(lines, parents),
    counts,
    transactionOf,
    status,
    parents,
    isHead,
    ids,
    heads: (transaction: XmlElement) => lines(transaction).filter(isHead),
    numbers: ({ root }: XmlDocument) => select(root, 'rsm:ExchangedDocument/ram:ID'),
    seller: (line: XmlElement, path: string) =>
      select(line, `ram:SpecifiedLineTradeAgreement/ram:ItemSellerTradeParty/${path}`),
    partyIds: (transaction: XmlElement, party: 'Seller' | 'Buyer') =>
      select(
        transaction,
        `ram:ApplicableHeaderTradeAgreement/ram:${party}TradeParty/ram:SpecifiedLegalOrganization/ram:ID`,
      ),
    /** The invoice number of the line (reference AFL of type 130). */
    references: (line: XmlElement) =>
      select(line, 'ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument')
        .filter(
          (document) =>
            anyOf(select(document, 'ram:ReferenceTypeCode'), 'AFL') && anyOf(select(document, 'ram:TypeCode'), '130'),
        )
        .flatMap((document) => select(document, 'ram:IssuerAssignedID')),
    currencies: (transaction: XmlElement, name: 'InvoiceCurrencyCode' | 'TaxCurrencyCode') =>
      select(transaction, `ram:ApplicableHeaderTradeSettlement/ram:${name}`),
    sums: (line: XmlElement, name: string) => select(line, `${SUMS}/ram:${name}`),
    types: (root: XmlElement) => select(root, 'rsm:ExchangedDocument/ram:TypeCode'),
  };
})();
