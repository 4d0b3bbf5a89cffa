import { CATEGORIES, type Category } from '../ubl.ts';
import { FAMILIES } from '../vat/categories.ts';
import type { Case } from './case.ts';
import { all, change, drop, type Edit, repeat, set } from './edits.ts';

const UBL_SCHEME = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
const isTaxed = (category: Category) => category === 'S' || category === 'L' || category === 'M';

/** Takes every VAT identifier away, or gives the seller one where there may be none. */
const ublParties = (category: Category): Edit =>
  category === 'O'
    ? change(
        '<cac:PartyLegalEntity>',
        `<cac:PartyTaxScheme><cbc:CompanyID>FR1</cbc:CompanyID>${UBL_SCHEME}</cac:PartyTaxScheme><cac:PartyLegalEntity>`,
      )
    : all(drop('cac:TaxRepresentativeParty'), drop('cac:PartyTaxScheme'));
const ciiParties = (category: Category): Edit =>
  category === 'O'
    ? change(
        '</ram:URIUniversalCommunication>',
        '</ram:URIUniversalCommunication><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR1</ram:ID></ram:SpecifiedTaxRegistration>',
      )
    : all(drop('ram:SellerTaxRepresentativeTradeParty'), drop('ram:SpecifiedTaxRegistration'));

const wrongRate: Record<Category, string> = {
  S: '0',
  L: '-1',
  M: '-1',
  Z: '5',
  E: '5',
  AE: '5',
  K: '5',
  G: '5',
  O: '5',
};

const ublRate = (category: Category, nth: number): Edit =>
  category === 'O'
    ? change('<cbc:ID>O</cbc:ID>', `<cbc:ID>O</cbc:ID><cbc:Percent>5</cbc:Percent>`, nth)
    : set('cbc:Percent', wrongRate[category], nth);
const ciiRate = (category: Category, nth: number): Edit =>
  category === 'O'
    ? change(
        '<ram:CategoryCode>O</ram:CategoryCode>',
        '<ram:CategoryCode>O</ram:CategoryCode><ram:RateApplicablePercent>5</ram:RateApplicablePercent>',
        nth,
      )
    : set('ram:RateApplicablePercent', wrongRate[category], nth);

function casesOf(category: Category): Case[] {
  const rule = (number: string) => ({ rule: `${FAMILIES[category].prefix}-${number}`, category });
  const hasReason = !isTaxed(category) && category !== 'Z';
  return [
    {
      ...rule('01'),
      ubl: isTaxed(category) ? drop('cac:TaxSubtotal') : repeat('cac:TaxSubtotal'),
      cii: isTaxed(category) ? drop('ram:ApplicableTradeTax', 2) : repeat('ram:ApplicableTradeTax', 2),
    },
    ...(['02', '03', '04'] as const).map((number) => ({
      ...rule(number),
      ubl: ublParties(category),
      cii: ciiParties(category),
    })),
    { ...rule('05'), ubl: ublRate(category, 4), cii: ciiRate(category, 1) },
    { ...rule('06'), ubl: ublRate(category, 1), cii: ciiRate(category, 3) },
    { ...rule('07'), ubl: ublRate(category, 2), cii: ciiRate(category, 4) },
    // The official CII test of L and M looks for the rate where there is none.
    {
      ...rule('08'),
      ubl: set('cbc:TaxableAmount', '93.99'),
      ...(!['L', 'M'].includes(category) && { cii: set('ram:BasisAmount', '93.99', 3) }),
    },
    {
      ...rule('08'),
      about: 'one unit off is too much',
      ubl: set('cbc:TaxableAmount', '96.00'),
      ...(!['L', 'M'].includes(category) && { cii: set('ram:BasisAmount', '96.00', 3) }),
    },
    {
      ...rule('09'),
      ubl: set('cbc:TaxAmount', '21.00', 2),
      ...(!['L', 'M'].includes(category) && { cii: set('ram:CalculatedAmount', '21.00') }),
    },
    {
      ...rule('10'),
      ubl: hasReason
        ? drop('cbc:TaxExemptionReason')
        : change(UBL_SCHEME, `<cbc:TaxExemptionReason>Motif</cbc:TaxExemptionReason>${UBL_SCHEME}`, 6),
      cii: hasReason
        ? drop('ram:ExemptionReason')
        : change('<ram:BasisAmount>95.00', '<ram:ExemptionReason>Motif</ram:ExemptionReason><ram:BasisAmount>95.00'),
    },
  ];
}

