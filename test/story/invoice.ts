export interface Invoice {
  readonly number: string;
  readonly seller: string;
  /** French: the SIREN is read from it. */
  readonly vatNumber: string;
  /** Decimal strings in euro. Left out: an amount of its own for each number, so that no two look like one. */
  readonly without?: string;
  readonly vat?: string;
  readonly total?: string;
  /** Where it is to be paid (BT-84); left out: it does not say. */
  readonly iban?: string;
  /** 2026-11-20 when left out. */
  readonly issueDate?: string;
}

/** A CII invoice of one line that every rule of EN 16931 and BR-FR is content with. */
export function invoiceXml(invoice: Invoice): string {
  const { number, seller, vatNumber, issueDate = '2026-11-20' } = invoice;
  const { without, vat, total } = { ...amountsOf(number), ...invoice };
  const rate = ((Number(vat) / Number(without)) * 100).toFixed(2);
  const tax = `<ram:TypeCode>VAT</ram:TypeCode>`;
  const category = `<ram:CategoryCode>S</ram:CategoryCode>`;
  const percent = `<ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext>
<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>S1</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>
<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>${number}</ram:ID><ram:TypeCode>380</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">${issueDate.replaceAll('-', '')}</udt:DateTimeString></ram:IssueDateTime>
<ram:IncludedNote><ram:Content>Indemnité de recouvrement : 40 euros</ram:Content><ram:SubjectCode>PMT</ram:SubjectCode></ram:IncludedNote>
<ram:IncludedNote><ram:Content>Pénalités : trois fois le taux légal</ram:Content><ram:SubjectCode>PMD</ram:SubjectCode></ram:IncludedNote>
<ram:IncludedNote><ram:Content>Pas d'escompte</ram:Content><ram:SubjectCode>AAB</ram:SubjectCode></ram:IncludedNote>
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem>
<ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
<ram:SpecifiedTradeProduct><ram:Name>Fournitures</ram:Name></ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${without}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
<ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax>${tax}${category}${percent}</ram:ApplicableTradeTax>
<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${without}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
</ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement>
${partyXml('Seller', seller, vatNumber)}
${partyXml('Buyer', 'Ateliers du Soir', 'FR39000100016')}
</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery/><ram:ApplicableHeaderTradeSettlement>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
${paymentXml(invoice.iban)}<ram:ApplicableTradeTax><ram:CalculatedAmount>${vat}</ram:CalculatedAmount>${tax}<ram:BasisAmount>${without}</ram:BasisAmount>${category}${percent}</ram:ApplicableTradeTax>
<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20261220</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>${without}</ram:LineTotalAmount>
<ram:TaxBasisTotalAmount>${without}</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">${vat}</ram:TaxTotalAmount>
<ram:GrandTotalAmount>${total}</ram:GrandTotalAmount><ram:DuePayableAmount>${total}</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`;
}

function paymentXml(iban: string | undefined): string {
  if (!iban) return '';
  return `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>\n`;
}

function partyXml(role: 'Seller' | 'Buyer', name: string, vatNumber: string): string {
  const siren = vatNumber.slice(4);
  return `<ram:${role}TradeParty><ram:Name>${name}</ram:Name>
<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">${siren}</ram:ID></ram:SpecifiedLegalOrganization>
<ram:PostalTradeAddress><ram:PostcodeCode>69001</ram:PostcodeCode><ram:LineOne>1 rue des Ateliers</ram:LineOne><ram:CityName>Lyon</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
<ram:URIUniversalCommunication><ram:URIID schemeID="0225">${siren}</ram:URIID></ram:URIUniversalCommunication>
<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${vatNumber}</ram:ID></ram:SpecifiedTaxRegistration></ram:${role}TradeParty>`;
}

/** 20 % of VAT on an amount in whole euro. */
function amountsOf(number: string): { without: string; vat: string; total: string } {
  const fifths = [...number].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7) + 10;
  return { without: `${fifths * 5}.00`, vat: `${fifths}.00`, total: `${fifths * 6}.00` };
}
