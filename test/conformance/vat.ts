// Invoices of every VAT category, made from one of the standard rate.
import type { Sample, Syntax } from './corpus.ts';
import { add, addAll, drop, dropAll, type Edit, find, set, setAll } from './edit.ts';
import { copy } from './xml.ts';

/** Rate and exemption reason that make an invoice of the category right. */
const CATEGORIES: Record<string, { rate: string | undefined; reason?: string }> = {
  S: { rate: '20' },
  Z: { rate: '0' },
  E: { rate: '0', reason: 'Exonération, art. 261 CGI' },
  AE: { rate: '0', reason: 'Autoliquidation' },
  K: { rate: '0', reason: 'Livraison intracommunautaire' },
  G: { rate: '0', reason: 'Exportation' },
  O: { rate: undefined, reason: 'Hors champ' },
  L: { rate: '7' },
  M: { rate: '4' },
  B: { rate: '20' },
};

const money = (cents: number) => (cents / 100).toFixed(2);

/** The invoice, which must have one breakdown to begin with, in every category; its taxable amount is 970.00, of which 100.00 is paid. */
export function inEveryCategory(syntax: Syntax, sample: Sample): Sample[] {
  return Object.entries(CATEGORIES).map(([category, { rate, reason }]) => {
    const root = copy(sample.root);
    const tax = 970 * Number(rate ?? 0);
    const [vat, gross, due] = [money(tax), money(97000 + tax), money(87000 + tax)];
    const edits: Edit[] =
      syntax === 'ubl'
        ? [
            setAll('//cac:TaxCategory/cbc:ID', category),
            setAll('//cac:ClassifiedTaxCategory/cbc:ID', category),
            ...(rate === undefined
              ? [
                  dropAll('//cac:TaxCategory/cbc:Percent'),
                  dropAll('//cac:ClassifiedTaxCategory/cbc:Percent'),
                  dropAll('//cac:PartyTaxScheme'),
                ]
              : [
                  setAll('//cac:TaxCategory/cbc:Percent', rate),
                  setAll('//cac:ClassifiedTaxCategory/cbc:Percent', rate),
                ]),
            ...(reason
              ? [
                  add(
                    'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory',
                    `<cbc:TaxExemptionReason>${reason}</cbc:TaxExemptionReason>`,
                  ),
                ]
              : []),
            set('cac:TaxTotal/cbc:TaxAmount', vat),
            set('cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount', vat),
            set('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount', gross),
            set('cac:LegalMonetaryTotal/cbc:PayableAmount', due),
          ]
        : [
            setAll('//ram:CategoryCode', category),
            ...(rate === undefined
              ? [dropAll('//ram:RateApplicablePercent'), dropAll('//ram:SpecifiedTaxRegistration')]
              : [setAll('//ram:RateApplicablePercent', rate)]),
            ...(reason
              ? [add(`${SETTLEMENT}/ram:ApplicableTradeTax`, `<ram:ExemptionReason>${reason}</ram:ExemptionReason>`)]
              : []),
            set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:CalculatedAmount`, vat),
            set(`${SETTLEMENT}/${SUMS}/ram:TaxTotalAmount`, vat),
            set(`${SETTLEMENT}/${SUMS}/ram:GrandTotalAmount`, gross),
            set(`${SETTLEMENT}/${SUMS}/ram:DuePayableAmount`, due),
          ];
    for (const edit of edits)
      if (!edit(root, 0)) throw new Error(`${sample.name} has not what category ${category} needs`);
    return { name: `${sample.name} in ${category}`, root };
  });
}

const TRANSACTION = 'rsm:SupplyChainTradeTransaction';
export const SETTLEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeSettlement`;
export const SUMS = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';

/** The French goods invoice with its first line and first rate only. */
export function withOneRate(syntax: Syntax, sample: Sample): Sample {
  const root = copy(sample.root);
  const edits: Edit[] =
    syntax === 'ubl'
      ? [
          dropLast('cac:InvoiceLine'),
          dropLast('cac:TaxTotal/cac:TaxSubtotal'),
          set('cac:LegalMonetaryTotal/cbc:LineExtensionAmount', '1000.00'),
          set('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount', '970.00'),
        ]
      : [
          dropLast(`${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem`),
          dropLast(`${SETTLEMENT}/ram:ApplicableTradeTax`),
          set(`${SETTLEMENT}/${SUMS}/ram:LineTotalAmount`, '1000.00'),
          set(`${SETTLEMENT}/${SUMS}/ram:TaxBasisTotalAmount`, '970.00'),
        ];
  for (const edit of edits) edit(root, 0);
  return { name: sample.name, root };
}

const dropLast =
  (path: string): Edit =>
  (root) => {
    const last = find(root, path).at(-1);
    if (last) last.parent.children = last.parent.children.filter((child) => child !== last.element);
    return last !== undefined;
  };

const UBL_SELLER = 'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme';
const UBL_BUYER = 'cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme';
const AGREEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeAgreement`;
const LINE = `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem`;

/** What breaks the rules of a category. */
export const VAT_EDITS: Record<Syntax, Record<string, Edit[]>> = {
  ubl: {
    'no VAT number of the seller': [drop(UBL_SELLER)],
    'no VAT number of the buyer': [drop(UBL_BUYER)],
    'no VAT numbers': [dropAll('//cac:PartyTaxScheme')],
    'VAT number of the seller': [
      add(
        'cac:AccountingSupplierParty/cac:Party',
        '<cac:PartyTaxScheme><cbc:CompanyID>FR21345678901</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>',
      ),
    ],
    'no breakdown': [drop('cac:TaxTotal/cac:TaxSubtotal')],
    'breakdown twice': [
      add(
        'cac:TaxTotal',
        '<cac:TaxSubtotal><cbc:TaxableAmount>1</cbc:TaxableAmount><cbc:TaxAmount>0</cbc:TaxAmount><cac:TaxCategory><cbc:ID>Z</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>',
      ),
    ],
    'another taxable amount': [set('cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount', '975.00', '950.00', '969.00')],
    'another tax': [set('cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount', '500.00', '1.00', '-3.00')],
    'a reason': [
      add(
        'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory',
        '<cbc:TaxExemptionReason>x</cbc:TaxExemptionReason>',
        '<cbc:TaxExemptionReasonCode>VATEX-EU-G</cbc:TaxExemptionReasonCode>',
      ),
    ],
    'no reason': [drop('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReason')],
    'rate of the line': [set('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent', '0', '5', '-1')],
    'negative rate of the line': [set('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent', '-1')],
    'a rate more': [
      addAll('cac:AllowanceCharge/cac:TaxCategory', '<cbc:Percent>1</cbc:Percent>'),
      add('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory', '<cbc:Percent>1</cbc:Percent>'),
    ],
    'the category in the breakdown only': [
      setAll('cac:AllowanceCharge/cac:TaxCategory/cbc:ID', 'B'),
      set('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID', 'B'),
    ],
    'rate of the allowance': [set('cac:AllowanceCharge/cac:TaxCategory/cbc:Percent', '0', '5', '-1')],
    'rate of both': [setAll('cac:AllowanceCharge/cac:TaxCategory/cbc:Percent', '-2')],
    'no delivery': [drop('cac:Delivery'), drop('cac:InvoicePeriod')],
    'no place of delivery': [drop('cac:Delivery/cac:DeliveryLocation')],
    'another category on the line': [set('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID', 'Z', 'S', 'E')],
    'another category of the allowance': [set('cac:AllowanceCharge/cac:TaxCategory/cbc:ID', 'Z', 'S', 'E')],
    'another category of both': [setAll('cac:AllowanceCharge/cac:TaxCategory/cbc:ID', 'E')],
  },
  cii: {
    'no VAT number of the seller': [drop(`${AGREEMENT}/ram:SellerTradeParty/ram:SpecifiedTaxRegistration`)],
    'no VAT number of the buyer': [drop(`${AGREEMENT}/ram:BuyerTradeParty/ram:SpecifiedTaxRegistration`)],
    'no VAT numbers': [dropAll('//ram:SpecifiedTaxRegistration')],
    'VAT number of the seller': [
      add(
        `${AGREEMENT}/ram:SellerTradeParty`,
        '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR21345678901</ram:ID></ram:SpecifiedTaxRegistration>',
      ),
    ],
    'no breakdown': [drop(`${SETTLEMENT}/ram:ApplicableTradeTax`)],
    'breakdown twice': [
      add(
        SETTLEMENT,
        '<ram:ApplicableTradeTax><ram:CalculatedAmount>0</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>1</ram:BasisAmount><ram:CategoryCode>Z</ram:CategoryCode><ram:RateApplicablePercent>0</ram:RateApplicablePercent></ram:ApplicableTradeTax>',
      ),
    ],
    'another taxable amount': [
      set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount`, '975.00', '950.00', '969.00'),
    ],
    'another tax': [set(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:CalculatedAmount`, '500.00', '1.00', '-3.00')],
    'a reason': [
      add(
        `${SETTLEMENT}/ram:ApplicableTradeTax`,
        '<ram:ExemptionReason>x</ram:ExemptionReason>',
        '<ram:ExemptionReasonCode>VATEX-EU-G</ram:ExemptionReasonCode>',
      ),
    ],
    'no reason': [drop(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:ExemptionReason`)],
    'rate of the line': [
      set(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent`, '0', '5', '-1'),
    ],
    'negative rate of the line': [
      set(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent`, '-1'),
    ],
    'a rate more': [
      addAll(
        `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax`,
        '<ram:RateApplicablePercent>1</ram:RateApplicablePercent>',
      ),
      add(
        `${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`,
        '<ram:RateApplicablePercent>1</ram:RateApplicablePercent>',
      ),
    ],
    'the category in the breakdown only': [
      setAll(`${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/ram:CategoryCode`, 'B'),
      set(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`, 'B'),
    ],
    'rate of the allowance': [
      set(
        `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/ram:RateApplicablePercent`,
        '0',
        '5',
        '-1',
      ),
    ],
    'rate of both': [
      setAll(`${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/ram:RateApplicablePercent`, '-2'),
    ],
    'no delivery': [
      drop(`${TRANSACTION}/ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent`),
      drop(`${SETTLEMENT}/ram:BillingSpecifiedPeriod`),
    ],
    'no place of delivery': [drop(`${TRANSACTION}/ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty`)],
    'another category on the line': [
      set(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`, 'Z', 'S', 'E'),
    ],
    'another category of the allowance': [
      set(`${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/ram:CategoryCode`, 'Z', 'S', 'E'),
    ],
    'another category of both': [
      setAll(`${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/ram:CategoryCode`, 'E'),
    ],
  },
};