/** Another category in one of the places that bear one: allowance, charge, breakdown, line. */
const otherCategory: Record<'allowance' | 'charge' | 'breakdown' | 'line', { ubl: Edit; cii: Edit }> = {
  allowance: {
    ubl: change('<cbc:ID>O</cbc:ID>', '<cbc:ID>E</cbc:ID>', 1),
    cii: change('<ram:CategoryCode>O', '<ram:CategoryCode>E', 3),
  },
  charge: {
    ubl: change('<cbc:ID>O</cbc:ID>', '<cbc:ID>E</cbc:ID>', 2),
    cii: change('<ram:CategoryCode>O', '<ram:CategoryCode>E', 4),
  },
  breakdown: {
    ubl: all(repeat('cac:TaxSubtotal'), change('<cbc:ID>O</cbc:ID>', '<cbc:ID>E</cbc:ID>', 4)),
    cii: all(repeat('ram:ApplicableTradeTax', 2), change('<ram:CategoryCode>O', '<ram:CategoryCode>E', 3)),
  },
  line: {
    ubl: change('<cbc:ID>O</cbc:ID>', '<cbc:ID>E</cbc:ID>', 4),
    cii: change('<ram:CategoryCode>O', '<ram:CategoryCode>E', 1),
  },
};

export const VAT_CASES: readonly Case[] = [
  ...CATEGORIES.flatMap(casesOf),
  {
    rule: 'BR-G-02',
    about: 'a tax identifier that is not of VAT does not do',
    category: 'G',
    ubl: all(drop('cac:TaxRepresentativeParty'), change('<cbc:ID>VAT</cbc:ID>', '<cbc:ID>TAX</cbc:ID>')),
    cii: all(drop('ram:SellerTaxRepresentativeTradeParty'), change('schemeID="VA"', 'schemeID="FC"')),
  },
  {
    rule: 'BR-IC-02',
    about: 'the buyer has no VAT identifier',
    category: 'K',
    ubl: drop('cac:PartyTaxScheme', 2),
    cii: drop('ram:SpecifiedTaxRegistration', 2),
  },
  {
    rule: 'BR-AE-02',
    about: 'the buyer has no identifier',
    category: 'AE',
    ubl: drop('cac:PartyTaxScheme', 2),
    cii: drop('ram:SpecifiedTaxRegistration', 2),
  },
  {
    rule: 'BR-IC-11',
    category: 'K',
    ubl: all(drop('cac:InvoicePeriod'), drop('cbc:ActualDeliveryDate')),
    cii: all(drop('ram:BillingSpecifiedPeriod', 2), drop('ram:ActualDeliverySupplyChainEvent')),
  },
  { rule: 'BR-IC-12', category: 'K', ubl: drop('cac:DeliveryLocation'), cii: drop('ram:ShipToTradeParty') },
  { rule: 'BR-O-11', category: 'O', ...otherCategory.breakdown },
  { rule: 'BR-O-12', category: 'O', ...otherCategory.line },
  { rule: 'BR-O-13', category: 'O', ...otherCategory.allowance },
  { rule: 'BR-O-14', category: 'O', ...otherCategory.charge },
  {
    rule: 'BR-B-01',
    ubl: change('<cbc:ID>S</cbc:ID>', '<cbc:ID>B</cbc:ID>', 4),
    cii: change('<ram:CategoryCode>S', '<ram:CategoryCode>B', 1),
  },
  {
    rule: 'BR-B-02',
    ubl: change('<cbc:ID>S</cbc:ID>', '<cbc:ID>B</cbc:ID>', 4),
    cii: change('<ram:CategoryCode>S', '<ram:CategoryCode>B', 1),
  },
];
