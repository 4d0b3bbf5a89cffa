import type { XmlDocument } from '../xml/tree.ts';

/** Elements that CrossIndustryInvoice has since D22B and had not in D16B. Source: UN/CEFACT schemas 100pD16B and 100pD22B. */
const SINCE_D22B = `
AddedAdjustmentAmount AddedAdjustmentPercent AdditionalDescription AdditionalHazardClassificationID
AdditionalInformationNote AdditionalInstructionCode AdditionalInstructionIndicator AffixedLogisticsSeal
AmountDirectionCode ApplicableCrossBorderCustomsValuation ApplicableCrossBorderRegulatoryProcedure ApplicableNote
ApplicableTradeCurrencyExchange ApplicableTransportCargoInsurance ApplicableTransportDangerousGoods
BillStartDateTime BuyerSellerRelationshipIndicator BuyerSellerRelationshipPriceInfluenceIndicator
BuyerSuppliedPartsReferenceReferencedDocument CalculationMethodCode CarrierAssignedBookingID Characteristic
ChargeApportionMethodCode ChargeableWeightMeasure CommonName ConciseDescription ConfigurableIndicator
ContentUnitQuantity ContractGeneralConditions CoverageCode CoverageDescription CoverageTradeParty CustomerAssignedID
Cycle DeductedAdjustmentAmount DeductedAdjustmentPercent DeliveryDiscontinuationCode DirectionCode DueDateTime EMSID
ExportIndicator FirstVersionIssueDateTime FunctionCode HazardClassificationID IOSSID IncludingTaxesLineTotalAmount
InsuranceChargeTotalAmount InvoiceSpecifiedReferencedDocument IssuingTradeParty MaximumID MethodCode ModelID
ModelName NetVolumeMeasure NonTariffChargeAmount OtherChargeAmount PackagingDangerLevelCode PageID
PartialDeliveryAllowedIndicator PreviousAdministrativeReferencedDocument PricingBaseApplicableLogisticsLocation
ProperShippingName ReceiptDateTime RecyclingTypeCode ReferenceReferencedDocument RegisteredID RegulationCode
RegulationName RelatedTradeTax Remark RequestedResponseTypeCode ResponseReasonCode ReturnableIndicator Role
RoyaltyLicenseFeeIndicator SalePriceConditionIndicator SaleRestriction SaleRestrictionIndicator SealedIndicator
SealingPartyRoleCode Service ServiceCode Signatory SignatoryDocumentAuthentication SignatoryImageBinaryObject
SizeCode SpecifiedLogisticsLocation SubordinateLineID SubordinateLocation SubtypeCode TariffAmount TechnicalName
TimeOccurrenceDateTime TransactionNatureCode TransitLogisticsLocation UNDGIdentificationCode
UltimateCustomerAssignedExtensionID UnitTypeCode UserSpecifiedDocumentContextParameter WTOAdditionCode
`;

/**
 * The oldest release of the schema that has all elements of a CII document by name. Both share one namespace, so a document
 * does not say which it follows; the profile EXTENDED-CTC-FR is defined on D22B (XP Z12-012).
 */
export function ciiRelease(document: XmlDocument, profileName: string | undefined): 'CII D16B' | 'CII D22B' {
  if (profileName === 'EXTENDED-CTC-FR') return 'CII D22B';
  const newer = new Set(SINCE_D22B.trim().split(/\s+/));
  for (const { local } of document.names()) if (newer.has(local)) return 'CII D22B';
  return 'CII D16B';
}
