import { NAMESPACES } from '../../xml/names.ts';
import { exists, isWithin, select } from '../../xml/path.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Context } from '../rule.ts';
import { anyIs, textAtRaw } from '../values.ts';
import type { Category } from './ubl.ts';

const model = (paths: readonly string[], when?: Context['when']): Context =>
  when ? { pattern: 'model', paths, when } : { pattern: 'model', paths };
const syntax = (paths: readonly string[], when?: Context['when']): Context =>
  when ? { pattern: 'syntax', paths, when } : { pattern: 'syntax', paths };
const codes = (paths: readonly string[], when?: Context['when']): Context =>
  when ? { pattern: 'codes', paths, when } : { pattern: 'codes', paths };

const transaction = 'rsm:SupplyChainTradeTransaction';
const document = '/rsm:CrossIndustryInvoice';
const line = `${document}/${transaction}/ram:IncludedSupplyChainTradeLineItem`;

/** Paths from the root to the three parts of the header. */
export const agreement = `${transaction}/ram:ApplicableHeaderTradeAgreement`;
export const delivery = `${transaction}/ram:ApplicableHeaderTradeDelivery`;
export const settlement = `${transaction}/ram:ApplicableHeaderTradeSettlement`;

/** The root when it is a CrossIndustryInvoice, as absolute paths of the official tests begin there. */
export function invoiceOf(root: XmlElement): XmlElement | undefined {
  return root.is(NAMESPACES.rsm as string, 'CrossIndustryInvoice') ? root : undefined;
}

/** The elements at the path from the root of an invoice; none in another document. */
export function fromRoot(root: XmlElement, path: string): readonly XmlElement[] {
  let known = fromRoots.get(root);
  if (!known) {
    known = new Map();
    fromRoots.set(root, known);
  }
  let found = known.get(path);
  if (!found) {
    const invoice = invoiceOf(root);
    found = invoice ? select(invoice, path) : [];
    known.set(path, found);
  }
  return found;
}

const fromRoots = new WeakMap<XmlElement, Map<string, readonly XmlElement[]>>();

const INDICATOR = 'ram:ChargeIndicator/udt:Indicator';
export const isAllowance = (element: XmlElement) => anyIs(element, INDICATOR, false);
export const isCharge = (element: XmlElement) => anyIs(element, INDICATOR, true);

/** Whether the tax is VAT; the official tests take white space around the type as part of it. */
export function isVat(tax: XmlElement): boolean {
  return textAtRaw(tax, 'ram:TypeCode').toUpperCase() === 'VAT';
}

export function isCategory(tax: XmlElement, category: string): boolean {
  return select(tax, 'ram:CategoryCode').some(({ value }) => value === category);
}

const indicatorReads = (text: string) => (indicator: XmlElement) =>
  select(indicator, 'udt:Indicator').some(({ value }) => value === text);

const withAttribute = (name: string) => (element: XmlElement) => element.attribute(name) !== undefined;

/** The elements that the rules judge in CII, in order of precedence within each pattern. */
export const cii = {
  itemClassification: model(['ram:DesignatedProductClassification']),
  supportingDocument: model(['ram:AdditionalReferencedDocument']),
  card: model(['ram:ApplicableTradeSettlementFinancialCard']),
  creditTransferAccount: model(
    ['ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount'],
    ({ parent }) => select(parent as XmlElement, 'ram:TypeCode').some(({ value }) => value === '30' || value === '58'),
  ),
  delivery: model([`${document}/${delivery}`]),
  allowance: model(
    ['ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator'],
    indicatorReads('false'),
  ),
  charge: model(
    ['ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator'],
    indicatorReads('true'),
  ),
  totals: model(['ram:SpecifiedTradeSettlementHeaderMonetarySummation']),
  document: model([document]),
  line: model(['ram:IncludedSupplyChainTradeLineItem']),
  lineAllowance: model(
    ['ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator'],
    indicatorReads('false'),
  ),
  lineCharge: model(
    ['ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator'],
    indicatorReads('true'),
  ),
  linePeriod: model(['ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod']),
  period: model(['ram:ApplicableHeaderTradeSettlement/ram:BillingSpecifiedPeriod']),
  itemAttribute: model(['ram:ApplicableProductCharacteristic']),
  payee: model(['ram:PayeeTradeParty']),
  paymentMeans: model(['ram:SpecifiedTradeSettlementPaymentMeans']),
  precedingInvoice: model([`${document}/${settlement}/ram:InvoiceReferencedDocument`]),
  seller: model(['ram:SellerTradeParty']),
  representative: model(['ram:SellerTaxRepresentativeTradeParty']),
  taxTotal: model(['ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount'], (element, { root }) => {
    const currency = element.attribute('currencyID');
    return (
      currency !== undefined &&
      fromRoot(root, `${settlement}/ram:InvoiceCurrencyCode`).some(({ value }) => value === currency)
    );
  }),
  vatRegistration: model(['ram:SpecifiedTaxRegistration/ram:ID'], (element) => element.attribute('schemeID') === 'VA'),
} as const;

