import { FAMILIES } from '../vat/categories.ts';
import type { Case } from './case.ts';
import { all, before, change, drop, type Edit, repeat, set } from './edits.ts';

/** A second VAT category of the only breakdown, so that one of the two has what a rule asks for. */
const secondCategory = (content: string): Edit =>
  change(
    '</cac:TaxSubtotal>',
    `<cac:TaxCategory>${content}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>`,
  );

/** A total of VAT in a place that no other rule judges, with its currency named inside, as BR-DEC-13 and BR-DEC-15 of UBL look for it. */
const taxTotalOfLine = (content: string): Edit =>
  before('cac:Item', `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">${content}</cbc:TaxAmount></cac:TaxTotal>`);

const accountingCurrencies = (...codes: readonly string[]): Edit =>
  before('ram:InvoiceCurrencyCode', codes.map((code) => `<ram:TaxCurrencyCode>${code}</ram:TaxCurrencyCode>`).join(''));
const taxTotalIn = (currency: string): Edit =>
  before('ram:RoundingAmount', `<ram:TaxTotalAmount currencyID="${currency}">200.00</ram:TaxTotalAmount>`);

const ciiDate = (text: string, format = '102') => `<udt:DateTimeString format="${format}">${text}</udt:DateTimeString>`;

/** Allowance, charge, breakdown and line of UBL bear a tax that is no VAT, where the number of the scheme says so. */
const noVat = (...numbers: readonly number[]): Edit =>
  all(...numbers.map((nth) => change('<cbc:ID>VAT</cbc:ID>', '<cbc:ID>GST</cbc:ID>', nth)));

