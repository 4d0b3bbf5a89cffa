import type { Case } from './case.ts';
import { all, before, change, drop, repeat, set } from './edits.ts';

export const BUSINESS_CASES: readonly Case[] = [
  { rule: 'BR-01', ubl: drop('cbc:CustomizationID'), cii: set('ram:ID', ' ', 1) },
  { rule: 'BR-02', ubl: drop('cbc:ID'), cii: set('ram:ID', ' ', 2) },
  { rule: 'BR-03', ubl: drop('cbc:IssueDate'), cii: change('format="102"', 'format="203"') },
  { rule: 'BR-04', ubl: drop('cbc:InvoiceTypeCode'), cii: drop('ram:TypeCode') },
  { rule: 'BR-05', ubl: drop('cbc:DocumentCurrencyCode'), cii: drop('ram:InvoiceCurrencyCode') },
  { rule: 'BR-06', ubl: drop('cbc:RegistrationName'), cii: drop('ram:Name', 2) },
  { rule: 'BR-07', ubl: drop('cbc:RegistrationName', 2), cii: drop('ram:Name', 3) },
  { rule: 'BR-08', ubl: drop('cac:PostalAddress'), cii: drop('ram:PostalTradeAddress') },
  { rule: 'BR-09', ubl: drop('cac:Country'), cii: drop('ram:CountryID') },
  { rule: 'BR-10', ubl: drop('cac:PostalAddress', 2), cii: drop('ram:PostalTradeAddress', 2) },
  { rule: 'BR-11', ubl: drop('cac:Country', 2), cii: drop('ram:CountryID', 2) },
  { rule: 'BR-12', ubl: drop('cbc:LineExtensionAmount'), cii: drop('ram:LineTotalAmount', 2) },
  { rule: 'BR-13', ubl: drop('cbc:TaxExclusiveAmount'), cii: drop('ram:TaxBasisTotalAmount') },
  { rule: 'BR-14', ubl: drop('cbc:TaxInclusiveAmount'), cii: drop('ram:GrandTotalAmount') },
  { rule: 'BR-15', ubl: drop('cbc:PayableAmount'), cii: drop('ram:DuePayableAmount') },
  { rule: 'BR-16', ubl: drop('cac:InvoiceLine'), cii: drop('ram:IncludedSupplyChainTradeLineItem') },
  { rule: 'BR-17', ubl: drop('cac:PartyName', 2), cii: drop('ram:Name', 5) },
  {
    rule: 'BR-17',
    about: 'the payee is the seller',
    ubl: set('cbc:Name', 'Chantier du Port', 2),
    cii: set('ram:Name', 'Chantier du Port SARL', 5),
  },
  {
    rule: 'BR-17',
    about: 'the payee bears an identifier of the seller',
    ubl: before(
      'cac:PartyName',
      '<cac:PartyIdentification><cbc:ID>3012345678900</cbc:ID></cac:PartyIdentification>',
      2,
    ),
    cii: change(
      "<ram:Name>Affacturage de l'Ouest</ram:Name>",
      "<ram:Name>Affacturage de l'Ouest</ram:Name><ram:SpecifiedLegalOrganization><ram:ID>123456782</ram:ID></ram:SpecifiedLegalOrganization>",
    ),
  },
  { rule: 'BR-18', ubl: drop('cac:PartyName', 3), cii: drop('ram:Name', 4) },
  { rule: 'BR-19', ubl: drop('cac:PostalAddress', 3), cii: drop('ram:PostalTradeAddress', 3) },
  { rule: 'BR-20', ubl: drop('cac:Country', 3), cii: drop('ram:CountryID', 3) },
  { rule: 'BR-21', ubl: change('<cbc:ID>1</cbc:ID>', ''), cii: drop('ram:LineID') },
  { rule: 'BR-22', ubl: drop('cbc:InvoicedQuantity'), cii: drop('ram:BilledQuantity') },
  { rule: 'BR-23', ubl: change(' unitCode="C62"', ''), cii: change(' unitCode="C62"', '') },
  { rule: 'BR-24', ubl: drop('cbc:LineExtensionAmount', 2), cii: drop('ram:LineTotalAmount') },
  { rule: 'BR-25', ubl: set('cbc:Name', ' ', 4), cii: set('ram:Name', ' ') },
  { rule: 'BR-26', ubl: drop('cbc:PriceAmount'), cii: drop('ram:NetPriceProductTradePrice') },
  { rule: 'BR-27', ubl: set('cbc:PriceAmount', '-101.00'), cii: set('ram:ChargeAmount', '-101.00', 2) },
  { rule: 'BR-28', ubl: set('cbc:BaseAmount', '-102.00', 5), cii: set('ram:ChargeAmount', '-102.00') },
  { rule: 'BR-29', ubl: set('cbc:EndDate', '2026-10-31'), cii: set('udt:DateTimeString', '20261031', 6) },
  { rule: 'BR-30', ubl: set('cbc:EndDate', '2026-10-31', 2), cii: set('udt:DateTimeString', '20261031', 3) },
  { rule: 'BR-31', ubl: drop('cbc:Amount'), cii: drop('ram:ActualAmount', 4) },
  { rule: 'BR-32', ubl: drop('cac:TaxCategory'), cii: drop('ram:CategoryTradeTax') },
  {
    rule: 'BR-33',
    ubl: all(drop('cbc:AllowanceChargeReason'), drop('cbc:AllowanceChargeReasonCode')),
    cii: all(drop('ram:Reason', 3), drop('ram:ReasonCode')),
  },
  { rule: 'BR-36', ubl: drop('cbc:Amount', 2), cii: drop('ram:ActualAmount', 5) },
  { rule: 'BR-37', ubl: drop('cac:TaxCategory', 2), cii: drop('ram:CategoryTradeTax', 2) },
  {
    rule: 'BR-38',
    ubl: all(drop('cbc:AllowanceChargeReason', 2), drop('cbc:AllowanceChargeReasonCode', 2)),
    cii: all(drop('ram:Reason', 4), drop('ram:ReasonCode', 2)),
  },
  { rule: 'BR-41', ubl: drop('cbc:Amount', 3), cii: drop('ram:ActualAmount', 2) },
  { rule: 'BR-42', ubl: drop('cbc:AllowanceChargeReason', 3), cii: drop('ram:Reason', 1) },
  { rule: 'BR-43', ubl: drop('cbc:Amount', 4), cii: drop('ram:ActualAmount', 3) },
  { rule: 'BR-44', ubl: drop('cbc:AllowanceChargeReason', 4), cii: drop('ram:Reason', 2) },
  { rule: 'BR-45', ubl: drop('cbc:TaxableAmount'), cii: drop('ram:BasisAmount', 3) },
  { rule: 'BR-46', ubl: drop('cbc:TaxAmount', 2), cii: drop('ram:CalculatedAmount') },
  {
    rule: 'BR-47',
    ubl: change('<cbc:ID>S</cbc:ID>', '', 3),
    cii: change(
      '<ram:BasisAmount>95.00</ram:BasisAmount>\n        <ram:CategoryCode>S</ram:CategoryCode>',
      '<ram:BasisAmount>95.00</ram:BasisAmount>',
    ),
  },
  { rule: 'BR-48', ubl: drop('cbc:Percent', 3), cii: drop('ram:RateApplicablePercent', 2) },
  { rule: 'BR-49', ubl: drop('cbc:PaymentMeansCode'), cii: drop('ram:TypeCode', 4) },
  { rule: 'BR-50', ubl: set('cac:PayeeFinancialAccount', '<cbc:ID> </cbc:ID>'), cii: drop('ram:IBANID') },
  {
    rule: 'BR-51',
    ubl: set('cbc:PrimaryAccountNumberID', '4970101234567890'),
    cii: change('<ram:ID>1234</ram:ID>', '<ram:ID>4970101234567890</ram:ID>'),
  },
  { rule: 'BR-52', ubl: set('cbc:ID', ' ', 3), cii: drop('ram:IssuerAssignedID') },
  {
    rule: 'BR-53',
    ubl: change(
      '</cbc:DocumentCurrencyCode>',
      '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>',
    ),
    cii: before('ram:InvoiceCurrencyCode', '<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>'),
  },
  { rule: 'BR-54', ubl: drop('cbc:Value'), cii: drop('ram:Value') },
  { rule: 'BR-55', ubl: drop('cbc:ID', 2), cii: drop('ram:IssuerAssignedID', 2) },
  { rule: 'BR-56', ubl: drop('cac:PartyTaxScheme', 3), cii: drop('ram:SpecifiedTaxRegistration', 3) },
  { rule: 'BR-57', ubl: drop('cac:Country', 4), cii: drop('ram:CountryID', 4) },
  { rule: 'BR-61', ubl: drop('cac:PayeeFinancialAccount'), cii: drop('ram:IBANID') },
  { rule: 'BR-62', ubl: change(' schemeID="0088"', ''), cii: change('<ram:URIID schemeID="0088">', '<ram:URIID>') },
  {
    rule: 'BR-63',
    ubl: change('<cbc:EndpointID schemeID="0088">4', '<cbc:EndpointID>4'),
    cii: change('<ram:URIID schemeID="0088">4', '<ram:URIID>4'),
  },
  { rule: 'BR-64', ubl: change(' schemeID="0160"', ''), cii: change(' schemeID="0160"', '') },
  { rule: 'BR-65', ubl: change(' listID="STI"', ''), cii: change(' listID="STI"', '') },
  {
    rule: 'BR-CO-03',
    ubl: all(
      before('cbc:DocumentCurrencyCode', '<cbc:TaxPointDate>2026-11-24</cbc:TaxPointDate>'),
      change('</cbc:EndDate>', '</cbc:EndDate><cbc:DescriptionCode>35</cbc:DescriptionCode>'),
    ),
    cii: change(
      '<ram:BasisAmount>95.00</ram:BasisAmount>',
      '<ram:BasisAmount>95.00</ram:BasisAmount><ram:TaxPointDate><udt:DateString format="102">20261124</udt:DateString></ram:TaxPointDate><ram:DueDateTypeCode>5</ram:DueDateTypeCode>',
    ),
  },
  { rule: 'BR-CO-04', ubl: drop('cac:ClassifiedTaxCategory'), cii: drop('ram:ApplicableTradeTax') },
  { rule: 'BR-CO-09', ubl: change('FR11123456782', '11123456782'), cii: change('FR11123456782', 'F11123456782') },
  { rule: 'BR-CO-10', ubl: set('cbc:LineExtensionAmount', '100.01'), cii: set('ram:LineTotalAmount', '100.01', 2) },
  { rule: 'BR-CO-11', ubl: set('cbc:AllowanceTotalAmount', '10.01'), cii: set('ram:AllowanceTotalAmount', '10.01') },
  { rule: 'BR-CO-12', ubl: set('cbc:ChargeTotalAmount', '5.01'), cii: set('ram:ChargeTotalAmount', '5.01') },
  { rule: 'BR-CO-13', ubl: set('cbc:TaxExclusiveAmount', '95.01'), cii: set('ram:TaxBasisTotalAmount', '95.01') },
  { rule: 'BR-CO-14', ubl: set('cbc:TaxAmount', '19.01'), cii: set('ram:TaxTotalAmount', '19.01') },
  { rule: 'BR-CO-15', ubl: set('cbc:TaxInclusiveAmount', '114.01'), cii: set('ram:GrandTotalAmount', '114.01') },
  { rule: 'BR-CO-16', ubl: set('cbc:PayableAmount', '114.01'), cii: set('ram:DuePayableAmount', '114.01') },
  {
    rule: 'BR-CO-16',
    about: 'what was paid and the rounding count',
    ubl: all(
      set('cbc:PrepaidAmount', '14.00'),
      set('cbc:PayableRoundingAmount', '0.01'),
      set('cbc:PayableAmount', '100.00'),
    ),
    cii: all(
      set('ram:TotalPrepaidAmount', '14.00'),
      set('ram:RoundingAmount', '0.01'),
      set('ram:DuePayableAmount', '100.00'),
    ),
  },
  {
    rule: 'BR-CO-17',
    ubl: all(
      set('cbc:TaxAmount', '20.00', 1),
      set('cbc:TaxAmount', '20.00', 2),
      set('cbc:TaxInclusiveAmount', '115.00'),
      set('cbc:PayableAmount', '115.00'),
    ),
    cii: all(
      set('ram:CalculatedAmount', '20.01'),
      set('ram:TaxTotalAmount', '20.01'),
      set('ram:GrandTotalAmount', '115.01'),
      set('ram:DuePayableAmount', '115.01'),
    ),
  },
  { rule: 'BR-CO-18', ubl: drop('cac:TaxSubtotal'), cii: drop('ram:ApplicableTradeTax', 2) },
  {
    rule: 'BR-CO-19',
    ubl: all(drop('cbc:StartDate'), drop('cbc:EndDate')),
    cii: all(drop('ram:StartDateTime', 2), drop('ram:EndDateTime', 2)),
  },
  {
    rule: 'BR-CO-20',
    ubl: all(drop('cbc:StartDate', 2), drop('cbc:EndDate', 2)),
    cii: all(drop('ram:StartDateTime'), drop('ram:EndDateTime')),
  },
  {
    rule: 'BR-CO-26',
    ubl: all(drop('cac:PartyIdentification'), drop('cac:PartyTaxScheme'), drop('cbc:CompanyID', 1)),
    cii: all(drop('ram:GlobalID', 2), drop('ram:SpecifiedLegalOrganization'), drop('ram:SpecifiedTaxRegistration')),
  },
  { rule: 'BR-CO-11', about: 'no total', ubl: drop('cbc:AllowanceTotalAmount'), cii: drop('ram:AllowanceTotalAmount') },
  { rule: 'BR-CO-12', about: 'no total', ubl: drop('cbc:ChargeTotalAmount'), cii: drop('ram:ChargeTotalAmount') },
  {
    rule: 'BR-CO-10',
    about: 'two lines, no allowance and no charge',
    ubl: all(
      repeat('cac:InvoiceLine'),
      drop('cac:AllowanceCharge'),
      drop('cac:AllowanceCharge'),
      drop('cbc:AllowanceTotalAmount'),
      drop('cbc:ChargeTotalAmount'),
    ),
    cii: all(
      repeat('ram:IncludedSupplyChainTradeLineItem'),
      drop('ram:SpecifiedTradeAllowanceCharge', 5),
      drop('ram:SpecifiedTradeAllowanceCharge', 5),
      drop('ram:AllowanceTotalAmount'),
      drop('ram:ChargeTotalAmount'),
    ),
  },
  ...decimals(),
  ...codes(),
];

