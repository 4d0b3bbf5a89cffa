import { decimalFromDouble, equal, round } from '../../decimal.ts';
import { exists, select } from '../../xml/path.ts';
import type { Rule } from '../rule.ts';
import { Undecidable } from '../undecidable.ts';
import { compareUntyped, decimalAt, single, textAt } from '../values.ts';
import {
  cii,
  ciiBreakdown,
  isAllowance as ciiIsAllowance,
  isCharge as ciiIsCharge,
  fromRoot,
  settlement,
} from './cii.ts';
import { has, on, perDocument, rule } from './define.ts';
import {
  CII_LINE_TOTAL,
  ciiAmountDue,
  ciiSumIs,
  ciiTotalWithoutVat,
  ciiTotalWithVat,
  onlyDecimal,
  roundDouble,
  sumOf,
  sumOfDoubles,
  taxFollowsRate,
  ublAmountDue,
  ublLinesTotal,
  ublSumIs,
  ublTotalWithoutVat,
  ublTotalWithVat,
} from './sums.ts';
import { isAllowance, isCharge, isVat, ubl } from './ubl.ts';

const ciiTaxes = perDocument(({ root }) => {
  const taxes = fromRoot(root, `${settlement}/ram:ApplicableTradeTax/ram:CalculatedAmount`);
  return { total: roundDouble(sumOfDoubles(taxes)), isEmpty: taxes.length === 0 };
});

