import { type Binding, calendarDate, type Excerpt, type Path } from './binding.ts';

// Places of UBL 2.1: EN 16931-3-2; the French terms as the rules of XP Z12-012 (BR-FR, EXTENDED-CTC-FR) read them.

type Places = Record<string, Path>;

const address = (root: Path, ids: readonly [string, string, string, string, string, string, string]): Places => {
  const [line1, line2, line3, city, postCode, countrySubdivision, countryCode] = ids;
  return {
    [root]: 'cac:PostalAddress',
    [line1]: 'cbc:StreetName',
    [line2]: 'cbc:AdditionalStreetName',
    [line3]: 'cac:AddressLine/cbc:Line',
    [city]: 'cbc:CityName',
    [postCode]: 'cbc:PostalZone',
    [countrySubdivision]: 'cbc:CountrySubentity',
    [countryCode]: 'cac:Country/cbc:IdentificationCode',
  };
};

const contact = (root: string, contactPoint: string, telephoneNumber: string, emailAddress: string): Places => ({
  [root]: 'cac:Contact',
  [contactPoint]: 'cbc:Name',
  [telephoneNumber]: 'cbc:Telephone',
  [emailAddress]: 'cbc:ElectronicMail',
});

const IDENTIFIER = 'cac:PartyIdentification/cbc:ID[@schemeID!=SEPA]';
const VAT_IDENTIFIER = 'cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID';
const TAX_IDENTIFIER = 'cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!=VAT]/cbc:CompanyID';
const VAT_SCHEME = { 'cac:TaxScheme/cbc:ID': 'VAT' };
/** A line refers to its parent by a reference to its own invoice (XP Z12-012). */
const OWN_REFERENCE = 'cac:BillingReference[cac:InvoiceDocumentReference/cbc:ID=BT-1]';
const OTHER_REFERENCE = 'cac:BillingReference[cac:InvoiceDocumentReference/cbc:ID!=BT-1]';

/** The further parties of EXTENDED-CTC-FR are numbered alike from their name on. */
const frenchParty = (group: string, path: Path, name: number): Places => {
  const id = (offset: number) => `EXT-FR-FE-${String(name + offset).padStart(2, '0')}`;
  return {
    [group]: path,
    [id(0)]: 'cac:PartyLegalEntity/cbc:RegistrationName',
    [id(1)]: 'cbc:IndustryClassificationCode',
    [id(2)]: 'cac:PartyName/cbc:Name',
    [id(3)]: 'cac:PartyIdentification/cbc:ID',
    [id(5)]: 'cac:PartyLegalEntity/cbc:CompanyID',
    [id(7)]: VAT_IDENTIFIER,
    [id(9)]: 'cbc:EndpointID',
    ...address(id(11), [id(12), id(13), id(14), id(15), id(16), id(17), id(18)]),
    ...contact(id(19), id(20), id(21), id(22)),
  };
};

const allowanceOrCharge = (
  amount: string,
  baseAmount: string,
  percentage: string,
  reason: string,
  reasonCode: string,
): Places => ({
  [amount]: 'cbc:Amount',
  [baseAmount]: 'cbc:BaseAmount',
  [percentage]: 'cbc:MultiplierFactorNumeric',
  [reason]: 'cbc:AllowanceChargeReason',
  [reasonCode]: 'cbc:AllowanceChargeReasonCode',
});

/** UBL has no place for the subject of a note: EN 16931-3-2 writes it before the text, `#AAI#text`. */
const NOTE = /^#([A-Za-z0-9]{2,3})#(.*)$/s;
const noteSubject: Excerpt = { path: '.', of: (text) => NOTE.exec(text)?.[1] };
const noteText: Excerpt = { path: '.', of: (text) => (NOTE.exec(text)?.[2] ?? text).trim() };

