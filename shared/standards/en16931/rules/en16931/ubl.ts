import { NAMESPACES } from '../../xml/names.ts';
import { isNamed, select } from '../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../xml/tree.ts';
import type { Context } from '../rule.ts';
import { anyIs, single, textAt } from '../values.ts';

/** VAT categories with rules of their own, in the order in which their contexts take precedence in UBL. */
export const CATEGORIES = ['AE', 'E', 'G', 'K', 'L', 'M', 'O', 'S', 'Z'] as const;
export type Category = (typeof CATEGORIES)[number];

const model = (paths: readonly string[], when?: Context['when']): Context =>
  when ? { pattern: 'model', paths, when } : { pattern: 'model', paths };
const syntax = (paths: readonly string[], when?: Context['when']): Context =>
  when ? { pattern: 'syntax', paths, when } : { pattern: 'syntax', paths };
const codes = (paths: readonly string[], when?: Context['when']): Context =>
  when ? { pattern: 'codes', paths, when } : { pattern: 'codes', paths };

const documents = ['/ubl:Invoice', '/cn:CreditNote'];
const lines = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const below = (parents: readonly string[], path: string) => parents.map((parent) => `${parent}/${path}`);

export const isAllowance = (element: XmlElement) => anyIs(element, 'cbc:ChargeIndicator', false);
export const isCharge = (element: XmlElement) => anyIs(element, 'cbc:ChargeIndicator', true);

/** Whether the party's tax registration or the category is of VAT. */
export function isVat(element: XmlElement): boolean {
  return select(element, 'cac:TaxScheme').some((scheme) => textAt(scheme, 'cbc:ID').toUpperCase() === 'VAT');
}

/** As `isVat`, where the official test cannot judge several schemes. */
export function isVatOnly(element: XmlElement): boolean {
  const scheme = single(element, 'cac:TaxScheme');
  return scheme !== undefined && textAt(scheme, 'cbc:ID').toUpperCase() === 'VAT';
}

export function isCategory(element: XmlElement, category: string): boolean {
  return textAt(element, 'cbc:ID') === category;
}

export const all = (document: XmlDocument, name: string): readonly XmlElement[] => {
  const colon = name.indexOf(':');
  return document.elements(NAMESPACES[name.slice(0, colon)] as string, name.slice(colon + 1));
};

