import { group, groups, type ModelOf, term, terms } from './schema.ts';

/** A postal address by the numbers of its terms, which the standard gives anew to each party. */
const address = (
  line1: string,
  line2: string,
  line3: string,
  city: string,
  postCode: string,
  countrySubdivision: string,
  countryCode: string,
) => ({
  line1: term(line1, 'text'),
  line2: term(line2, 'text'),
  line3: term(line3, 'text'),
  city: term(city, 'text'),
  postCode: term(postCode, 'text'),
  countrySubdivision: term(countrySubdivision, 'text'),
  /** ISO 3166-1. */
  countryCode: term(countryCode, 'code'),
});

const contact = (contactPoint: string, telephoneNumber: string, emailAddress: string) => ({
  contactPoint: term(contactPoint, 'text'),
  telephoneNumber: term(telephoneNumber, 'text'),
  emailAddress: term(emailAddress, 'text'),
});

/** A further party of EXTENDED-CTC-FR: all are numbered alike from the number of their name on. */
const frenchParty = (name: number) => {
  const id = (offset: number) => `EXT-FR-FE-${String(name + offset).padStart(2, '0')}`;
  return {
    name: term(id(0), 'text'),
    /** UNTDID 3035. */
    roleCode: term(id(1), 'code'),
    tradingName: term(id(2), 'text'),
    identifiers: terms(id(3), 'schemedIdentifier'),
    legalRegistrationIdentifier: term(id(5), 'schemedIdentifier'),
    vatIdentifier: term(id(7), 'identifier'),
    electronicAddress: term(id(9), 'schemedIdentifier'),
    postalAddress: group(id(11), address(id(12), id(13), id(14), id(15), id(16), id(17), id(18))),
    contact: group(id(19), contact(id(20), id(21), id(22))),
  };
};

/** An allowance or charge: amount, base amount, percentage, reason, reason code (UNTDID 5189 or 7161). */
const allowanceOrCharge = (
  amount: string,
  baseAmount: string,
  percentage: string,
  reason: string,
  reasonCode: string,
) => ({
  amount: term(amount, 'amount'),
  baseAmount: term(baseAmount, 'amount'),
  percentage: term(percentage, 'percentage'),
  reason: term(reason, 'text'),
  reasonCode: term(reasonCode, 'code'),
});

/**
 * The semantic model of an invoice: EN 16931-1:2017 with its amendment, the reasons for exemption from VAT that its revision
 * adds (BT-173…BT-176, BT-194, BT-195), and the terms of the French profile EXTENDED-CTC-FR (`EXT-FR-FE-…`, XP Z12-012).
 *
 * A name is the English name of the business term or group, without the name of the group it stands in. A term is a list
 * where the standard or the French profile lets it be repeated.
 */