/** Document totals and the sums that bind them. Official tests round to two decimals, halves toward positive infinity. */
export const totalRules: readonly Rule[] = [
  rule(
    'BR-12',
    'BG-22 BT-106',
    'Indiquez la somme des montants nets des lignes (BT-106).',
    'State the sum of the net amounts of the lines (BT-106).',
    { ubl: on(ubl.totals, has('cbc:LineExtensionAmount')), cii: on(cii.totals, has('ram:LineTotalAmount')) },
  ),
  rule('BR-13', 'BG-22 BT-109', 'Indiquez le total hors TVA (BT-109).', 'State the total without VAT (BT-109).', {
    ubl: on(ubl.totals, has('cbc:TaxExclusiveAmount')),
    cii: on(cii.totals, has('ram:TaxBasisTotalAmount')),
  }),
  rule('BR-14', 'BG-22 BT-112', 'Indiquez le total TVA comprise (BT-112).', 'State the total with VAT (BT-112).', {
    ubl: on(ubl.totals, has('cbc:TaxInclusiveAmount')),
    cii: on(cii.totals, has('ram:GrandTotalAmount')),
  }),
  rule('BR-15', 'BG-22 BT-115', 'Indiquez le montant à payer (BT-115).', 'State the amount due (BT-115).', {
    ubl: on(ubl.totals, has('cbc:PayableAmount')),
    cii: on(cii.totals, has('ram:DuePayableAmount')),
  }),
  rule(
    'BR-CO-10',
    'BT-106 BT-131',
    'La somme des lignes (BT-106) doit être le total des montants nets des lignes (BT-131) : recalculez-la.',
    'The sum of the lines (BT-106) must be the total of the net amounts of the lines (BT-131): compute it again.',
    {
      ubl: on(
        ubl.totals,
        (totals, document) => {
          const stated = decimalAt(totals, 'cbc:LineExtensionAmount');
          if (!stated) return false;
          return equal(stated, ublLinesTotal(document));
        },
        'cbc:LineExtensionAmount',
      ),
      cii: on(
        cii.totals,
        (totals) => {
          const stated = decimalAt(totals, 'ram:LineTotalAmount');
          const amounts = totals.parent?.parent ? select(totals.parent.parent, CII_LINE_TOTAL) : [];
          if (!stated) return false;
          const lines = sumOfDoubles(amounts);
          if (!Number.isFinite(lines)) throw new Undecidable('not-a-decimal', totals);
          return equal(stated, round(decimalFromDouble(lines), 2));
        },
        'ram:LineTotalAmount',
      ),
    },
  ),
  rule(
    'BR-CO-11',
    'BT-107 BT-92',
    'Le total des remises (BT-107) doit être la somme des remises du document (BT-92) : recalculez-le.',
    'The total of allowances (BT-107) must be the sum of the allowances on the document (BT-92): compute it again.',
    {
      ubl: on(ubl.totals, ublSumIs('cbc:AllowanceTotalAmount', isAllowance)),
      cii: on(cii.totals, ciiSumIs('ram:AllowanceTotalAmount', ciiIsAllowance)),
    },
  ),
  rule(
    'BR-CO-12',
    'BT-108 BT-99',
    'Le total des frais (BT-108) doit être la somme des frais du document (BT-99) : recalculez-le.',
    'The total of charges (BT-108) must be the sum of the charges on the document (BT-99): compute it again.',
    {
      ubl: on(ubl.totals, ublSumIs('cbc:ChargeTotalAmount', isCharge)),
      cii: on(cii.totals, ciiSumIs('ram:ChargeTotalAmount', ciiIsCharge)),
    },
  ),
  rule(
    'BR-CO-13',
    'BT-109 BT-106 BT-107 BT-108',
    'Le total hors TVA (BT-109) doit être la somme des lignes (BT-106), moins les remises (BT-107), plus les frais (BT-108) : recalculez-le.',
    'The total without VAT (BT-109) must be the sum of the lines (BT-106) less allowances (BT-107) plus charges (BT-108): compute it again.',
    {
      ubl: on(ubl.totals, ublTotalWithoutVat, 'cbc:TaxExclusiveAmount'),
      cii: on(cii.totals, ciiTotalWithoutVat, 'ram:TaxBasisTotalAmount'),
    },
  ),
  rule(
    'BR-CO-14',
    'BT-110 BT-117',
    'Le total de la TVA (BT-110) doit être la somme des montants de TVA par taux (BT-117) : recalculez-le.',
    'The VAT total (BT-110) must be the sum of the VAT amounts per rate (BT-117): compute it again.',
    {
      ubl: on(
        ubl.taxTotal,
        (taxTotal) => {
          if (!exists(taxTotal, 'cac:TaxSubtotal')) return true;
          const stated = decimalAt(taxTotal, 'cbc:TaxAmount');
          const due = round(sumOf(select(taxTotal, 'cac:TaxSubtotal'), 'cbc:TaxAmount'), 2);
          return stated !== undefined && equal(stated, due);
        },
        'cbc:TaxAmount',
      ),
      cii: on(cii.taxTotal, (amount, document) => {
        const { total, isEmpty } = ciiTaxes(document);
        return compareUntyped(amount, total, isEmpty) === 0;
      }),
    },
  ),
  rule(
    'BR-CO-15',
    'BT-112 BT-109 BT-110',
    'Le total TVA comprise (BT-112) doit être le total hors TVA (BT-109) plus la TVA (BT-110), celle-ci donnée une seule fois dans la monnaie de la facture.',
    'The total with VAT (BT-112) must be the total without VAT (BT-109) plus VAT (BT-110), the latter stated once in the invoice currency.',
    {
      ubl: on(ubl.document, ublTotalWithVat, 'cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
      cii: on(
        cii.document,
        ciiTotalWithVat,
        `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:GrandTotalAmount`,
      ),
    },
  ),
  rule(
    'BR-CO-16',
    'BT-115 BT-112 BT-113 BT-114',
    "Le montant à payer (BT-115) doit être le total TVA comprise (BT-112), moins l'acompte versé (BT-113), plus l'arrondi (BT-114) : recalculez-le.",
    'The amount due (BT-115) must be the total with VAT (BT-112) less what was paid (BT-113) plus rounding (BT-114): compute it again.',
    {
      ubl: on(ubl.totals, ublAmountDue, 'cbc:PayableAmount'),
      cii: on(cii.totals, ciiAmountDue, 'ram:DuePayableAmount'),
    },
  ),
  rule(
    'BR-CO-17',
    'BT-117 BT-116 BT-119',
    'Le montant de TVA (BT-117) doit être la base (BT-116) multipliée par le taux (BT-119), à une unité près : recalculez-le.',
    'The VAT amount (BT-117) must be the taxable amount (BT-116) times the rate (BT-119), within one unit: compute it again.',
    {
      ubl: on(
        ubl.breakdown,
        (breakdown) => {
          const rates = select(breakdown, 'cac:TaxCategory')
            .filter(isVat)
            .flatMap((category) => single(category, 'cbc:Percent') ?? []);
          return taxFollowsRate(
            () => onlyDecimal(rates),
            () => decimalAt(breakdown, 'cbc:TaxAmount'),
            () => decimalAt(breakdown, 'cbc:TaxableAmount'),
            'less than one unit',
          );
        },
        'cbc:TaxAmount',
      ),
      cii: on(
        ciiBreakdown,
        (breakdown) => {
          const isVatTax = textAt(breakdown, 'ram:TypeCode').toUpperCase() === 'VAT';
          return taxFollowsRate(
            () => (isVatTax ? decimalAt(breakdown, 'ram:RateApplicablePercent') : undefined),
            () => decimalAt(breakdown, 'ram:CalculatedAmount'),
            () => decimalAt(breakdown, 'ram:BasisAmount'),
            'one unit at most',
          );
        },
        'ram:CalculatedAmount',
      ),
    },
  ),
];