function decimals(): Case[] {
  const three = (number: string, ubl: [string, number], cii: [string, number]): Case => ({
    rule: `BR-DEC-${number}`,
    ubl: (xml) => threeDecimals(xml, ...ubl),
    cii: (xml) => threeDecimals(xml, ...cii),
  });
  return [
    three('01', ['cbc:Amount', 1], ['ram:ActualAmount', 4]),
    three('02', ['cbc:BaseAmount', 1], ['ram:BasisAmount', 4]),
    three('05', ['cbc:Amount', 2], ['ram:ActualAmount', 5]),
    three('06', ['cbc:BaseAmount', 2], ['ram:BasisAmount', 5]),
    three('09', ['cbc:LineExtensionAmount', 1], ['ram:LineTotalAmount', 2]),
    three('10', ['cbc:AllowanceTotalAmount', 1], ['ram:AllowanceTotalAmount', 1]),
    three('11', ['cbc:ChargeTotalAmount', 1], ['ram:ChargeTotalAmount', 1]),
    three('12', ['cbc:TaxExclusiveAmount', 1], ['ram:TaxBasisTotalAmount', 1]),
    { rule: 'BR-DEC-13', cii: set('ram:TaxTotalAmount', '19.001') },
    three('14', ['cbc:TaxInclusiveAmount', 1], ['ram:GrandTotalAmount', 1]),
    {
      rule: 'BR-DEC-15',
      cii: all(
        before('ram:InvoiceCurrencyCode', '<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>'),
        before('ram:RoundingAmount', '<ram:TaxTotalAmount currencyID="SEK">200.001</ram:TaxTotalAmount>'),
      ),
    },
    three('16', ['cbc:PrepaidAmount', 1], ['ram:TotalPrepaidAmount', 1]),
    three('17', ['cbc:PayableRoundingAmount', 1], ['ram:RoundingAmount', 1]),
    three('18', ['cbc:PayableAmount', 1], ['ram:DuePayableAmount', 1]),
    three('19', ['cbc:TaxableAmount', 1], ['ram:BasisAmount', 3]),
    three('20', ['cbc:TaxAmount', 2], ['ram:CalculatedAmount', 1]),
    three('23', ['cbc:LineExtensionAmount', 2], ['ram:LineTotalAmount', 1]),
    three('24', ['cbc:Amount', 3], ['ram:ActualAmount', 2]),
    three('25', ['cbc:BaseAmount', 3], ['ram:BasisAmount', 1]),
    three('27', ['cbc:Amount', 4], ['ram:ActualAmount', 3]),
    three('28', ['cbc:BaseAmount', 4], ['ram:BasisAmount', 2]),
  ];
}

