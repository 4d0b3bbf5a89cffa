// Mutants of whole documents for the rules that neither chance nor the shape of the rule reaches.
import type { Fragment, Sample, Syntax } from './corpus.ts';
import { add, attribute, drop, dropAll, dropAttribute, duplicate, type Edit, edited, set, setAll } from './edit.ts';
import { EXTENDED_EDITS } from './extended-edits.ts';
import { FRENCH_EDITS } from './french-edits.ts';
import type { Sheet } from './oracles.ts';
import { SETTLEMENT, SUMS, VAT_EDITS } from './vat.ts';
import { copy, elements, isElement } from './xml.ts';

/** Puts what a fragment says in place of what a whole document says of the same: a document that breaks the rule of the fragment. */
function transplanted(fragment: Fragment, sample: Sample): Sample {
  const root = copy(sample.root);
  const named = new Set(elements(fragment.root).map(({ name }) => name));
  root.children = [
    ...root.children.filter((child) => !isElement(child) || !named.has(child.name)),
    ...copy(fragment.root).children,
  ];
  return { name: `${sample.name} ~ with ${fragment.name}`, root };
}

const TX = 'rsm:SupplyChainTradeTransaction';
const LINE = `${TX}/ram:IncludedSupplyChainTradeLineItem`;
const HEAD = `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge`;
const LINE_CHARGE = `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge`;
const CHARGE = (indicator: string, content: string) =>
  `<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>${indicator}</udt:Indicator></ram:ChargeIndicator>${content}</ram:SpecifiedTradeAllowanceCharge>`;

/** Each total left out, and written with three decimals. */
const totals = (path: string, prefix: string, names: readonly string[]): Record<string, Edit[]> =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`no ${name}`, [drop(`${path}/${prefix}:${name}`)]],
      [`three decimals of ${name}`, [set(`${path}/${prefix}:${name}`, '1.001', '-2.345')]],
    ]),
  );

// biome-ignore format: lists of names
const UBL_TOTALS = ['LineExtensionAmount', 'TaxExclusiveAmount', 'TaxInclusiveAmount', 'AllowanceTotalAmount', 'ChargeTotalAmount', 'PrepaidAmount', 'PayableAmount'];
// biome-ignore format: lists of names
const CII_TOTALS = ['LineTotalAmount', 'TaxBasisTotalAmount', 'GrandTotalAmount', 'AllowanceTotalAmount', 'ChargeTotalAmount', 'TotalPrepaidAmount', 'DuePayableAmount'];

