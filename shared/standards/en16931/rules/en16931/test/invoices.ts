import type { Category } from '../ubl.ts';

/** A VAT category with what an invoice in it needs: its rate, and the reason where no VAT is due. */
const RATE: Record<Category, { percent: string | undefined; reason: boolean }> = {
  S: { percent: '20', reason: false },
  Z: { percent: '0', reason: false },
  E: { percent: '0', reason: true },
  AE: { percent: '0', reason: true },
  K: { percent: '0', reason: true },
  G: { percent: '0', reason: true },
  O: { percent: undefined, reason: true },
  L: { percent: '20', reason: false },
  M: { percent: '20', reason: false },
};

/** One line of 100.00, an allowance of 10.00 and a charge of 5.00, all of one category: 95.00 net. */
const amountsOf = (category: Category) => ({
  ...RATE[category],
  tax: RATE[category].percent === '20' ? '19.00' : '0.00',
  gross: RATE[category].percent === '20' ? '114.00' : '95.00',
  hasVatIds: category !== 'O',
});

/** A valid UBL invoice that uses most of what the rules judge. */
export function ublInvoice(category: Category = 'S'): string {
  const { percent, reason, tax, gross, hasVatIds } = amountsOf(category);
  const categoryElement = (name: string, extra = '') => `<cac:${name}>
        <cbc:ID>${category}</cbc:ID>
        ${percent === undefined ? '' : `<cbc:Percent>${percent}</cbc:Percent>`}
        ${extra}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
      </cac:${name}>`;
  const vatId = (id: string) =>
    hasVatIds
      ? `<cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`
      : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>F-2026-1</cbc:ID>
  <cbc:IssueDate>2026-11-24</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:Note>#AAI#Livraison au quai 4</cbc:Note>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:InvoicePeriod><cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-11-30</cbc:EndDate></cac:InvoicePeriod>
  <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-2026-0</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
  <cac:AdditionalDocumentReference>
    <cbc:ID>Bon 7</cbc:ID>
    <cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="bon.pdf">QQ==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>
  </cac:AdditionalDocumentReference>
  <cac:AccountingSupplierParty>
    <cac:Party>
      <cbc:EndpointID schemeID="0088">3012345678900</cbc:EndpointID>
      <cac:PartyIdentification><cbc:ID schemeID="0088">3012345678900</cbc:ID></cac:PartyIdentification>
      <cac:PartyName><cbc:Name>Chantier du Port</cbc:Name></cac:PartyName>
      <cac:PostalAddress><cbc:CityName>Nantes</cbc:CityName><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
      ${vatId('FR11123456782')}
      <cac:PartyLegalEntity><cbc:RegistrationName>Chantier du Port SARL</cbc:RegistrationName><cbc:CompanyID schemeID="0002">123456782</cbc:CompanyID></cac:PartyLegalEntity>
    </cac:Party>
  </cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>
    <cac:Party>
      <cbc:EndpointID schemeID="0088">4012345678909</cbc:EndpointID>
      <cac:PostalAddress><cbc:CityName>Bremen</cbc:CityName><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
      ${vatId('DE123456788')}
      <cac:PartyLegalEntity><cbc:RegistrationName>Kontor am Kai GmbH</cbc:RegistrationName></cac:PartyLegalEntity>
    </cac:Party>
  </cac:AccountingCustomerParty>
  <cac:PayeeParty><cac:PartyName><cbc:Name>Affacturage de l'Ouest</cbc:Name></cac:PartyName></cac:PayeeParty>
  ${
    hasVatIds
      ? `<cac:TaxRepresentativeParty>
    <cac:PartyName><cbc:Name>Représentant fiscal</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    ${vatId('FR22987654324')}
  </cac:TaxRepresentativeParty>`
      : ''
  }
  <cac:Delivery>
    <cbc:ActualDeliveryDate>2026-11-20</cbc:ActualDeliveryDate>
    <cac:DeliveryLocation>
      <cbc:ID schemeID="0088">4012345678916</cbc:ID>
      <cac:Address><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:Address>
    </cac:DeliveryLocation>
  </cac:Delivery>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>
    <cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID><cbc:NetworkID>CB</cbc:NetworkID></cac:CardAccount>
    <cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID></cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:AllowanceCharge>
    <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
    <cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>
    <cbc:AllowanceChargeReason>Remise</cbc:AllowanceChargeReason>
    <cbc:Amount currencyID="EUR">10.00</cbc:Amount>
    <cbc:BaseAmount currencyID="EUR">100.00</cbc:BaseAmount>
    ${categoryElement('TaxCategory')}
  </cac:AllowanceCharge>
  <cac:AllowanceCharge>
    <cbc:ChargeIndicator>true</cbc:ChargeIndicator>
    <cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode>
    <cbc:AllowanceChargeReason>Port</cbc:AllowanceChargeReason>
    <cbc:Amount currencyID="EUR">5.00</cbc:Amount>
    <cbc:BaseAmount currencyID="EUR">50.00</cbc:BaseAmount>
    ${categoryElement('TaxCategory')}
  </cac:AllowanceCharge>
  <cac:TaxTotal>
    <cbc:TaxAmount currencyID="EUR">${tax}</cbc:TaxAmount>
    <cac:TaxSubtotal>
      <cbc:TaxableAmount currencyID="EUR">95.00</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="EUR">${tax}</cbc:TaxAmount>
      ${categoryElement('TaxCategory', reason ? '<cbc:TaxExemptionReason>Motif</cbc:TaxExemptionReason>' : '')}
    </cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="EUR">95.00</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">${gross}</cbc:TaxInclusiveAmount>
    <cbc:AllowanceTotalAmount currencyID="EUR">10.00</cbc:AllowanceTotalAmount>
    <cbc:ChargeTotalAmount currencyID="EUR">5.00</cbc:ChargeTotalAmount>
    <cbc:PrepaidAmount currencyID="EUR">0.00</cbc:PrepaidAmount>
    <cbc:PayableRoundingAmount currencyID="EUR">0.00</cbc:PayableRoundingAmount>
    <cbc:PayableAmount currencyID="EUR">${gross}</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
  <cac:InvoiceLine>
    <cbc:ID>1</cbc:ID>
    <cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
    <cac:InvoicePeriod><cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-11-15</cbc:EndDate></cac:InvoicePeriod>
    <cac:AllowanceCharge>
      <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
      <cbc:AllowanceChargeReason>Remise de ligne</cbc:AllowanceChargeReason>
      <cbc:Amount currencyID="EUR">3.00</cbc:Amount>
      <cbc:BaseAmount currencyID="EUR">101.00</cbc:BaseAmount>
    </cac:AllowanceCharge>
    <cac:AllowanceCharge>
      <cbc:ChargeIndicator>true</cbc:ChargeIndicator>
      <cbc:AllowanceChargeReason>Emballage</cbc:AllowanceChargeReason>
      <cbc:Amount currencyID="EUR">2.00</cbc:Amount>
      <cbc:BaseAmount currencyID="EUR">102.00</cbc:BaseAmount>
    </cac:AllowanceCharge>
    <cac:Item>
      <cbc:Name>Cordage</cbc:Name>
      <cac:StandardItemIdentification><cbc:ID schemeID="0160">3012345678917</cbc:ID></cac:StandardItemIdentification>
      <cac:OriginCountry><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:OriginCountry>
      <cac:CommodityClassification><cbc:ItemClassificationCode listID="STI">1234</cbc:ItemClassificationCode></cac:CommodityClassification>
      ${categoryElement('ClassifiedTaxCategory')}
      <cac:AdditionalItemProperty><cbc:Name>Couleur</cbc:Name><cbc:Value>bleu</cbc:Value></cac:AdditionalItemProperty>
    </cac:Item>
    <cac:Price>
      <cbc:PriceAmount currencyID="EUR">101.00</cbc:PriceAmount>
      <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">1.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">102.00</cbc:BaseAmount></cac:AllowanceCharge>
    </cac:Price>
  </cac:InvoiceLine>
</Invoice>
`;
}

/** The same invoice in CII. */
export function ciiInvoice(category: Category = 'S'): string {
  const { percent, reason, tax, gross, hasVatIds } = amountsOf(category);
  const rate = percent === undefined ? '' : `<ram:RateApplicablePercent>${percent}</ram:RateApplicablePercent>`;
  const vatId = (id: string) =>
    hasVatIds
      ? `<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${id}</ram:ID></ram:SpecifiedTaxRegistration>`
      : '';
  const charge = (isCharge: boolean, amount: string, base: string, code: string, text: string, withTax: boolean) => `
      <ram:SpecifiedTradeAllowanceCharge>
        <ram:ChargeIndicator><udt:Indicator>${isCharge}</udt:Indicator></ram:ChargeIndicator>
        <ram:BasisAmount>${base}</ram:BasisAmount>
        <ram:ActualAmount>${amount}</ram:ActualAmount>
        ${code === '' ? '' : `<ram:ReasonCode>${code}</ram:ReasonCode>`}
        <ram:Reason>${text}</ram:Reason>
        ${withTax ? `<ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${category}</ram:CategoryCode>${rate}</ram:CategoryTradeTax>` : ''}
      </ram:SpecifiedTradeAllowanceCharge>`;
  const date = (text: string) => `<udt:DateTimeString format="102">${text}</udt:DateTimeString>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument>
    <ram:ID>F-2026-1</ram:ID>
    <ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime>${date('20261124')}</ram:IssueDateTime>
    <ram:IncludedNote><ram:Content>Livraison au quai 4</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode></ram:IncludedNote>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct>
        <ram:GlobalID schemeID="0160">3012345678917</ram:GlobalID>
        <ram:Name>Cordage</ram:Name>
        <ram:ApplicableProductCharacteristic><ram:Description>Couleur</ram:Description><ram:Value>bleu</ram:Value></ram:ApplicableProductCharacteristic>
        <ram:DesignatedProductClassification><ram:ClassCode listID="STI">1234</ram:ClassCode></ram:DesignatedProductClassification>
        <ram:OriginTradeCountry><ram:ID>FR</ram:ID></ram:OriginTradeCountry>
      </ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>
        <ram:GrossPriceProductTradePrice>
          <ram:ChargeAmount>102.00</ram:ChargeAmount>
          <ram:AppliedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>1.00</ram:ActualAmount></ram:AppliedTradeAllowanceCharge>
        </ram:GrossPriceProductTradePrice>
        <ram:NetPriceProductTradePrice><ram:ChargeAmount>101.00</ram:ChargeAmount></ram:NetPriceProductTradePrice>
      </ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>
        <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${category}</ram:CategoryCode>${rate}</ram:ApplicableTradeTax>
        <ram:BillingSpecifiedPeriod>
          <ram:StartDateTime>${date('20261101')}</ram:StartDateTime>
          <ram:EndDateTime>${date('20261115')}</ram:EndDateTime>
        </ram:BillingSpecifiedPeriod>${charge(false, '3.00', '101.00', '', 'Remise de ligne', false)}${charge(true, '2.00', '102.00', '', 'Emballage', false)}
        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>
        <ram:GlobalID schemeID="0088">3012345678900</ram:GlobalID>
        <ram:Name>Chantier du Port SARL</ram:Name>
        <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">123456782</ram:ID></ram:SpecifiedLegalOrganization>
        <ram:PostalTradeAddress><ram:CityName>Nantes</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
        <ram:URIUniversalCommunication><ram:URIID schemeID="0088">3012345678900</ram:URIID></ram:URIUniversalCommunication>
        ${vatId('FR11123456782')}
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty>
        <ram:Name>Kontor am Kai GmbH</ram:Name>
        <ram:PostalTradeAddress><ram:CityName>Bremen</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
        <ram:URIUniversalCommunication><ram:URIID schemeID="0088">4012345678909</ram:URIID></ram:URIUniversalCommunication>
        ${vatId('DE123456788')}
      </ram:BuyerTradeParty>
      ${
        hasVatIds
          ? `<ram:SellerTaxRepresentativeTradeParty>
        <ram:Name>Représentant fiscal</ram:Name>
        <ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
        ${vatId('FR22987654324')}
      </ram:SellerTaxRepresentativeTradeParty>`
          : ''
      }
      <ram:AdditionalReferencedDocument>
        <ram:IssuerAssignedID>Bon 7</ram:IssuerAssignedID>
        <ram:TypeCode>916</ram:TypeCode>
        <ram:AttachmentBinaryObject mimeCode="application/pdf" filename="bon.pdf">QQ==</ram:AttachmentBinaryObject>
      </ram:AdditionalReferencedDocument>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery>
      <ram:ShipToTradeParty>
        <ram:GlobalID schemeID="0088">4012345678916</ram:GlobalID>
        <ram:PostalTradeAddress><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
      </ram:ShipToTradeParty>
      <ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>${date('20261120')}</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent>
    </ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:PayeeTradeParty><ram:Name>Affacturage de l'Ouest</ram:Name></ram:PayeeTradeParty>
      <ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:TypeCode>58</ram:TypeCode>
        <ram:ApplicableTradeSettlementFinancialCard><ram:ID>1234</ram:ID></ram:ApplicableTradeSettlementFinancialCard>
        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR7630006000011234567890189</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
      </ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:ApplicableTradeTax>
        <ram:CalculatedAmount>${tax}</ram:CalculatedAmount>
        <ram:TypeCode>VAT</ram:TypeCode>
        ${reason ? '<ram:ExemptionReason>Motif</ram:ExemptionReason>' : ''}
        <ram:BasisAmount>95.00</ram:BasisAmount>
        <ram:CategoryCode>${category}</ram:CategoryCode>
        ${rate}
      </ram:ApplicableTradeTax>
      <ram:BillingSpecifiedPeriod>
        <ram:StartDateTime>${date('20261101')}</ram:StartDateTime>
        <ram:EndDateTime>${date('20261130')}</ram:EndDateTime>
      </ram:BillingSpecifiedPeriod>${charge(false, '10.00', '100.00', '95', 'Remise', true)}${charge(true, '5.00', '50.00', 'FC', 'Port', true)}
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>100.00</ram:LineTotalAmount>
        <ram:ChargeTotalAmount>5.00</ram:ChargeTotalAmount>
        <ram:AllowanceTotalAmount>10.00</ram:AllowanceTotalAmount>
        <ram:TaxBasisTotalAmount>95.00</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="EUR">${tax}</ram:TaxTotalAmount>
        <ram:RoundingAmount>0.00</ram:RoundingAmount>
        <ram:GrandTotalAmount>${gross}</ram:GrandTotalAmount>
        <ram:TotalPrepaidAmount>0.00</ram:TotalPrepaidAmount>
        <ram:DuePayableAmount>${gross}</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      <ram:InvoiceReferencedDocument><ram:IssuerAssignedID>F-2026-0</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}
