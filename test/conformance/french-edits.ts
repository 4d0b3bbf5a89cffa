// Edits that break the French rules, by what they are aimed at.
import type { Syntax } from './corpus.ts';
import { add, addAll, attribute, drop, dropAll, dropAttribute, duplicate, type Edit, set, setAll } from './edit.ts';
import { SETTLEMENT, SUMS } from './vat.ts';

const TX = 'rsm:SupplyChainTradeTransaction';
const LINE = `${TX}/ram:IncludedSupplyChainTradeLineItem`;
const AGREEMENT = `${TX}/ram:ApplicableHeaderTradeAgreement`;
const DELIVERY = `${TX}/ram:ApplicableHeaderTradeDelivery`;
const FRAME = 'rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID';
const DOCUMENT = 'rsm:ExchangedDocument';

const LONG = 'A'.repeat(36);
const ADDRESS = 'a'.repeat(126);

const UBL_PARTIES = {
  seller: 'cac:AccountingSupplierParty/cac:Party',
  buyer: 'cac:AccountingCustomerParty/cac:Party',
  payee: 'cac:PayeeParty',
  'agent of the buyer': 'cac:AccountingCustomerParty/cac:Party/cac:AgentParty',
  payer: 'cac:PaymentMeans/cac:PaymentMandate/cac:PayerParty',
  'agent of the seller': 'cac:AccountingSupplierParty/cac:Party/cac:AgentParty',
  invoicee: 'cac:AccountingCustomerParty/cac:Party/cac:ServiceProviderParty/cac:Party',
  invoicer: 'cac:AccountingSupplierParty/cac:Party/cac:ServiceProviderParty/cac:Party',
};
const CII_PARTIES = {
  seller: `${AGREEMENT}/ram:SellerTradeParty`,
  buyer: `${AGREEMENT}/ram:BuyerTradeParty`,
  payee: `${SETTLEMENT}/ram:PayeeTradeParty`,
  'agent of the buyer': `${AGREEMENT}/ram:BuyerAgentTradeParty`,
  payer: `${SETTLEMENT}/ram:PayerTradeParty`,
  'agent of the seller': `${AGREEMENT}/ram:SalesAgentTradeParty`,
  invoicee: `${SETTLEMENT}/ram:InvoiceeTradeParty`,
  invoicer: `${SETTLEMENT}/ram:InvoicerTradeParty`,
};
const CII_PLACES = {
  delivery: `${DELIVERY}/ram:ShipToTradeParty`,
  'delivery of a line': `${LINE}/ram:SpecifiedLineTradeDelivery/ram:ShipToTradeParty`,
};
const UBL_PLACES = {
  delivery: 'cac:Delivery/cac:DeliveryLocation',
  'delivery of a line': 'cac:InvoiceLine/cac:Delivery/cac:DeliveryLocation',
};

const each = (paths: Record<string, string>, edits: (path: string) => Record<string, Edit[]>) =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([name, path]) =>
      Object.entries(edits(path)).map(([what, list]) => [`${what} of ${name}`, list] as const),
    ),
  );

const ublId = (id: string, scheme?: string) =>
  `<cac:PartyIdentification><cbc:ID${scheme ? ` schemeID="${scheme}"` : ''}>${id}</cbc:ID></cac:PartyIdentification>`;
const ciiId = (id: string, scheme?: string) =>
  `<ram:GlobalID${scheme ? ` schemeID="${scheme}"` : ''}>${id}</ram:GlobalID>`;