/** The greatest and least values that a rule still admits, the first ones that it does not, and what it asks for only together with something else. */
export const EDGE_CASES: readonly Case[] = [
  // BR-29, BR-30: the end of a period is not before its start, where both are stated.
  {
    rule: 'BR-29',
    about: 'a period of one day',
    holds: true,
    ubl: set('cbc:EndDate', '2026-11-01'),
    cii: set('udt:DateTimeString', '20261101', 6),
  },
  {
    rule: 'BR-29',
    about: 'a period without an end',
    holds: true,
    ubl: drop('cbc:EndDate'),
    cii: drop('ram:EndDateTime', 2),
  },
  {
    rule: 'BR-29',
    about: 'a period without a start',
    holds: true,
    ubl: drop('cbc:StartDate'),
    cii: drop('ram:StartDateTime', 2),
  },
  {
    rule: 'BR-29',
    about: 'one of two ends is after the start',
    holds: true,
    cii: set('ram:EndDateTime', ciiDate('20261030') + ciiDate('20261130'), 2),
  },
  {
    rule: 'BR-29',
    about: 'one of two starts is before the end',
    holds: true,
    cii: set('ram:StartDateTime', ciiDate('20261201') + ciiDate('20261101'), 2),
  },
  {
    rule: 'BR-29',
    about: 'a start that is written as a month',
    cii: set('ram:StartDateTime', ciiDate('202611', '610'), 2),
  },
  {
    rule: 'BR-30',
    about: 'a period of one day',
    holds: true,
    ubl: set('cbc:EndDate', '2026-11-01', 2),
    cii: set('udt:DateTimeString', '20261101', 3),
  },

  // BR-51: at most the first six and the last four digits of a card number.
  {
    rule: 'BR-51',
    about: 'ten digits of the card',
    holds: true,
    ubl: set('cbc:PrimaryAccountNumberID', '1234567890'),
    cii: change('<ram:ID>1234<', '<ram:ID>1234567890<'),
  },
  {
    rule: 'BR-51',
    about: 'eleven digits of the card',
    ubl: set('cbc:PrimaryAccountNumberID', '12345678901'),
    cii: change('<ram:ID>1234<', '<ram:ID>12345678901<'),
  },

  // BR-61: a credit transfer, of SEPA (58) or not (30), needs an account.
  {
    rule: 'BR-61',
    about: 'a credit transfer that is none of SEPA',
    ubl: all(set('cbc:PaymentMeansCode', '30'), drop('cac:PayeeFinancialAccount')),
    cii: all(set('ram:TypeCode', '30', 4), drop('ram:IBANID')),
  },
  {
    rule: 'BR-61',
    about: 'a card, without an account',
    holds: true,
    ubl: all(set('cbc:PaymentMeansCode', '48'), drop('cac:PayeeFinancialAccount')),
    cii: all(set('ram:TypeCode', '48', 4), drop('ram:IBANID')),
  },

  // BR-32, BR-37: the category is one of VAT, and named.
  {
    rule: 'BR-32',
    about: 'the tax is no VAT',
    ubl: change('<cbc:ID>VAT</cbc:ID>', '<cbc:ID>GST</cbc:ID>', 4),
    cii: change('<ram:CategoryTradeTax><ram:TypeCode>VAT', '<ram:CategoryTradeTax><ram:TypeCode>GST'),
  },
  {
    rule: 'BR-32',
    about: 'the category is not named',
    ubl: change('<cbc:ID>S</cbc:ID>', ''),
    cii: drop('ram:CategoryCode', 3),
  },
  {
    rule: 'BR-37',
    about: 'the category is not named',
    ubl: change('<cbc:ID>S</cbc:ID>', '', 2),
    cii: drop('ram:CategoryCode', 4),
  },

  // BR-48: one of the categories has a rate, or is O.
  { rule: 'BR-48', about: 'one of two categories has a rate', holds: true, ubl: secondCategory('<cbc:ID>S</cbc:ID>') },
  {
    rule: 'BR-48',
    about: 'one of two categories is O, neither has a rate',
    holds: true,
    category: 'O',
    ubl: secondCategory('<cbc:ID>S</cbc:ID>'),
  },

  // BR-53: the total of VAT in the accounting currency, which is not the one of the invoice.
  {
    rule: 'BR-53',
    about: 'the total in the accounting currency is there',
    holds: true,
    ubl: all(
      change(
        '</cbc:DocumentCurrencyCode>',
        '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>',
      ),
      before(
        'cac:LegalMonetaryTotal',
        '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">200.00</cbc:TaxAmount></cac:TaxTotal>',
      ),
    ),
    cii: all(accountingCurrencies('SEK'), taxTotalIn('SEK')),
  },
  {
    rule: 'BR-53',
    about: 'the accounting currency is the one of the invoice',
    cii: accountingCurrencies('EUR'),
  },
  {
    rule: 'BR-53',
    about: 'one of two accounting currencies is the one of the invoice',
    cii: all(accountingCurrencies('SEK', 'EUR'), taxTotalIn('SEK')),
  },

  // BR-DEC-13: at most two decimals of the total of VAT.
  { rule: 'BR-DEC-13', about: 'no total', holds: true, cii: drop('ram:TaxTotalAmount') },
  { rule: 'BR-DEC-13', about: 'minus nought', holds: true, cii: set('ram:TaxTotalAmount', '-0') },
  {
    rule: 'BR-DEC-13',
    about: 'three decimals',
    ubl: taxTotalOfLine('<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>1.234'),
  },
  {
    rule: 'BR-DEC-13',
    about: 'two decimals',
    holds: true,
    ubl: taxTotalOfLine('<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>1.23'),
  },
  {
    rule: 'BR-DEC-13',
    about: 'three decimals in another currency',
    holds: true,
    ubl: taxTotalOfLine('<cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>1.234'),
  },

  {
    rule: 'BR-DEC-15',
    about: 'three decimals',
    ubl: taxTotalOfLine('<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>1.234'),
  },

  // BR-CL-08: what stands between the first two # of a note is its subject, if it has three characters.
  { rule: 'BR-CL-08', about: 'no #', holds: true, ubl: set('cbc:Note', 'XYZ') },
  { rule: 'BR-CL-08', about: 'one #', holds: true, ubl: set('cbc:Note', '#XYZ') },
  { rule: 'BR-CL-08', about: 'two characters', holds: true, ubl: set('cbc:Note', '#XY#x') },

  // BR-27, BR-28: a price is not negative.
  {
    rule: 'BR-27',
    about: 'nought',
    holds: true,
    ubl: set('cbc:PriceAmount', '0'),
    cii: set('ram:ChargeAmount', '0', 2),
  },
  {
    rule: 'BR-28',
    about: 'nought',
    holds: true,
    ubl: set('cbc:BaseAmount', '0', 5),
    cii: set('ram:ChargeAmount', '0'),
  },

  // BR-CO-04: the category of a line is one of VAT, and named.
  { rule: 'BR-CO-04', about: 'the tax is no VAT', ubl: noVat(7) },
  { rule: 'BR-CO-04', about: 'the category is not named', ubl: change('<cbc:ID>S</cbc:ID>', '', 4) },

  // BR-AG-05: Ceuta and Melilla (M) know a rate of nought.
  {
    rule: 'BR-AG-05',
    about: 'nought',
    holds: true,
    category: 'M',
    ubl: set('cbc:Percent', '0', 4),
    cii: set('ram:RateApplicablePercent', '0'),
  },

  // Where a tax is no VAT: BR-S-01 looks at any tax, BR-Z-01 at VAT only, BR-AF-01 at VAT where it is used and at any tax where it is shown.
  ...(
    [
      ['S', true, true, true],
      ['Z', true, false, true],
      ['L', false, true, true],
    ] as const
  ).flatMap(([category, ...holds]) =>
    (
      [
        ['lines and charges bear no VAT', noVat(7, 5, 4)],
        ['the breakdown is of no VAT', noVat(6)],
        ['nothing bears VAT', noVat(7, 6, 5, 4)],
      ] as const
    ).map(([about, ubl], index): Case => {
      const each = { rule: `${FAMILIES[category].prefix}-01`, about, category, ubl };
      return holds[index] ? { ...each, holds: true } : each;
    }),
  ),

  // BR-CO-14: a breakdown asks for a total.
  { rule: 'BR-CO-14', about: 'no total', ubl: drop('cbc:TaxAmount') },

  // CII-SR-457, 458: supporting documents (916) are counted, no others.
  {
    rule: 'CII-SR-458',
    about: 'another attached document is no supporting one',
    holds: true,
    cii: all(repeat('ram:AdditionalReferencedDocument'), set('ram:TypeCode', '50', 4)),
  },
];
