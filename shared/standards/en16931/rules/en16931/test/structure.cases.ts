import type { Case } from './case.ts';
import { all, before, change, drop, type Edit, repeat, set } from './edits.ts';

const ubl = (number: string, edit: Edit, about?: string): Case =>
  about === undefined ? { rule: `UBL-${number}`, ubl: edit } : { rule: `UBL-${number}`, about, ubl: edit };
const cii = (number: string, edit: Edit, about?: string): Case =>
  about === undefined ? { rule: `CII-${number}`, cii: edit } : { rule: `CII-${number}`, about, cii: edit };

const reference = (content: string) =>
  before(
    'cac:AdditionalDocumentReference',
    `<cac:AdditionalDocumentReference>${content}</cac:AdditionalDocumentReference>`,
  );
const payee = (content: string) =>
  change('<cac:PayeeParty><cac:PartyName>', `<cac:PayeeParty>${content}<cac:PartyName>`);

/** What is not used, what may stand only once, and data types. */
export const STRUCTURE_CASES: readonly Case[] = [
  ubl(
    'CR-001',
    before(
      'cbc:CustomizationID',
      '<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"/>',
    ),
  ),
  ubl('CR-002', before('cbc:CustomizationID', '<cbc:UBLVersionID>2.0</cbc:UBLVersionID>')),
  ubl('CR-412', before('cbc:PaymentMeansCode', '<cbc:PaymentDueDate>2026-12-24</cbc:PaymentDueDate>')),
  ubl('CR-515', before('cbc:InvoicedQuantity', '<cbc:UUID>7</cbc:UUID>')),
  ubl('CR-561', change('<cac:Item>', '<cac:TaxTotal/><cac:Item>')),
  ubl('CR-650', change('<cbc:ID>', '<cbc:ID schemeID="0088">'), 'an attribute of an element of the document'),
  ubl('CR-652', change('<cbc:CompanyID>', '<cbc:CompanyID schemeID="0088">'), 'an attribute anywhere'),
  ubl(
    'CR-664',
    change('<cac:PayeeFinancialAccount>', '<cac:PayeeFinancialAccount><cac:FinancialInstitution/>'),
    'an element anywhere',
  ),
  ubl('CR-665', reference('<cbc:ID schemeID="AAA">1</cbc:ID>')),
  ubl('CR-666', reference('<cbc:ID>1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode><cac:Attachment/>')),
  ubl(
    'CR-673',
    reference(
      '<cbc:ID>1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode><cbc:DocumentDescription>x</cbc:DocumentDescription>',
    ),
  ),
  ubl(
    'SR-04',
    all(
      reference('<cbc:ID>1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>'),
      reference('<cbc:ID>2</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>'),
    ),
  ),
  ubl('SR-06', repeat('cac:InvoiceDocumentReference')),
  ubl('SR-07', change('<cbc:ID>F-2026-0</cbc:ID>', '')),
  ubl('SR-08', repeat('cac:InvoicePeriod')),
  ubl('SR-10', repeat('cac:PartyName')),
  ubl('SR-12', repeat('cac:PartyTaxScheme')),
  ubl(
    'SR-13',
    all(repeat('cac:PartyTaxScheme'), change('<cbc:ID>VAT', '<cbc:ID>TAX', 1), change('<cbc:ID>VAT', '<cbc:ID>TAX', 1)),
  ),
  ubl('SR-18', repeat('cac:PartyTaxScheme', 2)),
  ubl('SR-19', repeat('cac:PartyName', 2)),
  ubl('SR-19', set('cbc:Name', 'Chantier du Port SARL', 2), 'the payee is the seller'),
  ubl(
    'SR-20',
    payee(
      '<cac:PartyIdentification><cbc:ID>1</cbc:ID></cac:PartyIdentification><cac:PartyIdentification><cbc:ID>2</cbc:ID></cac:PartyIdentification>',
    ),
  ),
  ubl(
    'SR-21',
    change(
      '</cac:PartyName></cac:PayeeParty>',
      '</cac:PartyName><cac:PartyLegalEntity><cbc:CompanyID>1</cbc:CompanyID><cbc:CompanyID>2</cbc:CompanyID></cac:PartyLegalEntity></cac:PayeeParty>',
    ),
  ),
  ubl('SR-24', repeat('cac:Delivery')),
  ubl(
    'SR-29',
    payee(
      '<cac:PartyIdentification><cbc:ID schemeID="SEPA">1</cbc:ID></cac:PartyIdentification><cac:PartyIdentification><cbc:ID schemeID="SEPA">2</cbc:ID></cac:PartyIdentification>',
    ),
  ),
  ubl('SR-30', repeat('cbc:AllowanceChargeReason')),
  ubl('SR-31', repeat('cbc:AllowanceChargeReason', 2)),
  ubl('SR-42', all(repeat('cac:PartyTaxScheme'), repeat('cac:PartyTaxScheme'))),
  ubl('SR-43', reference('<cbc:ID>1</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>')),
  ubl(
    'SR-44',
    change(
      '</cbc:PaymentMeansCode>',
      '</cbc:PaymentMeansCode><cbc:PaymentID>1</cbc:PaymentID><cbc:PaymentID>2</cbc:PaymentID>',
    ),
  ),
  ubl(
    'SR-46',
    all(
      repeat('cac:PaymentMeans'),
      change('<cbc:PaymentMeansCode>', '<cbc:PaymentMeansCode name="a">', 1),
      change('<cbc:PaymentMeansCode>', '<cbc:PaymentMeansCode name="a">', 1),
    ),
  ),
  ubl('SR-47', all(repeat('cac:PaymentMeans'), set('cbc:PaymentMeansCode', '30'))),
  ubl('SR-48', repeat('cac:ClassifiedTaxCategory')),
  ubl('SR-51', change('<cac:Country>', '<cac:AddressLine/><cac:AddressLine/><cac:Country>')),
  ubl('SR-53', change('<cbc:CompanyID>FR11123456782</cbc:CompanyID>', '')),
  ubl(
    'DT-01',
    change('<cac:Item>', '<cbc:TaxInclusiveAmount currencyID="EUR">1.000</cbc:TaxInclusiveAmount><cac:Item>'),
  ),
  ubl('DT-06', change(' mimeCode="application/pdf"', '')),
  ubl('DT-07', change(' filename="bon.pdf"', '')),
  ubl('DT-12', change('<cbc:Note>', '<cbc:Note format="plain">')),
  ubl('DT-18', change('<cbc:Note>', '<cbc:Note name="quai">')),

  cii('SR-009', drop('ram:GuidelineSpecifiedDocumentContextParameter')),
  cii('SR-010', drop('ram:ID')),
  cii('SR-013', change('<ram:ID>F', '<ram:Name>Facture</ram:Name><ram:ID>F')),
  cii('SR-014', repeat('ram:TypeCode')),
  cii('SR-030', repeat('ram:Content')),
  cii('SR-046', change(' schemeID="0160"', '')),
  cii('SR-069', repeat('ram:Description')),
  cii('SR-072', repeat('ram:Value')),
  cii('SR-090', change('<ram:ID>FR</ram:ID>', '')),
  cii('SR-119', set('udt:Indicator', 'true')),
  cii('SR-439', repeat('ram:NetPriceProductTradePrice')),
  cii('SR-441', repeat('ram:NetPriceProductTradePrice')),
  cii('SR-449', before('ram:GlobalID', '<ram:ID>1</ram:ID>', 3)),
  cii(
    'SR-450',
    change(
      '<ram:BuyerTradeParty>',
      '<ram:BuyerTradeParty><ram:ID>1</ram:ID><ram:GlobalID schemeID="0088">1</ram:GlobalID>',
    ),
  ),
  cii(
    'SR-451',
    change(
      '<ram:PayeeTradeParty>',
      '<ram:PayeeTradeParty><ram:ID>1</ram:ID><ram:GlobalID schemeID="0088">1</ram:GlobalID>',
    ),
  ),
  cii(
    'SR-452',
    change(
      '<ram:SpecifiedTradeSettlementHeaderMonetarySummation>',
      '<ram:SpecifiedTradePaymentTerms/><ram:SpecifiedTradePaymentTerms/><ram:SpecifiedTradeSettlementHeaderMonetarySummation>',
    ),
  ),
  cii('SR-454', repeat('ram:ApplicableTradeTax')),
  cii(
    'SR-457',
    all(set('ram:TypeCode', '50', 3), drop('ram:AttachmentBinaryObject'), repeat('ram:AdditionalReferencedDocument')),
  ),
  cii(
    'SR-458',
    all(set('ram:TypeCode', '130', 3), drop('ram:AttachmentBinaryObject'), repeat('ram:AdditionalReferencedDocument')),
  ),
  cii(
    'SR-462',
    change(
      '<ram:CategoryCode>S',
      '<ram:DueDateTypeCode>5</ram:DueDateTypeCode><ram:DueDateTypeCode>72</ram:DueDateTypeCode><ram:CategoryCode>S',
      2,
    ),
  ),
  cii('SR-463', drop('ram:ChargeIndicator', 4)),
  cii(
    'SR-465',
    change(
      '<ram:PostalTradeAddress>',
      '<ram:DefinedTradeContact><ram:PersonName>A</ram:PersonName><ram:DepartmentName>B</ram:DepartmentName></ram:DefinedTradeContact><ram:PostalTradeAddress>',
    ),
  ),
  cii(
    'SR-466',
    change(
      '<ram:PostalTradeAddress>',
      '<ram:DefinedTradeContact><ram:PersonName>A</ram:PersonName><ram:DepartmentName>B</ram:DepartmentName></ram:DefinedTradeContact><ram:PostalTradeAddress>',
      2,
    ),
  ),
  cii('SR-467', all(repeat('ram:SpecifiedTradeSettlementPaymentMeans'), set('ram:TypeCode', '30', 4))),
  cii(
    'SR-468',
    all(
      change(
        '<ram:TypeCode>58</ram:TypeCode>',
        '<ram:TypeCode>58</ram:TypeCode><ram:Information>A</ram:Information><ram:Information>B</ram:Information>',
      ),
    ),
  ),
  cii(
    'SR-469',
    before(
      'ram:InvoiceCurrencyCode',
      '<ram:PaymentReference>1</ram:PaymentReference><ram:PaymentReference>2</ram:PaymentReference>',
    ),
  ),
  cii('SR-470', drop('ram:PayeePartyCreditorFinancialAccount')),
  cii('SR-472', repeat('ram:CategoryTradeTax')),
  cii(
    'SR-474',
    change(
      '<ram:SpecifiedTradeSettlementLineMonetarySummation>',
      '<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>1</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode></ram:AdditionalReferencedDocument><ram:AdditionalReferencedDocument><ram:IssuerAssignedID>2</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode></ram:AdditionalReferencedDocument><ram:SpecifiedTradeSettlementLineMonetarySummation>',
    ),
  ),
  cii(
    'SR-475',
    all(before('ram:AttachmentBinaryObject', '<ram:Name>Bon</ram:Name>'), repeat('ram:AdditionalReferencedDocument')),
  ),
  cii('SR-476', repeat('ram:AdditionalReferencedDocument')),
  cii('SR-480', repeat('ram:TaxBasisTotalAmount')),
  cii('DT-005', change('<ram:ID>urn', '<ram:ID schemeID="0088">urn')),
  cii('DT-008', change('<ram:TypeCode>', '<ram:TypeCode name="x">', 2), 'any other type'),
  cii('DT-014', change('<rsm:CrossIndustryInvoice ', '<rsm:CrossIndustryInvoice languageLocaleID="fr" ')),
  cii(
    'DT-015',
    all(
      set('ram:TypeCode', '50', 3),
      drop('ram:AttachmentBinaryObject'),
      before('ram:TypeCode', '<ram:URIID>x</ram:URIID>', 3),
    ),
  ),
  cii('DT-018', set('ram:TypeCode', '51', 3)),
  cii(
    'DT-021',
    all(
      set('ram:TypeCode', '50', 3),
      drop('ram:AttachmentBinaryObject'),
      before('ram:TypeCode', '<ram:Name>x</ram:Name>', 3),
    ),
  ),
  cii('DT-022', set('ram:TypeCode', '50', 3)),
  cii('DT-024', before('ram:AttachmentBinaryObject', '<ram:ReferenceTypeCode>AAA</ram:ReferenceTypeCode>')),
  cii('DT-027', before('ram:AttachmentBinaryObject', '<ram:FormattedIssueDateTime/>')),
  cii('DT-031', change('<ram:GrandTotalAmount>', '<ram:GrandTotalAmount currencyID="EUR">')),
  cii(
    'DT-033',
    all(
      change(' unitCode="C62"', ''),
      change(
        '<ram:ChargeAmount>101.00</ram:ChargeAmount>',
        '<ram:ChargeAmount>101.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">1</ram:BasisQuantity>',
      ),
    ),
  ),
  cii('DT-037', set('ram:TypeCode', 'GST', 2)),
  cii(
    'DT-041',
    change('<ram:ApplicableTradeTax>', '<ram:ApplicableTradeTax><ram:BasisAmount>100.00</ram:BasisAmount>'),
  ),
  cii(
    'DT-052',
    change(
      '<ram:CategoryTradeTax>',
      '<ram:CategoryTradeTax><ram:ExemptionReasonCode>VATEX-EU-O</ram:ExemptionReasonCode>',
    ),
  ),
  cii('DT-054', change('<ram:ApplicableTradeTax>', '<ram:ApplicableTradeTax><ram:TaxPointDate/>')),
  cii(
    'DT-058',
    change('<ram:ApplicableTradeTax>', '<ram:ApplicableTradeTax><ram:DueDateTypeCode>5</ram:DueDateTypeCode>'),
  ),
  cii('DT-082', change('<ram:PostalTradeAddress>', '<ram:PostalTradeAddress><ram:ID>1</ram:ID>')),
  cii('DT-097', set('udt:DateTimeString', '20261324')),
  cii('DT-098', change('<ram:CategoryTradeTax>', '<ram:CategoryTradeTax><ram:ExemptionReason>x</ram:ExemptionReason>')),
];