/** The same number with a third decimal, so that only the number of decimals is at fault. */
function threeDecimals(xml: string, name: string, nth: number): string {
  const value = [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)<`, 'g'))][nth - 1]?.[1];
  if (value === undefined) throw new Error(`No ${name} ${nth}`);
  return set(name, `${value}0`, nth)(xml);
}

function codes(): Case[] {
  return [
    { rule: 'BR-CL-01', ubl: set('cbc:InvoiceTypeCode', '381'), cii: set('ram:TypeCode', '99') },
    {
      rule: 'BR-CL-03',
      ubl: change('currencyID="EUR"', 'currencyID="EURO"'),
      cii: change('currencyID="EUR"', 'currencyID="EURO"'),
    },
    { rule: 'BR-CL-04', ubl: set('cbc:DocumentCurrencyCode', 'EURO'), cii: set('ram:InvoiceCurrencyCode', 'EURO') },
    {
      rule: 'BR-CL-05',
      ubl: change(
        '</cbc:DocumentCurrencyCode>',
        '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>KR</cbc:TaxCurrencyCode>',
      ),
      cii: before('ram:InvoiceCurrencyCode', '<ram:TaxCurrencyCode>KR</ram:TaxCurrencyCode>'),
    },
    {
      rule: 'BR-CL-06',
      ubl: change('</cbc:EndDate>', '</cbc:EndDate><cbc:DescriptionCode>5</cbc:DescriptionCode>'),
      cii: change('<ram:CategoryCode>', '<ram:DueDateTypeCode>35</ram:DueDateTypeCode><ram:CategoryCode>', 2),
    },
    {
      rule: 'BR-CL-07',
      ubl: change(
        '<cbc:ID>Bon 7</cbc:ID>',
        '<cbc:ID schemeID="BON">7</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>',
      ),
      cii: all(
        set('ram:TypeCode', '130', 3),
        change(
          '<ram:AttachmentBinaryObject',
          '<ram:ReferenceTypeCode>BON</ram:ReferenceTypeCode><ram:AttachmentBinaryObject',
        ),
      ),
    },
    { rule: 'BR-CL-08', ubl: change('#AAI#', '#XYZ#'), cii: set('ram:SubjectCode', 'XYZ') },
    {
      rule: 'BR-CL-10',
      ubl: change('schemeID="0088"', 'schemeID="9999"', 2),
      cii: change('schemeID="0088"', 'schemeID="9999"'),
    },
    {
      rule: 'BR-CL-11',
      ubl: change('schemeID="0002"', 'schemeID="9999"'),
      cii: change('schemeID="0002"', 'schemeID="9999"'),
    },
    { rule: 'BR-CL-13', ubl: change('listID="STI"', 'listID="XX"'), cii: change('listID="STI"', 'listID="XX"') },
    { rule: 'BR-CL-14', ubl: set('cbc:IdentificationCode', 'UK'), cii: set('ram:CountryID', 'UK') },
    {
      rule: 'BR-CL-15',
      ubl: set('cbc:IdentificationCode', 'UK', 5),
      cii: change('<ram:ID>FR</ram:ID>', '<ram:ID>UK</ram:ID>'),
    },
    { rule: 'BR-CL-16', ubl: set('cbc:PaymentMeansCode', '99'), cii: set('ram:TypeCode', '99', 4) },
    {
      rule: 'BR-CL-17',
      ubl: change('<cac:TaxCategory>\n        <cbc:ID>S', '<cac:TaxCategory>\n        <cbc:ID>X'),
      cii: change('<ram:CategoryCode>S', '<ram:CategoryCode>X', 3),
    },
    {
      rule: 'BR-CL-18',
      ubl: change('<cac:ClassifiedTaxCategory>\n        <cbc:ID>S', '<cac:ClassifiedTaxCategory>\n        <cbc:ID>X'),
      cii: change('<ram:CategoryCode>S', '<ram:CategoryCode>X'),
    },
    { rule: 'BR-CL-19', ubl: set('cbc:AllowanceChargeReasonCode', 'FC'), cii: set('ram:ReasonCode', 'FC') },
    { rule: 'BR-CL-20', ubl: set('cbc:AllowanceChargeReasonCode', '95', 2), cii: set('ram:ReasonCode', '95', 2) },
    {
      rule: 'BR-CL-21',
      ubl: change('schemeID="0160"', 'schemeID="9999"'),
      cii: change('schemeID="0160"', 'schemeID="9999"'),
    },
    {
      rule: 'BR-CL-22',
      category: 'E',
      ubl: change(
        '<cbc:TaxExemptionReason>',
        '<cbc:TaxExemptionReasonCode>VATEX-FR</cbc:TaxExemptionReasonCode><cbc:TaxExemptionReason>',
      ),
      cii: change(
        '<ram:ExemptionReason>',
        '<ram:ExemptionReasonCode>VATEX-FR</ram:ExemptionReasonCode><ram:ExemptionReason>',
      ),
    },
    {
      rule: 'BR-CL-23',
      ubl: change('unitCode="C62"', 'unitCode="PIECE"'),
      cii: change('unitCode="C62"', 'unitCode="PIECE"'),
    },
    { rule: 'BR-CL-24', ubl: change('application/pdf', 'text/html'), cii: change('application/pdf', 'text/html') },
    {
      rule: 'BR-CL-25',
      ubl: change('schemeID="0088"', 'schemeID="9999"'),
      cii: change('<ram:URIID schemeID="0088"', '<ram:URIID schemeID="9999"'),
    },
    {
      rule: 'BR-CL-26',
      ubl: change('<cbc:ID schemeID="0088">4', '<cbc:ID schemeID="9999">4'),
      cii: change('<ram:GlobalID schemeID="0088">4', '<ram:GlobalID schemeID="9999">4'),
    },
  ];
}