/** The header's VAT breakdown; it comes after the contexts of the categories. */
export const ciiBreakdown = model(['ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax']);

/** How the official rules name the breakdown of a category: its code, the whole breakdown, or its code without regard to VAT. */
const BREAKDOWN: Record<Category, 'code' | 'whole' | 'code of any tax'> = {
  AE: 'code',
  L: 'whole',
  M: 'whole',
  E: 'code',
  G: 'code',
  K: 'code',
  O: 'whole',
  S: 'code of any tax',
  Z: 'code of any tax',
};

/** The elements of each VAT category that the rules of its family judge. */
export const ciiCategory = Object.fromEntries(
  (Object.keys(BREAKDOWN) as Category[]).map((category) => [category, contextsOf(category)]),
) as Record<Category, ReturnType<typeof contextsOf>>;

function contextsOf(category: Category) {
  const isOfCategory = (tax: XmlElement) => isCategory(tax, category) && isVat(tax);
  const whole = 'ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax';
  const breakdowns: Record<(typeof BREAKDOWN)[Category], Context> = {
    code: model(
      [`${transaction}/${whole}/ram:CategoryCode`],
      (code) => code.value === category && isVat(code.parent as XmlElement),
    ),
    whole: model([`${transaction}/${whole}`], isOfCategory),
    'code of any tax': model([`${whole}/ram:CategoryCode`], (code) => code.value === category),
  };
  return {
    breakdown: breakdowns[BREAKDOWN[category]],
    allowance: model(
      ['ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax'],
      (tax) => isAllowance(tax.parent as XmlElement) && isOfCategory(tax),
    ),
    charge: model(
      ['ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax'],
      (tax) => isCharge(tax.parent as XmlElement) && isOfCategory(tax),
    ),
    line: model(
      [`${transaction}/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`],
      isOfCategory,
    ),
  };
}

/** The breakdown itself, from the element that the official rules of its category judge. */
export function breakdownOf(element: XmlElement): XmlElement {
  return element.local === 'CategoryCode' ? (element.parent as XmlElement) : element;
}

/** Contexts of structure and data types, in order of precedence. */
export const ciiSyntax = {
  paymentMeans: syntax(['ram:SpecifiedTradeSettlementPaymentMeans']),
  context: syntax([`${document}/rsm:ExchangedDocumentContext`]),
  header: syntax([`${document}/rsm:ExchangedDocument`]),
  note: syntax([`${document}/rsm:ExchangedDocument/ram:IncludedNote`]),
  line: syntax([line]),
  lineDocument: syntax([`${line}/ram:AssociatedDocumentLineDocument`]),
  item: syntax([`${line}/ram:SpecifiedTradeProduct`]),
  itemAttribute: syntax([`${line}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic`]),
  lineAgreement: syntax([`${line}/ram:SpecifiedLineTradeAgreement`]),
  allowanceCharge: syntax(['ram:SpecifiedTradeAllowanceCharge']),
  priceAllowance: syntax(['ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge']),
  lineDelivery: syntax([`${line}/ram:SpecifiedLineTradeDelivery`]),
  lineSettlement: syntax([`${line}/ram:SpecifiedLineTradeSettlement`]),
  agreement: syntax([`${document}/${agreement}`]),
  delivery: syntax([`${document}/${delivery}`]),
  settlement: syntax([`${document}/${settlement}`]),
  totals: syntax([`${document}/${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`]),
  document: syntax([document]),
  contextParameter: syntax(['*DocumentContextParameter']),
  plainId: syntax([
    `${document}/rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID`,
    `${document}/rsm:ExchangedDocument/ram:ID`,
    `${line}/ram:AssociatedDocumentLineDocument/ram:LineID`,
    `${line}/ram:SpecifiedTradeProduct/ram:SellerAssignedID`,
  ]),
  id: syntax(['ram:*ID']),
  typeCode: syntax(['ram:TypeCode']),
  documentTypeCode: syntax([`${document}/rsm:ExchangedDocument/ram:TypeCode`]),
  lineCategoryCode: syntax([`${line}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`]),
  referencedDocument: syntax(['ram:*ReferencedDocument']),
  amount: syntax(['ram:*Amount'], ({ local }) => local !== 'TaxTotalAmount'),
  quantity: syntax(['ram:*Quantity']),
  tax: syntax(['ram:*TradeTax']),
  period: syntax(['ram:BillingSpecifiedPeriod']),
  address: syntax(['ram:PostalTradeAddress']),
  date: syntax(['udt:DateTimeString'], (element) => element.attribute('format') === '102'),
} as const;