/** Made at first use: it is large, and an invoice without a fault is judged without it. */
export const ublBinding = (): Binding => ({
  places: {
    'BT-1': 'cbc:ID',
    'BT-2': 'cbc:IssueDate',
    'BT-3': 'cbc:InvoiceTypeCode | cbc:CreditNoteTypeCode',
    'BT-5': 'cbc:DocumentCurrencyCode',
    'BT-6': 'cbc:TaxCurrencyCode',
    'BT-7': 'cbc:TaxPointDate',
    'BT-8': 'cac:InvoicePeriod/cbc:DescriptionCode',
    // A credit note has no due date of its own.
    'BT-9': 'cbc:DueDate | cac:PaymentMeans/cbc:PaymentDueDate',
    'BT-10': 'cbc:BuyerReference',
    // A credit note has no project reference.
    'BT-11': 'cac:ProjectReference/cbc:ID | cac:AdditionalDocumentReference[cbc:DocumentTypeCode=50]/cbc:ID',
    'BT-12': 'cac:ContractDocumentReference/cbc:ID',
    'EXT-FR-FE-01': 'cac:ContractDocumentReference/cbc:DocumentType',
    'EXT-FR-FE-199': 'cac:ContractDocumentReference/cbc:IssueDate',
    'BT-13': 'cac:OrderReference/cbc:ID',
    'EXT-FR-FE-197': 'cac:OrderReference/cbc:IssueDate',
    'BT-14': 'cac:OrderReference/cbc:SalesOrderID',
    'BT-15': 'cac:ReceiptDocumentReference/cbc:ID',
    'BT-16': 'cac:DespatchDocumentReference/cbc:ID',
    'EXT-FR-FE-198': 'cac:DespatchDocumentReference/cbc:IssueDate',
    'BT-17': 'cac:OriginatorDocumentReference/cbc:ID',
    'BT-18': 'cac:AdditionalDocumentReference[cbc:DocumentTypeCode=130]/cbc:ID',
    'BT-19': 'cbc:AccountingCost',
    'BT-20': 'cac:PaymentTerms/cbc:Note',
    'EXT-FR-FE-185': 'cac:DeliveryTerms/cbc:ID',
    'EXT-FR-FE-186': 'cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name',

    'BG-1': 'cbc:Note',
    'BT-21': noteSubject,
    'BT-22': noteText,

    'BG-2': '.',
    'BT-23': 'cbc:ProfileID',
    'BT-24': 'cbc:CustomizationID',

    'BG-3': 'cac:BillingReference',
    'BT-25': 'cac:InvoiceDocumentReference/cbc:ID',
    'BT-26': 'cac:InvoiceDocumentReference/cbc:IssueDate',
    'EXT-FR-FE-02': 'cac:InvoiceDocumentReference/cbc:DocumentTypeCode',

    'BG-4': 'cac:AccountingSupplierParty/cac:Party',
    'BT-27': 'cac:PartyLegalEntity/cbc:RegistrationName',
    'BT-28': 'cac:PartyName/cbc:Name',
    'BT-29': IDENTIFIER,
    'BT-30': 'cac:PartyLegalEntity/cbc:CompanyID',
    'BT-31': VAT_IDENTIFIER,
    'BT-32': TAX_IDENTIFIER,
    'BT-33': 'cac:PartyLegalEntity/cbc:CompanyLegalForm',
    'BT-34': 'cbc:EndpointID',
    ...address('BG-5', ['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']),
    ...contact('BG-6', 'BT-41', 'BT-42', 'BT-43'),

    'BG-7': 'cac:AccountingCustomerParty/cac:Party',
    'BT-44': 'cac:PartyLegalEntity/cbc:RegistrationName',
    'BT-45': 'cac:PartyName/cbc:Name',
    'BT-46': 'cac:PartyIdentification/cbc:ID',
    'BT-47': 'cac:PartyLegalEntity/cbc:CompanyID',
    'BT-48': VAT_IDENTIFIER,
    'BT-49': 'cbc:EndpointID',
    ...address('BG-8', ['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']),
    ...contact('BG-9', 'BT-56', 'BT-57', 'BT-58'),

    'BG-10': 'cac:PayeeParty',
    'BT-59': 'cac:PartyName/cbc:Name',
    'BT-60': IDENTIFIER,
    'BT-61': 'cac:PartyLegalEntity/cbc:CompanyID',
    'EXT-FR-FE-26': 'cbc:IndustryClassificationCode',
    'EXT-FR-FE-27': VAT_IDENTIFIER,
    'EXT-FR-FE-29': 'cbc:EndpointID',
    ...address('EXT-FR-FE-31', [
      'EXT-FR-FE-32',
      'EXT-FR-FE-33',
      'EXT-FR-FE-34',
      'EXT-FR-FE-35',
      'EXT-FR-FE-36',
      'EXT-FR-FE-37',
      'EXT-FR-FE-38',
    ]),
    ...contact('EXT-FR-FE-39', 'EXT-FR-FE-40', 'EXT-FR-FE-41', 'EXT-FR-FE-42'),

    'BG-11': 'cac:TaxRepresentativeParty',
    'BT-62': 'cac:PartyName/cbc:Name',
    'BT-63': VAT_IDENTIFIER,
    ...address('BG-12', ['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69']),

    ...frenchParty('EXT-FR-FE-BG-01', '/cac:AccountingCustomerParty/cac:Party/cac:AgentParty', 3),
    ...frenchParty('EXT-FR-FE-BG-02', '/cac:PaymentMeans/cac:PaymentMandate/cac:PayerParty', 43),
    ...frenchParty('EXT-FR-FE-BG-03', '/cac:AccountingSupplierParty/cac:Party/cac:AgentParty', 66),
    ...frenchParty('EXT-FR-FE-BG-04', '/cac:AccountingCustomerParty/cac:Party/cac:ServiceProviderParty/cac:Party', 89),
    ...frenchParty('EXT-FR-FE-BG-05', '/cac:AccountingSupplierParty/cac:Party/cac:ServiceProviderParty/cac:Party', 112),

    'BG-13': 'cac:Delivery',
    'BT-70': 'cac:DeliveryParty/cac:PartyName/cbc:Name',
    'BT-71': 'cac:DeliveryLocation/cbc:ID',
    'BT-72': 'cbc:ActualDeliveryDate',
    'BG-14': '/cac:InvoicePeriod',
    'BT-73': 'cbc:StartDate',
    'BT-74': 'cbc:EndDate',
    ...address('BG-15', ['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']),
    'BG-15': 'cac:DeliveryLocation/cac:Address',

    'BG-16': 'cac:PaymentMeans',
    'BT-81': 'cbc:PaymentMeansCode',
    'BT-82': 'cbc:PaymentMeansCode/@name',
    'BT-83': 'cbc:PaymentID',
    'BG-17': '/cac:PaymentMeans[cac:PayeeFinancialAccount]/cac:PayeeFinancialAccount',
    'BT-84': 'cbc:ID',
    'BT-85': 'cbc:Name',
    'BT-86': 'cac:FinancialInstitutionBranch/cbc:ID',
    'BG-18': 'cac:CardAccount',
    'BT-87': 'cbc:PrimaryAccountNumberID',
    'BT-88': 'cbc:HolderName',
    'BG-19': 'cac:PaymentMandate',
    'BT-89': 'cbc:ID',
    'BT-90':
      '/cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID[@schemeID=SEPA] | /cac:PayeeParty/cac:PartyIdentification/cbc:ID[@schemeID=SEPA]',
    'BT-91': 'cac:PayerFinancialAccount/cbc:ID',

    'BG-20': 'cac:AllowanceCharge[cbc:ChargeIndicator=false]',
    ...allowanceOrCharge('BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98'),
    'BT-95': 'cac:TaxCategory/cbc:ID',
    'BT-96': 'cac:TaxCategory/cbc:Percent',
    'BT-173': 'cac:TaxCategory/cbc:TaxExemptionReason',
    'BT-174': 'cac:TaxCategory/cbc:TaxExemptionReasonCode',
    'BG-21': 'cac:AllowanceCharge[cbc:ChargeIndicator=true]',
    ...allowanceOrCharge('BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105'),
    'BT-102': 'cac:TaxCategory/cbc:ID',
    'BT-103': 'cac:TaxCategory/cbc:Percent',
    'BT-175': 'cac:TaxCategory/cbc:TaxExemptionReason',
    'BT-176': 'cac:TaxCategory/cbc:TaxExemptionReasonCode',

    'BG-22': 'cac:LegalMonetaryTotal',
    'BT-106': 'cbc:LineExtensionAmount',
    'BT-107': 'cbc:AllowanceTotalAmount',
    'BT-108': 'cbc:ChargeTotalAmount',
    'BT-109': 'cbc:TaxExclusiveAmount',
    'BT-110': '/cac:TaxTotal/cbc:TaxAmount[@currencyID=BT-5]',
    'BT-111': '/cac:TaxTotal/cbc:TaxAmount[@currencyID=BT-6]',
    'BT-112': 'cbc:TaxInclusiveAmount',
    'BT-113': 'cbc:PrepaidAmount',
    'BT-114': 'cbc:PayableRoundingAmount',
    'BT-115': 'cbc:PayableAmount',

    'BG-23': 'cac:TaxTotal/cac:TaxSubtotal',
    'BT-116': 'cbc:TaxableAmount',
    'BT-117': 'cbc:TaxAmount',
    'BT-118': 'cac:TaxCategory/cbc:ID',
    'BT-119': 'cac:TaxCategory/cbc:Percent',
    'BT-120': 'cac:TaxCategory/cbc:TaxExemptionReason',
    'BT-121': 'cac:TaxCategory/cbc:TaxExemptionReasonCode',

    'BG-24': 'cac:AdditionalDocumentReference[cbc:DocumentTypeCode!=130][cbc:DocumentTypeCode!=50]',
    'BT-122': 'cbc:ID',
    'BT-123': 'cbc:DocumentDescription',
    'BT-124': 'cac:Attachment/cac:ExternalReference/cbc:URI',
    'BT-125': 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject',

    'BG-25': 'cac:InvoiceLine | cac:CreditNoteLine',
    'BT-126': 'cbc:ID',
    'BT-127-00': 'cbc:Note',
    'EXT-FR-FE-183': noteSubject,
    'BT-127': noteText,
    'BT-128': 'cac:DocumentReference[cbc:DocumentTypeCode=130]/cbc:ID',
    'BT-129': 'cbc:InvoicedQuantity | cbc:CreditedQuantity',
    'BT-130': 'cbc:InvoicedQuantity/@unitCode | cbc:CreditedQuantity/@unitCode',
    'BT-131': 'cbc:LineExtensionAmount',
    'EXT-FR-FE-181': 'cac:TaxTotal/cbc:TaxAmount[@currencyID=BT-5]',
    'EXT-FR-FE-182': 'cac:TaxTotal/cbc:TaxAmount[@currencyID=BT-6]',
    'EXT-FR-FE-184': 'cbc:TaxInclusiveLineExtensionAmount',
    'BT-132': 'cac:OrderLineReference/cbc:LineID',
    'EXT-FR-FE-135': 'cac:OrderLineReference/cac:OrderReference/cbc:ID',
    'EXT-FR-FE-200': 'cac:OrderLineReference/cac:OrderReference/cbc:IssueDate',
    'EXT-FR-FE-144': 'cac:OrderLineReference/cac:OrderReference/cbc:SalesOrderID',
    'EXT-FR-FE-145': 'cac:OrderLineReference/cbc:SalesOrderLineID',
    'EXT-FR-FE-140': 'cac:DespatchLineReference/cac:DocumentReference/cbc:ID',
    'EXT-FR-FE-141': 'cac:DespatchLineReference/cbc:LineID',
    'EXT-FR-FE-136': `${OTHER_REFERENCE}/cac:InvoiceDocumentReference/cbc:ID`,
    'EXT-FR-FE-137': `${OTHER_REFERENCE}/cac:InvoiceDocumentReference/cbc:DocumentTypeCode`,
    'EXT-FR-FE-138': `${OTHER_REFERENCE}/cac:InvoiceDocumentReference/cbc:IssueDate`,
    'EXT-FR-FE-139': `${OTHER_REFERENCE}/cac:BillingReferenceLine/cbc:ID`,
    'EXT-FR-FE-162': `${OWN_REFERENCE}/cac:BillingReferenceLine/cbc:ID`,
    'EXT-FR-FE-163': `${OWN_REFERENCE}/cac:InvoiceDocumentReference/cbc:DocumentStatusCode`,
    'BT-133': 'cbc:AccountingCost',
    'EXT-FR-FE-158': 'cac:Delivery/cbc:ActualDeliveryDate',
    'EXT-FR-FE-193': 'cac:DeliveryTerms/cbc:ID',
    'EXT-FR-FE-194': 'cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name',
    'BG-26': 'cac:InvoicePeriod',
    'BT-134': 'cbc:StartDate',
    'BT-135': 'cbc:EndDate',
    'BG-27': 'cac:AllowanceCharge[cbc:ChargeIndicator=false]',
    ...allowanceOrCharge('BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140'),
    'BG-28': 'cac:AllowanceCharge[cbc:ChargeIndicator=true]',
    ...allowanceOrCharge('BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145'),
    'BG-29': 'cac:Price',
    'BT-146': 'cbc:PriceAmount',
    'BT-147': 'cac:AllowanceCharge[cbc:ChargeIndicator=false]/cbc:Amount',
    'EXT-FR-FE-195': 'cac:AllowanceCharge[cbc:ChargeIndicator=false]/cbc:AllowanceChargeReason',
    'EXT-FR-FE-196': 'cac:AllowanceCharge[cbc:ChargeIndicator=false]/cbc:AllowanceChargeReasonCode',
    'BT-148': 'cac:AllowanceCharge[cbc:ChargeIndicator=false]/cbc:BaseAmount',
    'BT-149': 'cbc:BaseQuantity',
    'BT-150': 'cbc:BaseQuantity/@unitCode',
    'BG-30': 'cac:Item/cac:ClassifiedTaxCategory',
    'BT-151': 'cbc:ID',
    'BT-152': 'cbc:Percent',
    'BT-194': 'cbc:TaxExemptionReason',
    'BT-195': 'cbc:TaxExemptionReasonCode',
    'BG-31': 'cac:Item',
    'BT-153': 'cbc:Name',
    'BT-154': 'cbc:Description',
    'BT-155': 'cac:SellersItemIdentification/cbc:ID',
    'BT-156': 'cac:BuyersItemIdentification/cbc:ID',
    'BT-157': 'cac:StandardItemIdentification/cbc:ID',
    'BT-158': 'cac:CommodityClassification/cbc:ItemClassificationCode',
    'BT-159': 'cac:OriginCountry/cbc:IdentificationCode',
    'BG-32': 'cac:AdditionalItemProperty',
    'BT-160': 'cbc:Name',
    'BT-161': 'cbc:Value',
    'EXT-FR-FE-159': 'cbc:NameCode',
    'EXT-FR-FE-160': 'cbc:ValueQuantity',
    'EXT-FR-FE-161': 'cbc:ValueQuantity/@unitCode',
    'EXT-FR-FE-BG-10': 'cac:Delivery',
    'EXT-FR-FE-146': 'cac:DeliveryLocation/cbc:ID',
    'EXT-FR-FE-149': 'cac:DeliveryParty/cac:PartyName/cbc:Name',
    ...address('EXT-FR-FE-150', [
      'EXT-FR-FE-151',
      'EXT-FR-FE-152',
      'EXT-FR-FE-153',
      'EXT-FR-FE-154',
      'EXT-FR-FE-155',
      'EXT-FR-FE-156',
      'EXT-FR-FE-157',
    ]),
    'EXT-FR-FE-150': 'cac:DeliveryLocation/cac:Address',
    'EXT-FR-FE-BG-12': 'cac:Item/cac:ManufacturerParty',
    'EXT-FR-FE-164': 'cac:PartyLegalEntity/cbc:RegistrationName',
    'EXT-FR-FE-167': 'cac:PartyLegalEntity/cbc:CompanyID',
    'EXT-FR-FE-169': VAT_IDENTIFIER,
    ...address('EXT-FR-FE-170', [
      'EXT-FR-FE-171',
      'EXT-FR-FE-172',
      'EXT-FR-FE-173',
      'EXT-FR-FE-174',
      'EXT-FR-FE-175',
      'EXT-FR-FE-176',
      'EXT-FR-FE-177',
    ]),
  },
  fixed: {
    'BG-20': { 'cac:TaxCategory/cac:TaxScheme/cbc:ID': 'VAT' },
    'BG-21': { 'cac:TaxCategory/cac:TaxScheme/cbc:ID': 'VAT' },
    'BG-23': { 'cac:TaxCategory/cac:TaxScheme/cbc:ID': 'VAT' },
    'BG-30': VAT_SCHEME,
  },
  codes: {},
  parts: {
    'BT-158': { schemeId: '@listID', schemeVersionId: '@listVersionID' },
  },
  attributes: {
    amount: { currencyID: 'BT-5' },
    unitPrice: { currencyID: 'BT-5' },
  },
  date: (text) => {
    // The semantic date has no time zone (XML Schema allows one).
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
    return year && month && day ? calendarDate(year, month, day) : undefined;
  },
});