const UBL_DATES = [
  'cbc:IssueDate',
  'cbc:TaxPointDate',
  'cbc:DueDate',
  'cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate',
  'cac:Delivery/cbc:ActualDeliveryDate',
  'cac:InvoicePeriod/cbc:StartDate',
  'cac:InvoicePeriod/cbc:EndDate',
  'cac:InvoiceLine/cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate',
  'cac:InvoiceLine/cac:Delivery/cbc:ActualDeliveryDate',
  'cac:InvoiceLine/cac:InvoicePeriod/cbc:StartDate',
  'cac:InvoiceLine/cac:InvoicePeriod/cbc:EndDate',
];
const CII_DATES = [
  `${DOCUMENT}/ram:IssueDateTime/udt:DateTimeString`,
  `${SETTLEMENT}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString`,
  `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`,
  `${SETTLEMENT}/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString`,
  `${DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`,
  `${SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString`,
  `${SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString`,
  `${LINE}/ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString`,
  `${LINE}/ram:SpecifiedLineTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`,
  `${LINE}/ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString`,
  `${LINE}/ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString`,
];
const UBL_AMOUNTS = [
  'cac:AllowanceCharge/cbc:BaseAmount',
  'cac:AllowanceCharge/cbc:Amount',
  'cac:LegalMonetaryTotal/cbc:LineExtensionAmount',
  'cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount',
  'cac:LegalMonetaryTotal/cbc:ChargeTotalAmount',
  'cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount',
  'cac:TaxTotal/cbc:TaxAmount',
  'cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount',
  'cac:LegalMonetaryTotal/cbc:PrepaidAmount',
  'cac:LegalMonetaryTotal/cbc:PayableAmount',
  'cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount',
  'cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount',
  'cac:InvoiceLine/cbc:LineExtensionAmount',
  'cac:InvoiceLine/cac:AllowanceCharge/cbc:Amount',
  'cac:InvoiceLine/cac:AllowanceCharge/cbc:BaseAmount',
];
const CII_AMOUNTS = [
  ...['ActualAmount', 'BasisAmount'].flatMap((name) => [
    `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:${name}`,
    `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:${name}`,
  ]),
  ...[
    'LineTotalAmount',
    'AllowanceTotalAmount',
    'ChargeTotalAmount',
    'TaxBasisTotalAmount',
    'TaxTotalAmount',
    'GrandTotalAmount',
    'TotalPrepaidAmount',
    'DuePayableAmount',
  ].map((name) => `${SETTLEMENT}/${SUMS}/ram:${name}`),
  `${SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount`,
  `${SETTLEMENT}/ram:ApplicableTradeTax/ram:CalculatedAmount`,
  `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
];
const setEach = (paths: readonly string[], ...values: string[]) =>
  Object.fromEntries(paths.map((path) => [`${values[0]} in ${path}`, [set(path, ...values)]]));
const ublTypes = (...values: string[]) => [set('cbc:InvoiceTypeCode', ...values)];

export const FRENCH_EDITS: Record<Syntax, Record<string, Edit[]>> = {
  ubl: {
    ...setEach(
      [
        'cbc:ID',
        'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID',
        'cac:InvoiceLine/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID',
      ],
      LONG,
    ),
    ...setEach(
      [
        'cbc:ID',
        'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID',
        'cac:InvoiceLine/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID',
      ],
      'A B',
      'é',
      ' A',
    ),
    ...setEach(UBL_DATES, '1999-12-31', '2026-02-30', '2026-13-01'),
    ...setEach(
      [
        'cbc:InvoiceTypeCode',
        'cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode',
        'cac:InvoiceLine/cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode',
      ],
      '326',
      '380 ',
      '',
    ),
    // The days of the calendar.
    ...Object.fromEntries(
      ['2026-02-29', '2024-02-29', '2000-02-29', '2026-04-31', '2026-10-31'].map((day) => [
        `issue on ${day}`,
        [set('cbc:IssueDate', day)],
      ]),
    ),
    'a number of 35 characters': [set('cbc:ID', LONG.slice(1))],
    'a number that begins with an accent': [set('cbc:ID', 'éA')],
    'a number that ends with an accent': [set('cbc:ID', 'Aé')],
    'an address of 125 characters': [set(`${UBL_PARTIES.seller}/cbc:EndpointID`, ADDRESS.slice(1))],
    // A credit note names the invoices in its head, or on each line that counts.
    'credit note, by its lines': [set('cbc:CreditNoteTypeCode', '381'), dropAll('cac:BillingReference', 'or none')],
    'credit note, by all lines but one': [
      set('cbc:CreditNoteTypeCode', '381'),
      dropAll('cac:BillingReference', 'or none'),
      drop('cac:CreditNoteLine/cac:BillingReference'),
    ],
    'credit note, by no line': [
      set('cbc:CreditNoteTypeCode', '381'),
      dropAll('cac:BillingReference', 'or none'),
      dropAll('cac:CreditNoteLine/cac:BillingReference', 'or none'),
    ],
    'credit note, lines to two invoices': [
      set('cbc:CreditNoteTypeCode', '381'),
      dropAll('cac:BillingReference', 'or none'),
      dropAll('cac:CreditNoteLine/cac:BillingReference', 'or none'),
      addAll(
        'cac:CreditNoteLine',
        '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-1</cbc:ID><cbc:IssueDate>2026-09-01</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference><cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-2</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>',
      ),
    ],
    'another type of credit note, by no line': [
      set('cbc:CreditNoteTypeCode', '380'),
      dropAll('cac:BillingReference', 'or none'),
      dropAll('cac:CreditNoteLine/cac:BillingReference', 'or none'),
    ],
    'no PMT': [drop('cbc:Note')],
    'no notes': [dropAll('cbc:Note')],
    ...Object.fromEntries(
      ['PMT', 'PMD', 'AAB', 'TXD'].map((subject) => [
        `two ${subject}`,
        [add('', `<cbc:Note>#${subject}#a</cbc:Note>`), add('', `<cbc:Note>#${subject}#b</cbc:Note>`)],
      ]),
    ),
    'other treatment': [
      dropAll('cbc:Note'),
      add('', '<cbc:Note>#BAR#QQQ</cbc:Note>', '<cbc:Note>#BAR#B2B </cbc:Note>', '<cbc:Note>#BAR#b2b#x</cbc:Note>'),
    ],
    // Without `#BAR#` before it, what looks like a treatment is none.
    'no treatment': [dropAll('cbc:Note'), add('', '<cbc:Note>NoteQQQ</cbc:Note>')],
    'two treatments': [
      add('', '<cbc:Note>#BAR#B2B</cbc:Note>'),
      add('', '<cbc:Note>#BAR#B2C#</cbc:Note><cbc:Note>#BAR#B2BINT#</cbc:Note>'),
    ],
    'other frame': [set('cbc:ProfileID', 'Q1', '', 'B1 ')],
    ...each(UBL_PARTIES, (path) => ({
      SIRET: [set(`${path}/cac:PartyIdentification/cbc:ID`, '99999999900001', '123', '34567890100017x')],
      'bad address': [
        attribute(`${path}/cbc:EndpointID`, 'schemeID', '0225'),
        set(`${path}/cbc:EndpointID`, 'a b', 'é', 'a@b'),
      ],
      'long address': [set(`${path}/cbc:EndpointID`, ADDRESS)],
      'routing code': [add(path, ublId('a b', '0224'), ublId('é', '0224'), ublId('@', '0224'))],
      'long routing code': [add(path, ublId(ADDRESS, '0224'))],
      'no scheme': [add(path, ublId('1'))],
      'scheme twice': [add(path, ublId('1', '0088') + ublId('2', '0088'))],
      SIREN: [set(`${path}/cac:PartyLegalEntity/cbc:CompanyID`, '12345678', 'x', '1234567890')],
      'SIREN as id': [add(path, ublId('12345678', '0002'), ublId('x', '0231'))],
      'no SIREN': [drop(`${path}/cac:PartyLegalEntity/cbc:CompanyID`)],
      'no address': [drop(`${path}/cbc:EndpointID`)],
      'empty address': [set(`${path}/cbc:EndpointID`, '', ' ')],
      'address of another': [set(`${path}/cbc:EndpointID`, '111222333')],
    })),
    ...each(UBL_PLACES, (path) => ({
      SIRET: [set(`${path}/cbc:ID`, '99999999', '123', '34567890100017x')],
      'no scheme': [dropAttribute(`${path}/cbc:ID`, 'schemeID')],
      'scheme twice': [duplicate(`${path}/cbc:ID`)],
      'nested place': [add(path, '<cac:DeliveryLocation><cbc:ID schemeID="0009">1</cbc:ID></cac:DeliveryLocation>')],
    })),
    'SIRET of delivery, with a SIREN': [
      add(
        'cac:Delivery',
        '<cac:DeliveryParty><cac:PartyLegalEntity><cbc:CompanyID schemeID="0002">111222333</cbc:CompanyID></cac:PartyLegalEntity></cac:DeliveryParty>',
      ),
    ],
    'self-billed': ublTypes('389', '501', '261'),
    'self-billed, address of the seller': [
      set('cbc:InvoiceTypeCode', '389'),
      set('cac:AccountingSupplierParty/cac:Party/cbc:EndpointID', '111222333', 'x', ''),
    ],
    'scheme of the address of the buyer': [
      attribute('cac:AccountingCustomerParty/cac:Party/cbc:EndpointID', 'schemeID', '0088'),
    ],
    category: [setAll('//cbc:ID', 'L')],
    'category of the allowance': [set('cac:AllowanceCharge/cac:TaxCategory/cbc:ID', 'L', 'M', 'B')],
    'category of the breakdown': [set('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID', 'L', 'M', 'B')],
    'category of the line': [set('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID', 'L', 'M', 'B')],
    ...setEach(
      [
        'cac:AllowanceCharge/cac:TaxCategory/cbc:Percent',
        'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent',
        'cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent',
      ],
      '20.000',
      '19',
      '-1',
    ),
    ...setEach(['cac:AdditionalDocumentReference/cbc:DocumentDescription'], 'facture', '', 'rib'),
    'two readable copies': [setAll('cac:AdditionalDocumentReference/cbc:DocumentDescription', 'LISIBLE')],
    'attribute of the document': [
      add(
        '',
        '<cac:Item><cac:AdditionalItemProperty/><cac:AdditionalItemProperty><cbc:Name> </cbc:Name><cbc:NameCode/></cac:AdditionalItemProperty></cac:Item>',
      ),
    ],
    'attribute of the line': [drop('cac:InvoiceLine/cac:Item/cac:AdditionalItemProperty/cbc:Value')],
    'attribute without unit': [
      add(
        'cac:InvoiceLine/cac:Item',
        '<cac:AdditionalItemProperty><cbc:ValueQuantity>1</cbc:ValueQuantity></cac:AdditionalItemProperty>',
        '<cac:AdditionalItemProperty><cbc:Value/><cbc:ValueQuantity unitCode="C62">1</cbc:ValueQuantity></cac:AdditionalItemProperty>',
      ),
    ],
    'references of the document': [
      add(
        '',
        '<cac:AdditionalDocumentReference><cbc:ID schemeID="AFL"/><cbc:ID schemeID="AFL">1</cbc:ID><cbc:ID schemeID="AVV"/></cac:AdditionalDocumentReference>',
      ),
    ],
    'references of the line': [
      add(
        'cac:InvoiceLine',
        '<cac:DocumentReference><cbc:ID schemeID="AFL"/><cbc:ID schemeID="AFL">1</cbc:ID><cbc:ID schemeID="AVV"/></cac:DocumentReference>',
      ),
    ],
    '262': [set('cbc:CreditNoteTypeCode', '262'), dropAll('cac:InvoicePeriod')],
    '262, no contract': [set('cbc:CreditNoteTypeCode', '262'), set('cac:ContractDocumentReference/cbc:ID', '')],
    corrective: [set('cbc:InvoiceTypeCode', '384', '471', '473'), dropAll('cac:BillingReference')],
    'two preceding invoices': [set('cbc:InvoiceTypeCode', '384', '472'), duplicate('cac:BillingReference')],
    'no preceding invoice': [dropAll('cac:BillingReference')],
    'preceding invoice without date': [dropAll('//cac:InvoiceDocumentReference/cbc:IssueDate')],
    'due before issue': [set('cbc:DueDate', '2026-01-01', '2025-12-31', '2026-10-04')],
    'deposit deducted': [set('cbc:ProfileID', 'B4', 'S4', 'M4'), set('cbc:InvoiceTypeCode', '386', '500')],
    'not paid': [set('cbc:ProfileID', 'B2', 'S2', 'M2')],
    'not paid, no date': [set('cbc:ProfileID', 'B2', 'S2', 'M2'), drop('cbc:DueDate')],
    'other currency': [set('cbc:DocumentCurrencyCode', 'USD', 'CHF')],
    'no amount in euros': [
      set('cbc:DocumentCurrencyCode', 'USD'),
      add('', '<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>'),
      setAll('cac:TaxTotal/cbc:TaxAmount', ''),
    ],
    'single taxable person': [add(UBL_PARTIES.seller, ublId('345678901', '0231'))],
    'single taxable person without number': [
      add(UBL_PARTIES.seller, ublId('345678901', '0231')),
      add('', '<cac:TaxRepresentativeParty><cac:PartyTaxScheme/></cac:TaxRepresentativeParty>'),
    ],
    ...setEach(UBL_AMOUNTS, '1.234', '1e2', '12345678901234567890'),
    // 20 digits and the point; 19 and a sign; 18, a sign and the point: the point is not counted.
    ...setEach(['cac:LegalMonetaryTotal/cbc:LineExtensionAmount'], '123456789012345678.90'),
    ...setEach(['cac:LegalMonetaryTotal/cbc:LineExtensionAmount'], '-1234567890123456789'),
    ...setEach(['cac:LegalMonetaryTotal/cbc:LineExtensionAmount'], '-1234567890123456.78'),
    rounding: [add('cac:LegalMonetaryTotal', '<cbc:PayableRoundingAmount>0.001</cbc:PayableRoundingAmount>')],
    ...setEach(
      [
        'cac:InvoiceLine/cbc:InvoicedQuantity',
        'cac:CreditNoteLine/cbc:CreditedQuantity',
        'cac:InvoiceLine/cac:Price/cbc:BaseQuantity',
      ],
      '1.23456',
      'x',
      '',
    ),
    ...setEach(
      [
        'cac:InvoiceLine/cac:Price/cbc:PriceAmount',
        'cac:InvoiceLine/cac:Price/cac:AllowanceCharge/cbc:Amount',
        'cac:InvoiceLine/cac:Price/cac:AllowanceCharge/cbc:BaseAmount',
      ],
      '-1',
      '1.2345678',
      'x',
    ),
    ...multiVendor({
      line: 'cac:InvoiceLine',
      frame: 'cbc:ProfileID',
      type: 'cbc:InvoiceTypeCode',
      status: 'cac:InvoiceLine/cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentStatusCode',
      statuses: '//cbc:DocumentStatusCode',
      amount: 'cac:InvoiceLine/cbc:LineExtensionAmount',
      tax: 'cac:InvoiceLine/cac:TaxTotal/cbc:TaxAmount',
      gross: 'cac:InvoiceLine/cbc:TaxInclusiveLineExtensionAmount',
      name: 'cac:InvoiceLine/cac:Item/cac:ManufacturerParty/cac:PartyLegalEntity/cbc:RegistrationName',
      legal: 'cac:InvoiceLine/cac:Item/cac:ManufacturerParty/cac:PartyLegalEntity/cbc:CompanyID',
      country: 'cac:InvoiceLine/cac:Item/cac:ManufacturerParty/cac:PostalAddress/cac:Country/cbc:IdentificationCode',
      number: 'cac:InvoiceLine/cac:DocumentReference/cbc:ID',
      numbers: '//cac:DocumentReference/cbc:ID',
      reason: 'cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:TaxExemptionReason',
      reasons: '//cac:ClassifiedTaxCategory/cbc:TaxExemptionReason',
    }),
    'groups in another currency': [
      add('', '<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>'),
      dropAll('//cac:InvoiceLine/cac:TaxTotal'),
    ],
    'groups in two currencies': [add('', '<cbc:TaxCurrencyCode>USD</cbc:TaxCurrencyCode>')],
    'no preceding invoice of a group': [
      dropAll('//cac:CreditNoteLine/cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate'),
    ],
    'preceding invoice is itself': [
      setAll('//cac:CreditNoteLine/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID', 'AV-2026-0071'),
    ],
    'preceding invoice is itself, bilateral': [
      setAll('//cac:CreditNoteLine/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID', 'AV-2026-0081'),
    ],
  },
  cii: {
    ...setEach(
      [
        `${DOCUMENT}/ram:ID`,
        `${SETTLEMENT}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`,
        `${LINE}/ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`,
      ],
      LONG,
    ),
    ...setEach(
      [
        `${DOCUMENT}/ram:ID`,
        `${SETTLEMENT}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`,
        `${LINE}/ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`,
      ],
      'A B',
      'é',
      ' A',
    ),
    ...setEach(CII_DATES, '19991231', '20260230', '20261301'),
    ...setEach(
      [
        `${DOCUMENT}/ram:TypeCode`,
        `${SETTLEMENT}/ram:InvoiceReferencedDocument/ram:TypeCode`,
        `${LINE}/ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:TypeCode`,
      ],
      '326',
      '380 ',
      '',
    ),
    ...Object.fromEntries(
      ['20260229', '20240229', '20000229', '20260431', '20261031'].map((day) => [
        `issue on ${day}`,
        [set(`${DOCUMENT}/ram:IssueDateTime/udt:DateTimeString`, day)],
      ]),
    ),
    'credit note, by its lines': [
      set(`${DOCUMENT}/ram:TypeCode`, '381'),
      dropAll(`${SETTLEMENT}/ram:InvoiceReferencedDocument`, 'or none'),
    ],
    'credit note, reference without number': [
      set(`${DOCUMENT}/ram:TypeCode`, '381'),
      dropAll('//ram:InvoiceReferencedDocument/ram:IssuerAssignedID'),
    ],
    'credit note, by all lines but one': [
      set(`${DOCUMENT}/ram:TypeCode`, '381'),
      dropAll(`${SETTLEMENT}/ram:InvoiceReferencedDocument`, 'or none'),
      dropAll('//ram:LineStatusReasonCode', 'or none'),
      drop(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument`),
    ],
    'no notes': [dropAll(`${DOCUMENT}/ram:IncludedNote`)],
    ...Object.fromEntries(
      ['PMT', 'PMD', 'AAB', 'TXD'].map((subject) => [
        `two ${subject}`,
        [1, 2].map(() =>
          add(
            DOCUMENT,
            `<ram:IncludedNote><ram:Content>x</ram:Content><ram:SubjectCode>${subject}</ram:SubjectCode></ram:IncludedNote>`,
          ),
        ),
      ]),
    ),
    'other treatment': [setAll('//ram:IncludedNote/ram:Content', 'QQQ')],
    'two treatments': [1, 2].map(() =>
      add(
        DOCUMENT,
        '<ram:IncludedNote><ram:Content>B2B</ram:Content><ram:SubjectCode>BAR</ram:SubjectCode></ram:IncludedNote>',
      ),
    ),
    'other frame': [set(FRAME, 'Q1', '', 'B1 ')],
    ...each(CII_PARTIES, (path) => ({
      SIRET: [set(`${path}/ram:GlobalID`, '99999999900001', '123', '34567890100017x')],
      'bad address': [
        attribute(`${path}/ram:URIUniversalCommunication/ram:URIID`, 'schemeID', '0225'),
        set(`${path}/ram:URIUniversalCommunication/ram:URIID`, 'a b', 'é', 'a@b'),
      ],
      'long address': [set(`${path}/ram:URIUniversalCommunication/ram:URIID`, ADDRESS)],
      'routing code': [add(path, ciiId('a b', '0224'), ciiId('é', '0224'), ciiId('@', '0224'))],
      'long routing code': [add(path, ciiId(ADDRESS, '0224'))],
      'no scheme': [add(path, ciiId('1'))],
      'scheme twice': [add(path, ciiId('1', '0088') + ciiId('2', '0088'))],
      SIREN: [set(`${path}/ram:SpecifiedLegalOrganization/ram:ID`, '12345678', 'x', '1234567890')],
      'SIREN as id': [add(path, ciiId('12345678', '0002'), ciiId('x', '0231'))],
      'no SIREN': [drop(`${path}/ram:SpecifiedLegalOrganization/ram:ID`)],
      'no address': [drop(`${path}/ram:URIUniversalCommunication`)],
      'empty address': [set(`${path}/ram:URIUniversalCommunication/ram:URIID`, '', ' ')],
      'address of another': [set(`${path}/ram:URIUniversalCommunication/ram:URIID`, '111222333')],
    })),
    ...each(CII_PLACES, (path) => ({
      SIRET: [set(`${path}/ram:GlobalID`, '99999999', '123', '34567890100017x')],
      'no scheme': [add(path, ciiId('1'))],
      'scheme twice': [add(path, ciiId('1', '0088') + ciiId('2', '0088'))],
    })),
    'self-billed': [set(`${DOCUMENT}/ram:TypeCode`, '389', '501', '261')],
    'self-billed, address of the seller': [
      set(`${DOCUMENT}/ram:TypeCode`, '389'),
      set(`${CII_PARTIES.seller}/ram:URIUniversalCommunication/ram:URIID`, '111222333', 'x', ''),
    ],
    'scheme of the address of the buyer': [
      attribute(`${CII_PARTIES.buyer}/ram:URIUniversalCommunication/ram:URIID`, 'schemeID', '0088'),
    ],
    'category of the allowance': [
      set(`${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/ram:CategoryCode`, 'L', 'M', 'B'),
    ],
    'category of the breakdown': [set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:CategoryCode`, 'L', 'M', 'B')],
    'category of the line': [
      set(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`, 'L', 'M', 'B'),
    ],
    'no category of the line': [
      drop(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`),
    ],
    ...setEach(
      [
        `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/ram:RateApplicablePercent`,
        `${SETTLEMENT}/ram:ApplicableTradeTax/ram:RateApplicablePercent`,
        `${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent`,
      ],
      '20.000',
      '19',
      '-1',
    ),
    'other attachment': [set(`${AGREEMENT}/ram:AdditionalReferencedDocument/ram:Name`, 'facture', 'rib', 'x')],
    'two readable copies': [duplicate(`${AGREEMENT}/ram:AdditionalReferencedDocument`)],
    'attribute without name': [add(`${LINE}/ram:SpecifiedTradeProduct`, '<ram:ApplicableProductCharacteristic/>')],
    'attribute with empty name': [
      add(
        `${LINE}/ram:SpecifiedTradeProduct`,
        '<ram:ApplicableProductCharacteristic><ram:TypeCode/><ram:Description> </ram:Description><ram:ValueMeasure/></ram:ApplicableProductCharacteristic>',
      ),
    ],
    'references of the document': ['AFL', 'AVV'].flatMap((kind) =>
      [1, 2].map(() =>
        add(
          AGREEMENT,
          `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID> </ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode><ram:ReferenceTypeCode>${kind}</ram:ReferenceTypeCode></ram:AdditionalReferencedDocument>`,
        ),
      ),
    ),
    'references of the line': ['AFL', 'AVV'].flatMap((kind) =>
      [1, 2].map(() =>
        add(
          LINE,
          `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID> </ram:IssuerAssignedID><ram:ReferenceTypeCode>${kind}</ram:ReferenceTypeCode></ram:AdditionalReferencedDocument>`,
        ),
      ),
    ),
    '262': [set(`${DOCUMENT}/ram:TypeCode`, '262'), dropAll(`${SETTLEMENT}/ram:BillingSpecifiedPeriod`)],
    '262, no contract': [
      set(`${DOCUMENT}/ram:TypeCode`, '262'),
      dropAll(`${AGREEMENT}/ram:ContractReferencedDocument`),
    ],
    corrective: [
      set(`${DOCUMENT}/ram:TypeCode`, '384', '471', '473'),
      dropAll(`${SETTLEMENT}/ram:InvoiceReferencedDocument`),
    ],
    'two preceding invoices': [
      set(`${DOCUMENT}/ram:TypeCode`, '384', '472'),
      duplicate(`${SETTLEMENT}/ram:InvoiceReferencedDocument`),
    ],
    'no preceding invoice': [set(`${DOCUMENT}/ram:TypeCode`, '381', '396'), dropAll('//ram:InvoiceReferencedDocument')],
    'due before issue': [
      set(
        `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`,
        '20260101',
        '20251231',
        '20261004',
      ),
    ],
    'deposit deducted': [set(FRAME, 'B4', 'S4', 'M4'), set(`${DOCUMENT}/ram:TypeCode`, '386', '500', '503')],
    'not paid': [set(FRAME, 'B2', 'S2', 'M2')],
    'not paid, no date': [
      set(FRAME, 'B2', 'S2', 'M2'),
      dropAll(`${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime`),
    ],
    'other currency': [set(`${SETTLEMENT}/ram:InvoiceCurrencyCode`, 'USD', 'CHF')],
    'no amount in euros': [
      set(`${SETTLEMENT}/ram:InvoiceCurrencyCode`, 'USD'),
      add(SETTLEMENT, '<ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode>'),
      set(`${SETTLEMENT}/${SUMS}/ram:TaxTotalAmount`, ''),
    ],
    'single taxable person': [add(CII_PARTIES.seller, ciiId('345678901', '0231'))],
    'single taxable person without number': [
      add(CII_PARTIES.seller, ciiId('345678901', '0231')),
      add(AGREEMENT, '<ram:SellerTaxRepresentativeTradeParty/>'),
    ],
    ...setEach(CII_AMOUNTS, '1.234', '1e2', '12345678901234567890'),
    ...setEach([`${SETTLEMENT}/${SUMS}/ram:LineTotalAmount`], '123456789012345678.90'),
    ...setEach([`${SETTLEMENT}/${SUMS}/ram:LineTotalAmount`], '-1234567890123456789'),
    ...setEach([`${SETTLEMENT}/${SUMS}/ram:LineTotalAmount`], '-1234567890123456.78'),
    rounding: [add(`${SETTLEMENT}/${SUMS}`, '<ram:RoundingAmount>0.001</ram:RoundingAmount>')],
    ...setEach(
      [
        `${LINE}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity`,
        `${LINE}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:BasisQuantity`,
      ],
      '1.23456',
      'x',
      '',
    ),
    ...setEach(
      [
        `${LINE}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount`,
        `${LINE}/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:ChargeAmount`,
        `${LINE}/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ActualAmount`,
      ],
      '-1',
      '1.2345678',
      'x',
    ),
    ...multiVendor({
      line: LINE,
      frame: FRAME,
      type: `${DOCUMENT}/ram:TypeCode`,
      status: `${LINE}/ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode`,
      statuses: '//ram:LineStatusReasonCode',
      amount: `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
      tax: `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:TaxTotalAmount`,
      gross: `${LINE}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:GrandTotalAmount`,
      name: `${LINE}/ram:SpecifiedLineTradeAgreement/ram:ItemSellerTradeParty/ram:Name`,
      legal: `${LINE}/ram:SpecifiedLineTradeAgreement/ram:ItemSellerTradeParty/ram:SpecifiedLegalOrganization/ram:ID`,
      country: `${LINE}/ram:SpecifiedLineTradeAgreement/ram:ItemSellerTradeParty/ram:PostalTradeAddress/ram:CountryID`,
      number: `${LINE}/ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument/ram:IssuerAssignedID`,
      numbers: '//ram:AdditionalReferencedDocument/ram:IssuerAssignedID',
      reason: `${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:ExemptionReason`,
      reasons: '//ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:ExemptionReason',
    }),
    'groups in another currency': [
      set('//ram:LineStatusReasonCode', 'GROUP'),
      add(SETTLEMENT, '<ram:TaxCurrencyCode>USD</ram:TaxCurrencyCode>'),
    ],
    'self-billed groups without preceding invoice': [
      set('//ram:LineStatusReasonCode', 'GROUP'),
      set(FRAME, 'M9', 'B9', 'S9'),
      set(`${DOCUMENT}/ram:TypeCode`, '261', '473'),
      dropAll('//ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument', 'or none'),
    ],
    'paid amount': [set(`${SETTLEMENT}/${SUMS}/ram:TotalPrepaidAmount`, '1.234', '0.001')],
    'categories of the Canaries': [setAll('//ram:CategoryCode', 'L')],
    'categories of Ceuta': [setAll('//ram:CategoryCode', 'M')],
    'no preceding invoice of a group': [
      dropAll('//ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:IssuerAssignedID'),
    ],
    'no date of the preceding invoice of a group': [
      dropAll('//ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime'),
    ],
  },
};

type Places = Record<
  | 'line'
  | 'frame'
  | 'type'
  | 'status'
  | 'statuses'
  | 'amount'
  | 'tax'
  | 'gross'
  | 'name'
  | 'legal'
  | 'country'
  | 'number'
  | 'numbers'
  | 'reason'
  | 'reasons',
  string
>;

function multiVendor(at: Places): Record<string, Edit[]> {
  return {
    'a plain invoice as one of several sellers': [set(at.frame, 'M8', 'B8', 'S8')],
    'a plain invoice as a bilateral one': [set(at.frame, 'M9', 'B9', 'S9')],
    'no status': [set(at.status, '', ' ')],
    'no groups': [setAll(at.statuses, 'DETAIL')],
    'one group less in a bilateral invoice': [set(at.frame, 'M9', 'B9', 'S9'), set(at.status, 'DETAIL')],
    'one group less': [set(at.status, 'DETAIL', 'INFORMATION')],
    'amount of the group': [set(at.amount, '101.00', '99.00', '100.04')],
    'tax of the group': [set(at.tax, '21.00', '19.98', '0')],
    'gross of the group': [set(at.gross, '121.00', '', '120.04')],
    'no tax of the group': [drop(at.tax)],
    'no name of the seller': [set(at.name, '', ' ')],
    'no id of the seller': [set(at.legal, '', ' ')],
    'another seller': [set(at.legal, '999999999', '456789012', '234567890')],
    'no country of the seller': [set(at.country, '', ' ')],
    'no number': [set(at.number, '', ' ')],
    'another number': [set(at.number, 'X-9', 'SUB-2', 'M8')],
    'one number for all': [setAll(at.numbers, 'FA-2026-0070')],
    'frame of the group': [setAll(at.numbers, 'M8')],
    'no reason': [setAll(at.reasons, '')],
    'another reason': [setAll(at.reasons, '#x#')],
    'types of a multi-vendor invoice': [set(at.frame, 'M8'), set(at.type, '389', '261', '473')],
    'types of a bilateral invoice': [set(at.frame, 'M9'), set(at.type, '380', '381', '')],
    'a corrective invoice of several sellers': [set(at.frame, 'M8'), set(at.type, '384', '472')],
    'a self-billed corrective invoice': [set(at.frame, 'M9'), set(at.type, '471', '473')],
  };
}
