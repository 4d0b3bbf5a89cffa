import { type Binding, calendarDate, type Path } from './binding.ts';

// Places of UN/CEFACT Cross Industry Invoice (D16B, D22B): EN 16931-3-3, Factur-X; the French terms as XP Z12-012 reads them.

type Places = Record<string, Path>;

const DOCUMENT = 'rsm:ExchangedDocument';
const TRANSACTION = 'rsm:SupplyChainTradeTransaction';
const AGREEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeAgreement`;
const DELIVERY = `${TRANSACTION}/ram:ApplicableHeaderTradeDelivery`;
const SETTLEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeSettlement`;
const PAYMENT_MEANS = `${SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans`;
const PAYMENT_TERMS = `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms`;
const LINE_DOCUMENT = 'ram:AssociatedDocumentLineDocument';
const LINE_AGREEMENT = 'ram:SpecifiedLineTradeAgreement';
const LINE_DELIVERY = 'ram:SpecifiedLineTradeDelivery';
const LINE_SETTLEMENT = 'ram:SpecifiedLineTradeSettlement';
const LINE_TOTALS = `${LINE_SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation`;
const NET_PRICE = `${LINE_AGREEMENT}/ram:NetPriceProductTradePrice`;
const GROSS_PRICE = `${LINE_AGREEMENT}/ram:GrossPriceProductTradePrice`;
const PRICE_DISCOUNT = `${GROSS_PRICE}/ram:AppliedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=false]`;
const DATE_TIME = 'udt:DateTimeString';
const FORMATTED_DATE = 'ram:FormattedIssueDateTime/qdt:DateTimeString';

const IDENTIFIERS = 'ram:GlobalID | ram:ID';
const LEGAL_REGISTRATION = 'ram:SpecifiedLegalOrganization/ram:ID';
const TRADING_NAME = 'ram:SpecifiedLegalOrganization/ram:TradingBusinessName';
const VAT_IDENTIFIER = 'ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]';
const ELECTRONIC_ADDRESS = 'ram:URIUniversalCommunication/ram:URIID';

const address = (root: string, ids: readonly [string, string, string, string, string, string, string]): Places => {
  const [line1, line2, line3, city, postCode, countrySubdivision, countryCode] = ids;
  return {
    [root]: 'ram:PostalTradeAddress',
    [line1]: 'ram:LineOne',
    [line2]: 'ram:LineTwo',
    [line3]: 'ram:LineThree',
    [city]: 'ram:CityName',
    [postCode]: 'ram:PostcodeCode',
    [countrySubdivision]: 'ram:CountrySubDivisionName',
    [countryCode]: 'ram:CountryID',
  };
};

const contact = (root: string, contactPoint: string, telephoneNumber: string, emailAddress: string): Places => ({
  [root]: 'ram:DefinedTradeContact',
  [contactPoint]: 'ram:PersonName | ram:DepartmentName',
  [telephoneNumber]: 'ram:TelephoneUniversalCommunication/ram:CompleteNumber',
  [emailAddress]: 'ram:EmailURIUniversalCommunication/ram:URIID',
});

/** The further parties of EXTENDED-CTC-FR are numbered alike from their name on. */
const frenchParty = (group: string, path: Path, name: number): Places => {
  const id = (offset: number) => `EXT-FR-FE-${String(name + offset).padStart(2, '0')}`;
  return {
    [group]: path,
    [id(0)]: 'ram:Name',
    [id(1)]: 'ram:RoleCode',
    [id(2)]: TRADING_NAME,
    [id(3)]: IDENTIFIERS,
    [id(5)]: LEGAL_REGISTRATION,
    [id(7)]: VAT_IDENTIFIER,
    [id(9)]: ELECTRONIC_ADDRESS,
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
  [amount]: 'ram:ActualAmount',
  [baseAmount]: 'ram:BasisAmount',
  [percentage]: 'ram:CalculationPercent',
  [reason]: 'ram:Reason',
  [reasonCode]: 'ram:ReasonCode',
});

