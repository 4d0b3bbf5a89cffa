// Valid invoices of any number of lines, in both syntaxes and with the same content.
const RATES = [
  { category: 'S', percent: 20n },
  { category: 'S', percent: 10n },
  { category: 'S', percent: 5n },
] as const;

interface Line {
  number: number;
  quantity: bigint;
  /** Cents. */
  price: bigint;
  net: bigint;
  rate: (typeof RATES)[number];
}

const money = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

function content(count: number) {
  const lines: Line[] = [];
  for (let number = 1; number <= count; number++) {
    const quantity = BigInt((number % 7) + 1);
    const price = BigInt(250 + ((number * 37) % 9000));
    lines.push({ number, quantity, price, net: quantity * price, rate: RATES[number % 3] as (typeof RATES)[number] });
  }
  const breakdown = RATES.map((rate) => {
    const taxable = lines.filter((line) => line.rate === rate).reduce((sum, { net }) => sum + net, 0n);
    return { ...rate, taxable, tax: (taxable * rate.percent + 50n) / 100n };
  }).filter(({ taxable }) => taxable > 0n);
  const net = lines.reduce((sum, line) => sum + line.net, 0n);
  const tax = breakdown.reduce((sum, part) => sum + part.tax, 0n);
  return { lines, breakdown, net, tax, gross: net + tax };
}

export function ublInvoice(count: number): string {
  const { lines, breakdown, net, tax, gross } = content(count);
  const party = (name: string, vat: string) => `
    <cac:Party>
      <cac:PostalAddress>
        <cbc:StreetName>1 rue du Port</cbc:StreetName>
        <cbc:CityName>Nantes</cbc:CityName>
        <cbc:PostalZone>44000</cbc:PostalZone>
        <cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country>
      </cac:PostalAddress>
      <cac:PartyTaxScheme>
        <cbc:CompanyID>${vat}</cbc:CompanyID>
        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
      </cac:PartyTaxScheme>
      <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>
    </cac:Party>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>F-${count}</cbc:ID>
  <cbc:IssueDate>2026-11-24</cbc:IssueDate>
  <cbc:DueDate>2026-12-24</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty>${party('Chantier Naval SARL', 'FR11123456782')}
  </cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>${party('Comptoir du Quai SAS', 'FR22987654324')}
  </cac:AccountingCustomerParty>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>
    <cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID></cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:TaxTotal>
    <cbc:TaxAmount currencyID="EUR">${money(tax)}</cbc:TaxAmount>${breakdown
      .map(
        (part) => `
    <cac:TaxSubtotal>
      <cbc:TaxableAmount currencyID="EUR">${money(part.taxable)}</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="EUR">${money(part.tax)}</cbc:TaxAmount>
      <cac:TaxCategory>
        <cbc:ID>${part.category}</cbc:ID>
        <cbc:Percent>${part.percent}</cbc:Percent>
        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
      </cac:TaxCategory>
    </cac:TaxSubtotal>`,
      )
      .join('')}
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="EUR">${money(net)}</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="EUR">${money(net)}</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">${money(gross)}</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="EUR">${money(gross)}</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>${lines
    .map(
      (line) => `
  <cac:InvoiceLine>
    <cbc:ID>${line.number}</cbc:ID>
    <cbc:InvoicedQuantity unitCode="C62">${line.quantity}</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">${money(line.net)}</cbc:LineExtensionAmount>
    <cac:Item>
      <cbc:Name>Article ${line.number}</cbc:Name>
      <cac:SellersItemIdentification><cbc:ID>ART-${line.number}</cbc:ID></cac:SellersItemIdentification>
      <cac:ClassifiedTaxCategory>
        <cbc:ID>${line.rate.category}</cbc:ID>
        <cbc:Percent>${line.rate.percent}</cbc:Percent>
        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
      </cac:ClassifiedTaxCategory>
    </cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">${money(line.price)}</cbc:PriceAmount></cac:Price>
  </cac:InvoiceLine>`,
    )
    .join('')}
</Invoice>
`;
}

export function ciiInvoice(count: number): string {
  const { lines, breakdown, net, tax, gross } = content(count);
  const party = (name: string, vat: string) => `
        <ram:Name>${name}</ram:Name>
        <ram:PostalTradeAddress>
          <ram:PostcodeCode>44000</ram:PostcodeCode>
          <ram:LineOne>1 rue du Port</ram:LineOne>
          <ram:CityName>Nantes</ram:CityName>
          <ram:CountryID>FR</ram:CountryID>
        </ram:PostalTradeAddress>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${vat}</ram:ID></ram:SpecifiedTaxRegistration>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter>
      <ram:ID>urn:cen.eu:en16931:2017</ram:ID>
    </ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument>
    <ram:ID>F-${count}</ram:ID>
    <ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20261124</udt:DateTimeString></ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>${lines
    .map(
      (line) => `
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>${line.number}</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct>
        <ram:SellerAssignedID>ART-${line.number}</ram:SellerAssignedID>
        <ram:Name>Article ${line.number}</ram:Name>
      </ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>
        <ram:NetPriceProductTradePrice><ram:ChargeAmount>${money(line.price)}</ram:ChargeAmount></ram:NetPriceProductTradePrice>
      </ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery>
        <ram:BilledQuantity unitCode="C62">${line.quantity}</ram:BilledQuantity>
      </ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>
        <ram:ApplicableTradeTax>
          <ram:TypeCode>VAT</ram:TypeCode>
          <ram:CategoryCode>${line.rate.category}</ram:CategoryCode>
          <ram:RateApplicablePercent>${line.rate.percent}</ram:RateApplicablePercent>
        </ram:ApplicableTradeTax>
        <ram:SpecifiedTradeSettlementLineMonetarySummation>
          <ram:LineTotalAmount>${money(line.net)}</ram:LineTotalAmount>
        </ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>`,
    )
    .join('')}
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>${party('Chantier Naval SARL', 'FR11123456782')}
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty>${party('Comptoir du Quai SAS', 'FR22987654324')}
      </ram:BuyerTradeParty>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery/>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:TypeCode>58</ram:TypeCode>
        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR7630006000011234567890189</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
      </ram:SpecifiedTradeSettlementPaymentMeans>${breakdown
        .map(
          (part) => `
      <ram:ApplicableTradeTax>
        <ram:CalculatedAmount>${money(part.tax)}</ram:CalculatedAmount>
        <ram:TypeCode>VAT</ram:TypeCode>
        <ram:BasisAmount>${money(part.taxable)}</ram:BasisAmount>
        <ram:CategoryCode>${part.category}</ram:CategoryCode>
        <ram:RateApplicablePercent>${part.percent}</ram:RateApplicablePercent>
      </ram:ApplicableTradeTax>`,
        )
        .join('')}
      <ram:SpecifiedTradePaymentTerms>
        <ram:DueDateDateTime><udt:DateTimeString format="102">20261224</udt:DateTimeString></ram:DueDateDateTime>
      </ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>${money(net)}</ram:LineTotalAmount>
        <ram:TaxBasisTotalAmount>${money(net)}</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="EUR">${money(tax)}</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>${money(gross)}</ram:GrandTotalAmount>
        <ram:DuePayableAmount>${money(gross)}</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}