/** The elements that the rules judge in UBL Invoice and CreditNote, in order of precedence within each pattern. */
export const ubl = {
  supportingDocument: model(['cac:AdditionalDocumentReference']),
  buyerEndpoint: model(['cac:AccountingCustomerParty/cac:Party/cbc:EndpointID']),
  buyerAddress: model(['cac:AccountingCustomerParty/cac:Party/cac:PostalAddress']),
  cardNumber: model(['cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID']),
  deliveryAddress: model(['cac:Delivery/cac:DeliveryLocation/cac:Address']),
  allowance: model(below(documents, 'cac:AllowanceCharge'), isAllowance),
  charge: model(below(documents, 'cac:AllowanceCharge'), isCharge),
  totals: model(['cac:LegalMonetaryTotal']),
  document: model(documents),
  line: model(lines),
  lineAllowance: model(below(lines, 'cac:AllowanceCharge'), isAllowance),
  lineCharge: model(below(lines, 'cac:AllowanceCharge'), isCharge),
  linePeriod: model(below(lines, 'cac:InvoicePeriod')),
  period: model(['cac:InvoicePeriod']),
  itemAttribute: model(['cac:AdditionalItemProperty']),
  itemClassification: model(below(lines, 'cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode')),
  itemStandardId: model(below(lines, 'cac:Item/cac:StandardItemIdentification/cbc:ID')),
  note: model(below(documents, 'cbc:Note')),
  payee: model(['cac:PayeeParty']),
  creditTransferAccount: model(['cac:PaymentMeans/cac:PayeeFinancialAccount'], ({ parent }) =>
    select(parent as XmlElement, 'cbc:PaymentMeansCode').some(({ value }) => value === '30' || value === '58'),
  ),
  paymentMeans: model(['cac:PaymentMeans']),
  precedingInvoice: model(['cac:BillingReference']),
  seller: model(['cac:AccountingSupplierParty']),
  sellerEndpoint: model(['cac:AccountingSupplierParty/cac:Party/cbc:EndpointID']),
  sellerAddress: model(['cac:AccountingSupplierParty/cac:Party/cac:PostalAddress']),
  representative: model(['cac:TaxRepresentativeParty']),
  representativeAddress: model(['cac:TaxRepresentativeParty/cac:PostalAddress']),
  taxTotal: model(below(documents, 'cac:TaxTotal')),
  breakdown: model(['cac:TaxTotal/cac:TaxSubtotal']),
  vatRegistration: model(['cac:PartyTaxScheme'], isVat),

  syntaxAddress: syntax(['cac:PostalAddress', 'cac:Address']),
  syntaxSeller: syntax(['cac:AccountingSupplierParty/cac:Party']),
  syntaxSupportingDocument: syntax(['cac:AdditionalDocumentReference']),
  syntaxAmount: syntax(['*Amount'], (element) => {
    if (element.local.endsWith('PriceAmount')) return false;
    for (let e = element.parent; e; e = e.parent) {
      if (isNamed(e, 'cac:AllowanceCharge') && isNamed(e.parent, 'cac:Price')) return false;
    }
    return true;
  }),
  syntaxBinaryObject: syntax(['*BinaryObject']),
  syntaxDelivery: syntax(['cac:Delivery']),
  syntaxAllowance: syntax(['cac:AllowanceCharge'], isAllowance),
  syntaxCharge: syntax(['cac:AllowanceCharge'], isCharge),
  syntaxTaxRegistration: syntax(['cac:PartyTaxScheme']),
  syntaxDocument: syntax(documents),
  syntaxLine: syntax(lines),
  syntaxPayee: syntax(['cac:PayeeParty']),
  syntaxPaymentMeans: syntax(['cac:PaymentMeans']),
  syntaxPrecedingInvoice: syntax(['cac:BillingReference']),
  syntaxRepresentative: syntax(['cac:TaxRepresentativeParty']),
  syntaxBreakdown: syntax(['cac:TaxSubtotal']),

  typeCode: codes(['cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode']),
  amount: codes(
    [
      ...['Amount', 'BaseAmount', 'PriceAmount', 'TaxAmount', 'TaxableAmount', 'LineExtensionAmount'],
      ...['TaxExclusiveAmount', 'TaxInclusiveAmount', 'AllowanceTotalAmount', 'ChargeTotalAmount', 'PrepaidAmount'],
      ...['PayableRoundingAmount', 'PayableAmount'],
    ].map((name) => `cbc:${name}`),
  ),
  currency: codes(['cbc:DocumentCurrencyCode']),
  taxCurrency: codes(['cbc:TaxCurrencyCode']),
  taxPoint: codes(['cac:InvoicePeriod/cbc:DescriptionCode']),
  objectIdentifier: codes(
    ['cac:AdditionalDocumentReference/cbc:ID', 'cac:DocumentReference/cbc:ID'],
    (element) =>
      element.attribute('schemeID') !== undefined &&
      select(element.parent as XmlElement, 'cbc:DocumentTypeCode').some(({ value }) => value === '130'),
  ),
  partyId: codes(['cac:PartyIdentification/cbc:ID'], withAttribute('schemeID')),
  legalId: codes(['cac:PartyLegalEntity/cbc:CompanyID'], withAttribute('schemeID')),
  classification: codes(['cac:CommodityClassification/cbc:ItemClassificationCode'], withAttribute('listID')),
  country: codes(['cac:Country/cbc:IdentificationCode']),
  originCountry: codes(['cac:OriginCountry/cbc:IdentificationCode']),
  paymentMeansCode: codes(['cac:PaymentMeans/cbc:PaymentMeansCode']),
  taxCategory: codes(['cac:TaxCategory/cbc:ID']),
  lineTaxCategory: codes(['cac:ClassifiedTaxCategory/cbc:ID']),
  allowanceReason: codes(['cac:AllowanceCharge/cbc:AllowanceChargeReasonCode'], ({ parent }) =>
    isAllowance(parent as XmlElement),
  ),
  chargeReason: codes(['cac:AllowanceCharge/cbc:AllowanceChargeReasonCode'], ({ parent }) =>
    isCharge(parent as XmlElement),
  ),
  itemId: codes(['cac:StandardItemIdentification/cbc:ID'], withAttribute('schemeID')),
  exemptionReason: codes(['cbc:TaxExemptionReasonCode']),
  quantity: codes(['cbc:InvoicedQuantity', 'cbc:BaseQuantity', 'cbc:CreditedQuantity'], withAttribute('unitCode')),
  attachment: codes(['cbc:EmbeddedDocumentBinaryObject'], withAttribute('mimeCode')),
  endpoint: codes(['cbc:EndpointID'], withAttribute('schemeID')),
  deliveryLocationId: codes(['cac:DeliveryLocation/cbc:ID'], withAttribute('schemeID')),
} as const;

/** The elements of each VAT category that the rules of its family judge. */
export const ublCategory = Object.fromEntries(CATEGORIES.map((category) => [category, contextsOf(category)])) as Record<
  Category,
  ReturnType<typeof contextsOf>
>;

function contextsOf(category: Category) {
  const isOfCategory = (element: XmlElement) => isCategory(element, category) && isVat(element);
  return {
    breakdown: model(['/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory'], isOfCategory),
    allowance: model(
      ['cac:AllowanceCharge/cac:TaxCategory'],
      (element) => isAllowance(element.parent as XmlElement) && isOfCategory(element),
    ),
    charge: model(
      ['cac:AllowanceCharge/cac:TaxCategory'],
      (element) => isCharge(element.parent as XmlElement) && isOfCategory(element),
    ),
    line: model(below(lines, 'cac:Item/cac:ClassifiedTaxCategory'), isOfCategory),
  };
}

function withAttribute(name: string): (element: XmlElement) => boolean {
  return (element) => element.attribute(name) !== undefined;
}

/** All contexts of UBL in order of precedence. */
export function ublContexts(): Context[] {
  return [...Object.values(ubl), ...CATEGORIES.flatMap((category) => Object.values(ublCategory[category]))];
}
