import type { ciiSyntax } from '../cii.ts';

/** Elements of CII that may stand at most once in their context, written as in `cii-unused.ts`. */
export const CII_ONCE: Partial<Record<keyof typeof ciiSyntax, string>> = {
  context: `
CII-SR-003 ram:BusinessProcessSpecifiedDocumentContextParameter
`,
  note: `
CII-SR-030 ram:Content
`,
  lineDocument: `
CII-SR-039 ram:IncludedNote
CII-SR-040 ram:IncludedNote/ram:Content
`,
  lineAgreement: `
CII-SR-441! ram:NetPriceProductTradePrice/ram:ChargeAmount
`,
  allowanceCharge: `
CII-SR-471! ram:RateApplicablePercent
CII-SR-472! ram:CategoryTradeTax
CII-SR-473! ram:ActualAmount
`,
  priceAllowance: `
CII-SR-440! ram:ActualAmount
`,
  agreement: `
CII-SR-455! ram:SellerTradeParty/ram:DefinedTradeContact
CII-SR-456! ram:BuyerTradeParty/ram:DefinedTradeContact
CII-SR-459! ram:SellerTradeParty/ram:URIUniversalCommunication
CII-SR-460! ram:BuyerTradeParty/ram:URIUniversalCommunication
`,
  settlement: `
CII-SR-452 ram:SpecifiedTradePaymentTerms
CII-SR-453 ram:SpecifiedTradePaymentTerms/ram:Description
CII-SR-461! ram:ApplicableTradeTax/ram:TaxPointDate
`,
  totals: `
CII-SR-477! ram:LineTotalAmount
CII-SR-478! ram:ChargeTotalAmount
CII-SR-479! ram:AllowanceTotalAmount
CII-SR-480! ram:TaxBasisTotalAmount
CII-SR-481! ram:RoundingAmount
CII-SR-482! ram:GrandTotalAmount
CII-SR-483! ram:InformationAmount
CII-SR-484! ram:TotalPrepaidAmount
CII-SR-485! ram:TotalDiscountAmount
CII-SR-486! ram:TotalAllowanceChargeAmount
CII-SR-487! ram:DuePayableAmount
CII-SR-488! ram:RetailValueExcludingTaxInformationAmount
CII-SR-489! ram:TotalDepositFeeInformationAmount
CII-SR-490! ram:ProductValueExcludingTobaccoTaxInformationAmount
CII-SR-491! ram:TotalRetailValueInformationAmount
CII-SR-492! ram:GrossLineTotalAmount
CII-SR-493! ram:NetLineTotalAmount
CII-SR-494! ram:NetIncludingTaxesLineTotalAmount
`,
};