/** Edits for rules of EN 16931, by what they are aimed at. */
const EDITS: Record<Syntax, Record<string, Edit[]>> = {
  ubl: {
    ...totals('cac:LegalMonetaryTotal', 'cbc', UBL_TOTALS),
    'BR-DEC-01': [set('cac:AllowanceCharge/cbc:Amount', '50.001', '1.234', '7.0000')],
    'BR-DEC-02, 06': [setAll('//cac:AllowanceCharge/cbc:BaseAmount', '1000.001')],
    'BR-DEC-05': [setAll('cac:AllowanceCharge/cbc:Amount', '20.001')],
    // These look for the currency within the amount, where only a faulty document has it.
    'BR-DEC-13, 15': [
      add(
        'cac:InvoiceLine',
        '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">1.234<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode></cbc:TaxAmount></cac:TaxTotal>',
      ),
    ],
    'UBL-SR-32': [
      add(
        'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory',
        '<cbc:TaxExemptionReason>a</cbc:TaxExemptionReason><cbc:TaxExemptionReason>b</cbc:TaxExemptionReason>',
      ),
    ],
    'BR-63': [dropAttribute('cac:AccountingCustomerParty/cac:Party/cbc:EndpointID', 'schemeID')],
    'UBL-DT-18': [attribute('cac:InvoiceLine/cbc:ID', 'name', 'x')],
    'UBL-SR-46': [attribute('cac:PaymentMeans/cbc:PaymentMeansCode', 'name', 'x'), duplicate('cac:PaymentMeans')],
    'BR-DEC-24, 27': [setAll('//cac:AllowanceCharge/cbc:Amount', '3.001')],
    'BR-CL-08': [set('cbc:Note', '#QQQ#text', '#zzz#', '#1#x')],
    'BR-CL-26': [attribute('cac:Delivery/cac:DeliveryLocation/cbc:ID', 'schemeID', '9999', 'X', '')],
    'UBL-CR-001': [
      add(
        '',
        '<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"/>',
      ),
    ],
    'UBL-CR-002': [
      add(
        '',
        '<cbc:UBLVersionID>2.0</cbc:UBLVersionID>',
        '<cbc:UBLVersionID>2.3</cbc:UBLVersionID>',
        '<cbc:UBLVersionID/>',
      ),
    ],
    'UBL-CR-665': [
      add(
        '',
        '<cac:AdditionalDocumentReference><cbc:ID schemeID="AFL">x</cbc:ID></cac:AdditionalDocumentReference>',
        '<cac:AdditionalDocumentReference><cbc:ID schemeID="AFL">x</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>',
      ),
    ],
    'UBL-CR-666, 673, UBL-SR-04': [
      add(
        '',
        '<cac:AdditionalDocumentReference><cbc:ID>x</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode><cbc:DocumentDescription>d</cbc:DocumentDescription><cac:Attachment/></cac:AdditionalDocumentReference>',
      ),
      add(
        '',
        '<cac:AdditionalDocumentReference><cbc:ID>y</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>',
      ),
    ],
    'UBL-SR-06': [
      add(
        '',
        '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>1</cbc:ID></cac:InvoiceDocumentReference><cac:InvoiceDocumentReference><cbc:ID>2</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>',
      ),
    ],
    'UBL-SR-23': [duplicate('cac:TaxRepresentativeParty/cac:PartyTaxScheme')],
    'UBL-SR-23, number': [duplicate('cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID')],
    'UBL-SR-29': [
      add(
        'cac:AccountingSupplierParty/cac:Party',
        '<cac:PartyIdentification><cbc:ID schemeID="SEPA">FR72ZZZ1</cbc:ID></cac:PartyIdentification>',
      ),
      add(
        'cac:AccountingSupplierParty/cac:Party',
        '<cac:PartyIdentification><cbc:ID schemeID="SEPA">FR72ZZZ2</cbc:ID></cac:PartyIdentification>',
      ),
    ],
  },
  cii: {
    ...totals(`${SETTLEMENT}/${SUMS}`, 'ram', CII_TOTALS),
    'BR-02': [set('rsm:ExchangedDocument/ram:ID', '', ' ')],
    'BR-64': [add(`${LINE}/ram:SpecifiedTradeProduct`, '<ram:GlobalID>1</ram:GlobalID>')],
    'BR-CO-26': ['ID', 'GlobalID', 'SpecifiedLegalOrganization', 'SpecifiedTaxRegistration'].map((name) =>
      dropAll(`${TX}/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:${name}`, 'or none'),
    ),
    'BR-DEC-19, 20': [
      set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount`, '970.001'),
      set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:CalculatedAmount`, '194.001'),
    ],
    'BR-DEC-23': [
      set(
        `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
        '1000.001',
      ),
    ],
    'CII-DT-041': [
      add(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`, '<ram:BasisAmount>1</ram:BasisAmount>'),
    ],
    'CII-SR-119': [
      drop(
        `${LINE}/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ActualAmount`,
      ),
    ],
    'CII-SR-339': [
      drop(`${SETTLEMENT}/${SUMS}/ram:DuePayableAmount`),
      add(SETTLEMENT, '<ram:DuePayableAmount>0</ram:DuePayableAmount>'),
    ],
    'CII-SR-473': [duplicate(`${LINE_CHARGE}/ram:ActualAmount`)],
    'BR-28': [set(`${LINE}/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:ChargeAmount`, '-1')],
    'BR-49': [drop(`${SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode`)],
    'BR-CO-19': [dropAll(`${SETTLEMENT}/ram:BillingSpecifiedPeriod`), add(SETTLEMENT, '<ram:BillingSpecifiedPeriod/>')],
    'BR-DEC-11': [set(`${SETTLEMENT}/${SUMS}/ram:ChargeTotalAmount`, '20.001')],
    'BR-DEC-13': [set(`${SETTLEMENT}/${SUMS}/ram:TaxTotalAmount`, '1.001')],
    'BR-CL-15': [
      add(`${LINE}/ram:SpecifiedTradeProduct`, '<ram:OriginTradeCountry><ram:ID>QQ</ram:ID></ram:OriginTradeCountry>'),
    ],
    'BR-CL-21': [add(`${LINE}/ram:SpecifiedTradeProduct`, '<ram:GlobalID schemeID="QQ">1</ram:GlobalID>')],
    'CII-SR-465, 466': ['SellerTradeParty', 'BuyerTradeParty'].flatMap((party) => [
      dropAll(`${TX}/ram:ApplicableHeaderTradeAgreement/ram:${party}/ram:DefinedTradeContact`, 'or none'),
      add(
        `${TX}/ram:ApplicableHeaderTradeAgreement/ram:${party}`,
        '<ram:DefinedTradeContact><ram:PersonName>p</ram:PersonName><ram:DepartmentName>d</ram:DepartmentName></ram:DefinedTradeContact>',
      ),
    ]),
    'CII-DT-052, 098': [
      add(
        `${HEAD}/ram:CategoryTradeTax`,
        '<ram:ExemptionReason>x</ram:ExemptionReason><ram:ExemptionReasonCode>VATEX-EU-G</ram:ExemptionReasonCode>',
      ),
    ],
    'CII-DT-054, 058': [
      add(
        `${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`,
        '<ram:TaxPointDate/><ram:DueDateTypeCode>5</ram:DueDateTypeCode>',
      ),
    ],
    'CII-DT-015 to 027': [
      add(
        `${TX}/ram:ApplicableHeaderTradeAgreement`,
        '<ram:QuotationReferencedDocument><ram:URIID>u</ram:URIID><ram:TypeCode>50</ram:TypeCode><ram:Name>n</ram:Name><ram:AttachmentBinaryObject/><ram:ReferenceTypeCode>AAA</ram:ReferenceTypeCode><ram:FormattedIssueDateTime/></ram:QuotationReferencedDocument>',
      ),
    ],
    'BR-31, 33, CO-21': [add(SETTLEMENT, CHARGE('false', ''))],
    'BR-36, 38, CO-22': [add(SETTLEMENT, CHARGE('true', ''))],
    'BR-41, 42, CO-23': [add(`${LINE}/ram:SpecifiedLineTradeSettlement`, CHARGE('false', ''))],
    'BR-43, 44, CO-24': [add(`${LINE}/ram:SpecifiedLineTradeSettlement`, CHARGE('true', ''))],
    'BR-51': [
      add(
        `${SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans`,
        '<ram:ApplicableTradeSettlementFinancialCard><ram:ID>4970123456789012</ram:ID></ram:ApplicableTradeSettlementFinancialCard>',
      ),
    ],
    'BR-55': [add(SETTLEMENT, '<ram:InvoiceReferencedDocument/>')],
    'BR-57': [
      dropAll(`${TX}/ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty`),
      add(
        `${TX}/ram:ApplicableHeaderTradeDelivery`,
        '<ram:ShipToTradeParty><ram:PostalTradeAddress/></ram:ShipToTradeParty>',
      ),
    ],
    'BR-65': [
      add(
        `${LINE}/ram:SpecifiedTradeProduct`,
        '<ram:DesignatedProductClassification><ram:ClassCode>1</ram:ClassCode></ram:DesignatedProductClassification>',
      ),
    ],
    'BR-CL-13': [
      add(
        `${LINE}/ram:SpecifiedTradeProduct`,
        '<ram:DesignatedProductClassification><ram:ClassCode listID="QQQ">1</ram:ClassCode></ram:DesignatedProductClassification>',
      ),
    ],
    'BR-CO-03': [
      add(
        `${SETTLEMENT}/ram:ApplicableTradeTax`,
        '<ram:TaxPointDate><udt:DateString format="102">20261005</udt:DateString></ram:TaxPointDate><ram:DueDateTypeCode>5</ram:DueDateTypeCode>',
      ),
    ],
    'BR-CO-20': [add(`${LINE}/ram:SpecifiedLineTradeSettlement`, '<ram:BillingSpecifiedPeriod/>')],
    'BR-CL-05': [add(SETTLEMENT, '<ram:TaxCurrencyCode>QQQ</ram:TaxCurrencyCode>')],
    'BR-CL-06': [
      add(
        `${SETTLEMENT}/ram:ApplicableTradeTax`,
        '<ram:DueDateTypeCode>99</ram:DueDateTypeCode>',
        '<ram:DueDateTypeCode/>',
        '<ram:DueDateTypeCode>3</ram:DueDateTypeCode>',
      ),
    ],
    'BR-CL-07': [
      add(
        `${TX}/ram:ApplicableHeaderTradeAgreement`,
        '<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>1</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode><ram:ReferenceTypeCode>QQQ</ram:ReferenceTypeCode></ram:AdditionalReferencedDocument>',
      ),
    ],
    'BR-CL-17': [setAll('//ram:CategoryCode', 'Q')],
    'BR-CL-22': [
      add(`${SETTLEMENT}/ram:ApplicableTradeTax`, '<ram:ExemptionReasonCode>VATEX-QQ</ram:ExemptionReasonCode>'),
    ],
    'BR-CL-26': [
      dropAll(`${TX}/ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty`),
      add(
        `${TX}/ram:ApplicableHeaderTradeDelivery`,
        '<ram:ShipToTradeParty><ram:GlobalID schemeID="QQ">1</ram:GlobalID></ram:ShipToTradeParty>',
      ),
    ],
    'BR-DEC-01, 02': [
      set(`${HEAD}/ram:ActualAmount`, '50.001', '7.1234', '5.000'),
      set(`${HEAD}/ram:BasisAmount`, '1000.001'),
    ],
    'BR-DEC-05, 06': [setAll(`${HEAD}/ram:ActualAmount`, '20.001'), setAll(`${HEAD}/ram:BasisAmount`, '1000.001')],
    'BR-DEC-17': [add(`${SETTLEMENT}/${SUMS}`, '<ram:RoundingAmount>0.001</ram:RoundingAmount>')],
    'BR-DEC-24, 25, 28': [
      setAll(`${LINE_CHARGE}/ram:ActualAmount`, '20.001'),
      setAll(`${LINE_CHARGE}/ram:BasisAmount`, '1000.001'),
    ],
    'BR-B-01, 02': [setAll('//ram:CategoryCode', 'B')],
    'BR-B-02': [setAll('//ram:CategoryCode', 'B'), set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:CategoryCode`, 'S')],
    'CII-SR-449': [
      add(
        `${TX}/ram:ApplicableHeaderTradeDelivery`,
        '<ram:ShipToTradeParty><ram:ID>1</ram:ID><ram:GlobalID schemeID="0088">2</ram:GlobalID></ram:ShipToTradeParty>',
      ),
    ],
    'CII-SR-450': [
      add(
        `${TX}/ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty`,
        '<ram:ID>1</ram:ID><ram:GlobalID schemeID="0088">2</ram:GlobalID>',
      ),
    ],
    'CII-SR-451': [
      dropAll(`${SETTLEMENT}/ram:PayeeTradeParty`),
      add(
        SETTLEMENT,
        '<ram:PayeeTradeParty><ram:ID>1</ram:ID><ram:GlobalID schemeID="0088">2</ram:GlobalID></ram:PayeeTradeParty>',
      ),
    ],
    'CII-SR-457, 458': [
      ...['50', '130', '916'].flatMap((type) =>
        [1, 2].map((n) =>
          add(
            `${TX}/ram:ApplicableHeaderTradeAgreement`,
            `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>${n}</ram:IssuerAssignedID><ram:TypeCode>${type}</ram:TypeCode><ram:Name>n</ram:Name><ram:AttachmentBinaryObject mimeCode="text/csv" filename="f"/></ram:AdditionalReferencedDocument>`,
          ),
        ),
      ),
    ],
    'CII-SR-462': [
      add(
        SETTLEMENT,
        '<ram:ApplicableTradeTax><ram:DueDateTypeCode>5</ram:DueDateTypeCode></ram:ApplicableTradeTax><ram:ApplicableTradeTax><ram:DueDateTypeCode>72</ram:DueDateTypeCode></ram:ApplicableTradeTax>',
      ),
    ],
    'CII-SR-467, 468': [
      add(
        SETTLEMENT,
        '<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>1</ram:TypeCode><ram:Information>a</ram:Information></ram:SpecifiedTradeSettlementPaymentMeans><ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>10</ram:TypeCode><ram:Information>b</ram:Information></ram:SpecifiedTradeSettlementPaymentMeans>',
      ),
    ],
    'CII-SR-474': [
      ...[1, 2].map((n) =>
        add(
          `${LINE}/ram:SpecifiedLineTradeSettlement`,
          `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>${n}</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode></ram:AdditionalReferencedDocument>`,
        ),
      ),
    ],
  },
};

const all = (edits: Record<string, Edit[]>, samples: readonly Sample[], wanted: number) =>
  Object.entries(edits).flatMap(([name, list]) => edited(name, samples, list, wanted));

/** All hand-written mutants for the rules of one sheet. */
export function handWritten(
  sheet: Sheet,
  samples: readonly Sample[],
  fragments: readonly Fragment[],
  wanted: number,
): Sample[] {
  const syntax = sheet.slice(-3) as Syntax;
  const set = sheet.slice(0, -4);
  if (set === 'br-fr') return all(FRENCH_EDITS[syntax], [...samples].reverse(), wanted);
  const categories = samples.filter(({ name }) => / in [A-Z]+$/.test(name));
  // Those that admit most edits first: the ones in every category hold nearly all that the rules look at, the French ones more.
  const rich = [...categories, ...samples.filter((sample) => !categories.includes(sample)).reverse()];
  const byCategory = categories.flatMap((sample) => all(VAT_EDITS[syntax], [sample], wanted));
  const transplants = fragments
    .filter(({ fails }) => fails.length > 0)
    .flatMap((fragment) => samples.slice(0, wanted).map((sample) => transplanted(fragment, sample)));
  const extended = set === 'extended-ctc-fr' ? all(EXTENDED_EDITS[syntax], rich, wanted) : [];
  // A category that has no rules of its own leaves those of every breakdown to be judged.
  const plain = categories.filter(({ name }) => name.endsWith(' in B'));
  return [
    ...all(EDITS[syntax], rich, wanted),
    ...all(EDITS[syntax], plain, wanted),
    ...extended,
    ...byCategory,
    ...transplants,
  ];
}