/** Contexts of the code lists, in order of precedence. */
export const ciiCodes = {
  documentTypeCode: codes(['rsm:ExchangedDocument/ram:TypeCode']),
  taxTotal: codes(['ram:TaxTotalAmount'], withAttribute('currencyID')),
  currency: codes(['ram:InvoiceCurrencyCode']),
  taxCurrency: codes(['ram:TaxCurrencyCode']),
  taxPoint: codes(['ram:DueDateTypeCode']),
  objectIdentifier: codes(['ram:ReferenceTypeCode']),
  textSubject: codes(['ram:SubjectCode']),
  partyId: codes(
    ['ram:GlobalID'],
    (element) =>
      element.attribute('schemeID') !== undefined &&
      !isWithin(element, 'ram:SpecifiedTradeProduct') &&
      !isWithin(element, 'ram:ShipToTradeParty'),
  ),
  legalId: codes(
    ['ram:ID'],
    (element) => element.attribute('schemeID') !== undefined && !isWithin(element, 'ram:SpecifiedTaxRegistration'),
  ),
  classification: codes(['ram:ClassCode'], withAttribute('listID')),
  country: codes(['ram:CountryID']),
  originCountry: codes(['ram:OriginTradeCountry/ram:ID']),
  paymentMeansCode: codes(['ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode']),
  taxCategory: codes(['ram:CategoryTradeTax/ram:CategoryCode']),
  lineTaxCategory: codes(['ram:ApplicableTradeTax/ram:CategoryCode']),
  allowanceReason: codes(['ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode'], ({ parent }) =>
    isAllowance(parent as XmlElement),
  ),
  chargeReason: codes(['ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode'], ({ parent }) =>
    isCharge(parent as XmlElement),
  ),
  itemId: codes(['ram:SpecifiedTradeProduct/ram:GlobalID'], withAttribute('schemeID')),
  exemptionReason: codes(['ram:ExemptionReasonCode']),
  quantity: codes(['ram:BasisQuantity', 'ram:BilledQuantity'], withAttribute('unitCode')),
  attachment: codes(['ram:AttachmentBinaryObject'], withAttribute('mimeCode')),
  endpoint: codes(['ram:URIUniversalCommunication/ram:URIID'], withAttribute('schemeID')),
  deliveryLocationId: codes(
    ['ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:GlobalID'],
    withAttribute('schemeID'),
  ),
} as const;

/** All contexts of CII in order of precedence. */
export function ciiContexts(): Context[] {
  const { AE, L, M, E, G, K, O, S, Z } = ciiCategory;
  return [
    ...Object.values(cii),
    ...[AE, L, M, E, G, K, O, S, Z].flatMap((contexts) => Object.values(contexts)),
    ciiBreakdown,
    ...Object.values(ciiSyntax),
    ...Object.values(ciiCodes),
  ];
}

/** The seller's or his representative's tax registration, of one of the schemes (`VA` VAT, `FC` other). */
export function isRegistered(party: XmlElement, ...schemes: readonly string[]): boolean {
  return select(party, 'ram:SpecifiedTaxRegistration/ram:ID').some((id) =>
    schemes.includes(id.attribute('schemeID') ?? ''),
  );
}

export function hasLegalId(party: XmlElement): boolean {
  return exists(party, 'ram:SpecifiedLegalOrganization/ram:ID');
}