export const INVOICE = {
  number: term('BT-1', 'identifier'),
  issueDate: term('BT-2', 'date'),
  /** UNTDID 1001. */
  typeCode: term('BT-3', 'code'),
  /** ISO 4217; every amount is in this currency, but BT-111. */
  currencyCode: term('BT-5', 'code'),
  vatAccountingCurrencyCode: term('BT-6', 'code'),
  valueAddedTaxPointDate: term('BT-7', 'date'),
  /** UNTDID 2005: `3` issue, `35` delivery, `432` payment. */
  valueAddedTaxPointDateCode: term('BT-8', 'code'),
  paymentDueDate: term('BT-9', 'date'),
  buyerReference: term('BT-10', 'text'),
  projectReference: term('BT-11', 'reference'),
  contractReference: term('BT-12', 'reference'),
  contractReferenceTypeCode: term('EXT-FR-FE-01', 'code'),
  contractReferenceDate: term('EXT-FR-FE-199', 'date'),
  purchaseOrderReference: term('BT-13', 'reference'),
  purchaseOrderReferenceDate: term('EXT-FR-FE-197', 'date'),
  salesOrderReference: term('BT-14', 'reference'),
  receivingAdviceReference: term('BT-15', 'reference'),
  despatchAdviceReference: term('BT-16', 'reference'),
  despatchAdviceReferenceDate: term('EXT-FR-FE-198', 'date'),
  tenderOrLotReferences: terms('BT-17', 'reference'),
  invoicedObjectIdentifiers: terms('BT-18', 'schemedIdentifier'),
  buyerAccountingReference: term('BT-19', 'text'),
  paymentTerms: term('BT-20', 'text'),
  incotermsCode: term('EXT-FR-FE-185', 'code'),
  incotermsLocation: term('EXT-FR-FE-186', 'text'),
  notes: groups('BG-1', {
    /** UNTDID 4451. */
    subjectCode: term('BT-21', 'code'),
    note: term('BT-22', 'text'),
  }),
  processControl: group('BG-2', {
    businessProcessType: term('BT-23', 'text'),
    specificationIdentifier: term('BT-24', 'identifier'),
  }),
  precedingInvoiceReferences: groups('BG-3', {
    reference: term('BT-25', 'reference'),
    issueDate: term('BT-26', 'date'),
    typeCode: term('EXT-FR-FE-02', 'code'),
  }),
  seller: group('BG-4', {
    name: term('BT-27', 'text'),
    tradingName: term('BT-28', 'text'),
    identifiers: terms('BT-29', 'schemedIdentifier'),
    legalRegistrationIdentifier: term('BT-30', 'schemedIdentifier'),
    vatIdentifier: term('BT-31', 'identifier'),
    taxRegistrationIdentifier: term('BT-32', 'identifier'),
    additionalLegalInformation: term('BT-33', 'text'),
    electronicAddress: term('BT-34', 'schemedIdentifier'),
    postalAddress: group('BG-5', address('BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40')),
    contact: group('BG-6', contact('BT-41', 'BT-42', 'BT-43')),
  }),
  buyer: group('BG-7', {
    name: term('BT-44', 'text'),
    tradingName: term('BT-45', 'text'),
    identifiers: terms('BT-46', 'schemedIdentifier'),
    legalRegistrationIdentifier: term('BT-47', 'schemedIdentifier'),
    vatIdentifier: term('BT-48', 'identifier'),
    electronicAddress: term('BT-49', 'schemedIdentifier'),
    postalAddress: group('BG-8', address('BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55')),
    contact: group('BG-9', contact('BT-56', 'BT-57', 'BT-58')),
  }),
  payee: group('BG-10', {
    name: term('BT-59', 'text'),
    identifiers: terms('BT-60', 'schemedIdentifier'),
    legalRegistrationIdentifier: term('BT-61', 'schemedIdentifier'),
    roleCode: term('EXT-FR-FE-26', 'code'),
    vatIdentifier: term('EXT-FR-FE-27', 'identifier'),
    electronicAddress: term('EXT-FR-FE-29', 'schemedIdentifier'),
    postalAddress: group(
      'EXT-FR-FE-31',
      address(
        'EXT-FR-FE-32',
        'EXT-FR-FE-33',
        'EXT-FR-FE-34',
        'EXT-FR-FE-35',
        'EXT-FR-FE-36',
        'EXT-FR-FE-37',
        'EXT-FR-FE-38',
      ),
    ),
    contact: group('EXT-FR-FE-39', contact('EXT-FR-FE-40', 'EXT-FR-FE-41', 'EXT-FR-FE-42')),
  }),
  sellerTaxRepresentative: group('BG-11', {
    name: term('BT-62', 'text'),
    vatIdentifier: term('BT-63', 'identifier'),
    postalAddress: group('BG-12', address('BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69')),
  }),
  buyerAgent: group('EXT-FR-FE-BG-01', frenchParty(3)),
  payer: group('EXT-FR-FE-BG-02', frenchParty(43)),
  salesAgent: group('EXT-FR-FE-BG-03', frenchParty(66)),
  invoicee: group('EXT-FR-FE-BG-04', frenchParty(89)),
  invoicer: group('EXT-FR-FE-BG-05', frenchParty(112)),
  deliveryInformation: group('BG-13', {
    deliverToPartyName: term('BT-70', 'text'),
    deliverToLocationIdentifiers: terms('BT-71', 'schemedIdentifier'),
    actualDeliveryDate: term('BT-72', 'date'),
    invoicingPeriod: group('BG-14', {
      startDate: term('BT-73', 'date'),
      endDate: term('BT-74', 'date'),
    }),
    deliverToAddress: group('BG-15', address('BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80')),
  }),
  paymentInstructions: group('BG-16', {
    /** UNTDID 4461. */
    paymentMeansTypeCode: term('BT-81', 'code'),
    paymentMeansText: term('BT-82', 'text'),
    remittanceInformation: term('BT-83', 'text'),
    creditTransfers: groups('BG-17', {
      paymentAccountIdentifier: term('BT-84', 'identifier'),
      paymentAccountName: term('BT-85', 'text'),
      paymentServiceProviderIdentifier: term('BT-86', 'identifier'),
    }),
    paymentCardInformation: group('BG-18', {
      primaryAccountNumber: term('BT-87', 'text'),
      holderName: term('BT-88', 'text'),
    }),
    directDebit: group('BG-19', {
      mandateReferenceIdentifier: term('BT-89', 'identifier'),
      bankAssignedCreditorIdentifier: term('BT-90', 'identifier'),
      debitedAccountIdentifier: term('BT-91', 'identifier'),
    }),
  }),
  documentLevelAllowances: groups('BG-20', {
    ...allowanceOrCharge('BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98'),
    /** UNTDID 5305. */
    vatCategoryCode: term('BT-95', 'code'),
    vatRate: term('BT-96', 'percentage'),
    vatExemptionReasonText: term('BT-173', 'text'),
    vatExemptionReasonCode: term('BT-174', 'code'),
  }),
  documentLevelCharges: groups('BG-21', {
    ...allowanceOrCharge('BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105'),
    vatCategoryCode: term('BT-102', 'code'),
    vatRate: term('BT-103', 'percentage'),
    vatExemptionReasonText: term('BT-175', 'text'),
    vatExemptionReasonCode: term('BT-176', 'code'),
  }),
  documentTotals: group('BG-22', {
    sumOfInvoiceLineNetAmount: term('BT-106', 'amount'),
    sumOfAllowancesOnDocumentLevel: term('BT-107', 'amount'),
    sumOfChargesOnDocumentLevel: term('BT-108', 'amount'),
    invoiceTotalAmountWithoutVat: term('BT-109', 'amount'),
    invoiceTotalVatAmount: term('BT-110', 'amount'),
    /** In the VAT accounting currency (BT-6). */
    invoiceTotalVatAmountInAccountingCurrency: term('BT-111', 'amount'),
    invoiceTotalAmountWithVat: term('BT-112', 'amount'),
    paidAmount: term('BT-113', 'amount'),
    roundingAmount: term('BT-114', 'amount'),
    amountDueForPayment: term('BT-115', 'amount'),
  }),
  vatBreakdown: groups('BG-23', {
    vatCategoryTaxableAmount: term('BT-116', 'amount'),
    vatCategoryTaxAmount: term('BT-117', 'amount'),
    vatCategoryCode: term('BT-118', 'code'),
    vatCategoryRate: term('BT-119', 'percentage'),
    vatExemptionReasonText: term('BT-120', 'text'),
    vatExemptionReasonCode: term('BT-121', 'code'),
  }),
  additionalSupportingDocuments: groups('BG-24', {
    reference: term('BT-122', 'reference'),
    description: term('BT-123', 'text'),
    externalDocumentLocation: term('BT-124', 'text'),
    attachedDocument: term('BT-125', 'binaryObject'),
  }),
  lines: groups('BG-25', {
    identifier: term('BT-126', 'identifier'),
    notes: groups('BT-127-00', {
      subjectCode: term('EXT-FR-FE-183', 'code'),
      note: term('BT-127', 'text'),
    }),
    objectIdentifiers: terms('BT-128', 'schemedIdentifier'),
    invoicedQuantity: term('BT-129', 'quantity'),
    /** UN/ECE Recommendation 20 with 21. */
    invoicedQuantityUnitOfMeasureCode: term('BT-130', 'code'),
    netAmount: term('BT-131', 'amount'),
    totalVatAmount: term('EXT-FR-FE-181', 'amount'),
    totalVatAmountInAccountingCurrency: term('EXT-FR-FE-182', 'amount'),
    totalAmountWithVat: term('EXT-FR-FE-184', 'amount'),
    referencedPurchaseOrderLineReference: term('BT-132', 'reference'),
    purchaseOrderReference: term('EXT-FR-FE-135', 'reference'),
    purchaseOrderReferenceDate: term('EXT-FR-FE-200', 'date'),
    salesOrderReference: term('EXT-FR-FE-144', 'reference'),
    salesOrderLineReference: term('EXT-FR-FE-145', 'reference'),
    despatchAdviceReference: term('EXT-FR-FE-140', 'reference'),
    despatchAdviceLineReference: term('EXT-FR-FE-141', 'reference'),
    precedingInvoiceReference: term('EXT-FR-FE-136', 'reference'),
    precedingInvoiceTypeCode: term('EXT-FR-FE-137', 'code'),
    precedingInvoiceIssueDate: term('EXT-FR-FE-138', 'date'),
    precedingInvoiceLineReference: term('EXT-FR-FE-139', 'reference'),
    buyerAccountingReference: term('BT-133', 'text'),
    actualDeliveryDate: term('EXT-FR-FE-158', 'date'),
    incotermsCode: term('EXT-FR-FE-193', 'code'),
    incotermsLocation: term('EXT-FR-FE-194', 'text'),
    /** `GROUP`, `DETAIL` or `INFORMATION`. */
    subtypeCode: term('EXT-FR-FE-163', 'code'),
    parentLineIdentifier: term('EXT-FR-FE-162', 'reference'),
    period: group('BG-26', {
      startDate: term('BT-134', 'date'),
      endDate: term('BT-135', 'date'),
    }),
    allowances: groups('BG-27', allowanceOrCharge('BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140')),
    charges: groups('BG-28', allowanceOrCharge('BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145')),
    priceDetails: group('BG-29', {
      itemNetPrice: term('BT-146', 'unitPrice'),
      itemPriceDiscount: term('BT-147', 'unitPrice'),
      itemPriceDiscountReason: term('EXT-FR-FE-195', 'text'),
      itemPriceDiscountReasonCode: term('EXT-FR-FE-196', 'code'),
      itemGrossPrice: term('BT-148', 'unitPrice'),
      itemPriceBaseQuantity: term('BT-149', 'quantity'),
      itemPriceBaseQuantityUnitOfMeasureCode: term('BT-150', 'code'),
    }),
    vatInformation: group('BG-30', {
      invoicedItemVatCategoryCode: term('BT-151', 'code'),
      invoicedItemVatRate: term('BT-152', 'percentage'),
      vatExemptionReasonText: term('BT-194', 'text'),
      vatExemptionReasonCode: term('BT-195', 'code'),
    }),
    itemInformation: group('BG-31', {
      name: term('BT-153', 'text'),
      description: term('BT-154', 'text'),
      sellersIdentifier: term('BT-155', 'identifier'),
      buyersIdentifier: term('BT-156', 'identifier'),
      standardIdentifier: term('BT-157', 'schemedIdentifier'),
      classificationIdentifiers: terms('BT-158', 'schemedIdentifier'),
      countryOfOrigin: term('BT-159', 'code'),
      attributes: groups('BG-32', {
        name: term('BT-160', 'text'),
        value: term('BT-161', 'text'),
        code: term('EXT-FR-FE-159', 'code'),
        measuredValue: term('EXT-FR-FE-160', 'quantity'),
        measuredValueUnitOfMeasureCode: term('EXT-FR-FE-161', 'code'),
      }),
    }),
    deliverTo: group('EXT-FR-FE-BG-10', {
      identifiers: terms('EXT-FR-FE-146', 'schemedIdentifier'),
      name: term('EXT-FR-FE-149', 'text'),
      postalAddress: group(
        'EXT-FR-FE-150',
        address(
          'EXT-FR-FE-151',
          'EXT-FR-FE-152',
          'EXT-FR-FE-153',
          'EXT-FR-FE-154',
          'EXT-FR-FE-155',
          'EXT-FR-FE-156',
          'EXT-FR-FE-157',
        ),
      ),
    }),
    seller: group('EXT-FR-FE-BG-12', {
      name: term('EXT-FR-FE-164', 'text'),
      legalRegistrationIdentifier: term('EXT-FR-FE-167', 'schemedIdentifier'),
      vatIdentifier: term('EXT-FR-FE-169', 'identifier'),
      postalAddress: group(
        'EXT-FR-FE-170',
        address(
          'EXT-FR-FE-171',
          'EXT-FR-FE-172',
          'EXT-FR-FE-173',
          'EXT-FR-FE-174',
          'EXT-FR-FE-175',
          'EXT-FR-FE-176',
          'EXT-FR-FE-177',
        ),
      ),
    }),
  }),
};

/** An invoice or credit note as EN 16931 understands it, the same from every syntax. */
export type Invoice = ModelOf<typeof INVOICE>;

/** An invoice line (BG-25). */
export type InvoiceLine = Invoice['lines'][number];