/** Made at first use, like that of UBL. */
export const ciiBinding = (): Binding => ({
  places: {
    'BT-1': `${DOCUMENT}/ram:ID`,
    'BT-2': `${DOCUMENT}/ram:IssueDateTime/${DATE_TIME}`,
    'BT-3': `${DOCUMENT}/ram:TypeCode`,
    'BT-5': `${SETTLEMENT}/ram:InvoiceCurrencyCode`,
    'BT-6': `${SETTLEMENT}/ram:TaxCurrencyCode`,
    // Each VAT breakdown repeats the point of tax.
    'BT-7': `${SETTLEMENT}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString`,
    'BT-8': `${SETTLEMENT}/ram:ApplicableTradeTax/ram:DueDateTypeCode`,
    'BT-9': `${PAYMENT_TERMS}/ram:DueDateDateTime/${DATE_TIME}`,
    'BT-10': `${AGREEMENT}/ram:BuyerReference`,
    'BT-11': `${AGREEMENT}/ram:SpecifiedProcuringProject/ram:ID`,
    'BT-12': `${AGREEMENT}/ram:ContractReferencedDocument/ram:IssuerAssignedID`,
    'EXT-FR-FE-01': `${AGREEMENT}/ram:ContractReferencedDocument/ram:ReferenceTypeCode`,
    'EXT-FR-FE-199': `${AGREEMENT}/ram:ContractReferencedDocument/${FORMATTED_DATE}`,
    'BT-13': `${AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID`,
    'EXT-FR-FE-197': `${AGREEMENT}/ram:BuyerOrderReferencedDocument/${FORMATTED_DATE}`,
    'BT-14': `${AGREEMENT}/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID`,
    'BT-15': `${DELIVERY}/ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID`,
    'BT-16': `${DELIVERY}/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID`,
    'EXT-FR-FE-198': `${DELIVERY}/ram:DespatchAdviceReferencedDocument/${FORMATTED_DATE}`,
    'BT-17': `${AGREEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode=50]/ram:IssuerAssignedID`,
    'BT-18': `${AGREEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode=130]/ram:IssuerAssignedID`,
    'BT-19': `${SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID`,
    'BT-20': `${PAYMENT_TERMS}/ram:Description`,
    'EXT-FR-FE-185': `${AGREEMENT}/ram:ApplicableTradeDeliveryTerms/ram:DeliveryTypeCode`,
    'EXT-FR-FE-186': `${AGREEMENT}/ram:ApplicableTradeDeliveryTerms/ram:RelevantTradeLocation/ram:Name`,

    'BG-1': `${DOCUMENT}/ram:IncludedNote`,
    'BT-21': 'ram:SubjectCode',
    'BT-22': 'ram:Content',

    'BG-2': 'rsm:ExchangedDocumentContext',
    'BT-23': 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID',
    'BT-24': 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',

    'BG-3': `${SETTLEMENT}/ram:InvoiceReferencedDocument`,
    'BT-25': 'ram:IssuerAssignedID',
    'BT-26': FORMATTED_DATE,
    'EXT-FR-FE-02': 'ram:TypeCode',

    'BG-4': `${AGREEMENT}/ram:SellerTradeParty`,
    'BT-27': 'ram:Name',
    'BT-28': TRADING_NAME,
    'BT-29': IDENTIFIERS,
    'BT-30': LEGAL_REGISTRATION,
    'BT-31': VAT_IDENTIFIER,
    'BT-32': 'ram:SpecifiedTaxRegistration/ram:ID[@schemeID=FC]',
    'BT-33': 'ram:Description',
    'BT-34': ELECTRONIC_ADDRESS,
    ...address('BG-5', ['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']),
    ...contact('BG-6', 'BT-41', 'BT-42', 'BT-43'),

    'BG-7': `${AGREEMENT}/ram:BuyerTradeParty`,
    'BT-44': 'ram:Name',
    'BT-45': TRADING_NAME,
    'BT-46': IDENTIFIERS,
    'BT-47': LEGAL_REGISTRATION,
    'BT-48': VAT_IDENTIFIER,
    'BT-49': ELECTRONIC_ADDRESS,
    ...address('BG-8', ['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']),
    ...contact('BG-9', 'BT-56', 'BT-57', 'BT-58'),

    'BG-10': `${SETTLEMENT}/ram:PayeeTradeParty`,
    'BT-59': 'ram:Name',
    'BT-60': IDENTIFIERS,
    'BT-61': LEGAL_REGISTRATION,
    'EXT-FR-FE-26': 'ram:RoleCode',
    'EXT-FR-FE-27': VAT_IDENTIFIER,
    'EXT-FR-FE-29': ELECTRONIC_ADDRESS,
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

    'BG-11': `${AGREEMENT}/ram:SellerTaxRepresentativeTradeParty`,
    'BT-62': 'ram:Name',
    'BT-63': VAT_IDENTIFIER,
    ...address('BG-12', ['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69']),

    ...frenchParty('EXT-FR-FE-BG-01', `${AGREEMENT}/ram:BuyerAgentTradeParty`, 3),
    ...frenchParty('EXT-FR-FE-BG-02', `${SETTLEMENT}/ram:PayerTradeParty`, 43),
    ...frenchParty('EXT-FR-FE-BG-03', `${AGREEMENT}/ram:SalesAgentTradeParty`, 66),
    ...frenchParty('EXT-FR-FE-BG-04', `${SETTLEMENT}/ram:InvoiceeTradeParty`, 89),
    ...frenchParty('EXT-FR-FE-BG-05', `${SETTLEMENT}/ram:InvoicerTradeParty`, 112),

    'BG-13': DELIVERY,
    'BT-70': 'ram:ShipToTradeParty/ram:Name',
    'BT-71': 'ram:ShipToTradeParty/ram:GlobalID | ram:ShipToTradeParty/ram:ID',
    'BT-72': `ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/${DATE_TIME}`,
    'BG-14': `/${SETTLEMENT}/ram:BillingSpecifiedPeriod`,
    'BT-73': `ram:StartDateTime/${DATE_TIME}`,
    'BT-74': `ram:EndDateTime/${DATE_TIME}`,
    ...address('BG-15', ['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']),
    'BG-15': 'ram:ShipToTradeParty/ram:PostalTradeAddress',

    'BG-16': PAYMENT_MEANS,
    'BT-81': 'ram:TypeCode',
    'BT-82': 'ram:Information',
    'BT-83': `/${SETTLEMENT}/ram:PaymentReference`,
    'BG-17': `/${PAYMENT_MEANS}[ram:PayeePartyCreditorFinancialAccount]`,
    'BT-84':
      'ram:PayeePartyCreditorFinancialAccount/ram:IBANID | ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID',
    'BT-85': 'ram:PayeePartyCreditorFinancialAccount/ram:AccountName',
    'BT-86': 'ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID',
    'BG-18': 'ram:ApplicableTradeSettlementFinancialCard',
    'BT-87': 'ram:ID',
    'BT-88': 'ram:CardholderName',
    'BG-19': '.',
    'BT-89': `/${PAYMENT_TERMS}/ram:DirectDebitMandateID`,
    'BT-90': `/${SETTLEMENT}/ram:CreditorReferenceID`,
    'BT-91': 'ram:PayerPartyDebtorFinancialAccount/ram:IBANID',

    'BG-20': `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=false]`,
    ...allowanceOrCharge('BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98'),
    'BT-95': 'ram:CategoryTradeTax/ram:CategoryCode',
    'BT-96': 'ram:CategoryTradeTax/ram:RateApplicablePercent',
    'BT-173': 'ram:CategoryTradeTax/ram:ExemptionReason',
    'BT-174': 'ram:CategoryTradeTax/ram:ExemptionReasonCode',
    'BG-21': `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=true]`,
    ...allowanceOrCharge('BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105'),
    'BT-102': 'ram:CategoryTradeTax/ram:CategoryCode',
    'BT-103': 'ram:CategoryTradeTax/ram:RateApplicablePercent',
    'BT-175': 'ram:CategoryTradeTax/ram:ExemptionReason',
    'BT-176': 'ram:CategoryTradeTax/ram:ExemptionReasonCode',

    'BG-22': `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`,
    'BT-106': 'ram:LineTotalAmount',
    'BT-107': 'ram:AllowanceTotalAmount',
    'BT-108': 'ram:ChargeTotalAmount',
    'BT-109': 'ram:TaxBasisTotalAmount',
    'BT-110': 'ram:TaxTotalAmount[@currencyID=BT-5]',
    'BT-111': 'ram:TaxTotalAmount[@currencyID=BT-6]',
    'BT-112': 'ram:GrandTotalAmount',
    'BT-113': 'ram:TotalPrepaidAmount',
    'BT-114': 'ram:RoundingAmount',
    'BT-115': 'ram:DuePayableAmount',

    'BG-23': `${SETTLEMENT}/ram:ApplicableTradeTax`,
    'BT-116': 'ram:BasisAmount',
    'BT-117': 'ram:CalculatedAmount',
    'BT-118': 'ram:CategoryCode',
    'BT-119': 'ram:RateApplicablePercent',
    'BT-120': 'ram:ExemptionReason',
    'BT-121': 'ram:ExemptionReasonCode',

    'BG-24': `${AGREEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode=916]`,
    'BT-122': 'ram:IssuerAssignedID',
    'BT-123': 'ram:Name',
    'BT-124': 'ram:URIID',
    'BT-125': 'ram:AttachmentBinaryObject',

    'BG-25': `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem`,
    'BT-126': `${LINE_DOCUMENT}/ram:LineID`,
    'BT-127-00': `${LINE_DOCUMENT}/ram:IncludedNote`,
    'EXT-FR-FE-183': 'ram:SubjectCode',
    'BT-127': 'ram:Content',
    'BT-128': `${LINE_SETTLEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode=130]/ram:IssuerAssignedID`,
    'BT-129': `${LINE_DELIVERY}/ram:BilledQuantity`,
    'BT-130': `${LINE_DELIVERY}/ram:BilledQuantity/@unitCode`,
    'BT-131': `${LINE_TOTALS}/ram:LineTotalAmount`,
    'EXT-FR-FE-181': `${LINE_TOTALS}/ram:TaxTotalAmount[@currencyID=BT-5]`,
    'EXT-FR-FE-182': `${LINE_TOTALS}/ram:TaxTotalAmount[@currencyID=BT-6]`,
    'EXT-FR-FE-184': `${LINE_TOTALS}/ram:GrandTotalAmount`,
    'BT-132': `${LINE_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:LineID`,
    'EXT-FR-FE-135': `${LINE_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID`,
    'EXT-FR-FE-200': `${LINE_AGREEMENT}/ram:BuyerOrderReferencedDocument/${FORMATTED_DATE}`,
    'EXT-FR-FE-144': `${LINE_AGREEMENT}/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID`,
    'EXT-FR-FE-145': `${LINE_AGREEMENT}/ram:SellerOrderReferencedDocument/ram:LineID`,
    'EXT-FR-FE-140': `${LINE_DELIVERY}/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID`,
    'EXT-FR-FE-141': `${LINE_DELIVERY}/ram:DespatchAdviceReferencedDocument/ram:LineID`,
    'EXT-FR-FE-136': `${LINE_SETTLEMENT}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`,
    'EXT-FR-FE-137': `${LINE_SETTLEMENT}/ram:InvoiceReferencedDocument/ram:TypeCode`,
    'EXT-FR-FE-138': `${LINE_SETTLEMENT}/ram:InvoiceReferencedDocument/${FORMATTED_DATE}`,
    'EXT-FR-FE-139': `${LINE_SETTLEMENT}/ram:InvoiceReferencedDocument/ram:LineID`,
    'EXT-FR-FE-162': `${LINE_DOCUMENT}/ram:ParentLineID`,
    'EXT-FR-FE-163': `${LINE_DOCUMENT}/ram:LineStatusReasonCode`,
    'BT-133': `${LINE_SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID`,
    'EXT-FR-FE-158': `${LINE_DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/${DATE_TIME}`,
    'EXT-FR-FE-193': `${LINE_AGREEMENT}/ram:ApplicableTradeDeliveryTerms/ram:DeliveryTypeCode`,
    'EXT-FR-FE-194': `${LINE_AGREEMENT}/ram:ApplicableTradeDeliveryTerms/ram:RelevantTradeLocation/ram:Name`,
    'BG-26': `${LINE_SETTLEMENT}/ram:BillingSpecifiedPeriod`,
    'BT-134': `ram:StartDateTime/${DATE_TIME}`,
    'BT-135': `ram:EndDateTime/${DATE_TIME}`,
    'BG-27': `${LINE_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=false]`,
    ...allowanceOrCharge('BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140'),
    'BG-28': `${LINE_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=true]`,
    ...allowanceOrCharge('BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145'),
    'BG-29': '.',
    'BT-146': `${NET_PRICE}/ram:ChargeAmount`,
    'BT-147': `${PRICE_DISCOUNT}/ram:ActualAmount`,
    'EXT-FR-FE-195': `${PRICE_DISCOUNT}/ram:Reason`,
    'EXT-FR-FE-196': `${PRICE_DISCOUNT}/ram:ReasonCode`,
    'BT-148': `${GROSS_PRICE}/ram:ChargeAmount`,
    // Net and gross price may each give it.
    'BT-149': `${NET_PRICE}/ram:BasisQuantity | ${GROSS_PRICE}/ram:BasisQuantity`,
    'BT-150': `${NET_PRICE}/ram:BasisQuantity/@unitCode | ${GROSS_PRICE}/ram:BasisQuantity/@unitCode`,
    'BG-30': `${LINE_SETTLEMENT}/ram:ApplicableTradeTax`,
    'BT-151': 'ram:CategoryCode',
    'BT-152': 'ram:RateApplicablePercent',
    'BT-194': 'ram:ExemptionReason',
    'BT-195': 'ram:ExemptionReasonCode',
    'BG-31': 'ram:SpecifiedTradeProduct',
    'BT-153': 'ram:Name',
    'BT-154': 'ram:Description',
    'BT-155': 'ram:SellerAssignedID',
    'BT-156': 'ram:BuyerAssignedID',
    'BT-157': 'ram:GlobalID',
    'BT-158': 'ram:DesignatedProductClassification/ram:ClassCode',
    'BT-159': 'ram:OriginTradeCountry/ram:ID',
    'BG-32': 'ram:ApplicableProductCharacteristic',
    'BT-160': 'ram:Description',
    'BT-161': 'ram:Value',
    'EXT-FR-FE-159': 'ram:TypeCode',
    'EXT-FR-FE-160': 'ram:ValueMeasure',
    'EXT-FR-FE-161': 'ram:ValueMeasure/@unitCode',
    'EXT-FR-FE-BG-10': `${LINE_DELIVERY}/ram:ShipToTradeParty`,
    'EXT-FR-FE-146': IDENTIFIERS,
    'EXT-FR-FE-149': 'ram:Name',
    ...address('EXT-FR-FE-150', [
      'EXT-FR-FE-151',
      'EXT-FR-FE-152',
      'EXT-FR-FE-153',
      'EXT-FR-FE-154',
      'EXT-FR-FE-155',
      'EXT-FR-FE-156',
      'EXT-FR-FE-157',
    ]),
    'EXT-FR-FE-BG-12': `${LINE_AGREEMENT}/ram:ItemSellerTradeParty`,
    'EXT-FR-FE-164': 'ram:Name',
    'EXT-FR-FE-167': LEGAL_REGISTRATION,
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
    'BG-20': { 'ram:CategoryTradeTax/ram:TypeCode': 'VAT' },
    'BG-21': { 'ram:CategoryTradeTax/ram:TypeCode': 'VAT' },
    'BG-23': { 'ram:TypeCode': 'VAT' },
    'BG-30': { 'ram:TypeCode': 'VAT' },
  },
  codes: {
    // CII has UNTDID 2475 where the standard has UNTDID 2005 (EN 16931-3-3).
    'BT-8': { '5': '3', '29': '35', '72': '432' },
  },
  parts: {
    'BT-18': { schemeId: '../ram:ReferenceTypeCode' },
    'BT-128': { schemeId: '../ram:ReferenceTypeCode' },
    'BT-158': { schemeId: '@listID', schemeVersionId: '@listVersionID' },
  },
  attributes: {
    amount: { currencyID: 'BT-5' },
    unitPrice: { currencyID: 'BT-5' },
    // UNTDID 2379: CCYYMMDD.
    date: { format: '102' },
  },
  date: (text) => {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
    return year && month && day ? calendarDate(year, month, day) : undefined;
  },
});
