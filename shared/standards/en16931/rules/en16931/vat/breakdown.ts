import { exists, isNamed, select } from '../../../xml/path.ts';
import type { XmlElement } from '../../../xml/tree.ts';
import type { Rule } from '../../rule.ts';
import { textAt } from '../../values.ts';
import { cii, ciiBreakdown, isCategory, isVat as isCiiVat } from '../cii.ts';
import { has, on, perDocument, rule } from '../define.ts';
import { all, isVat, ubl } from '../ubl.ts';

const categoriesOf = (breakdown: XmlElement) => select(breakdown, 'cac:TaxCategory').filter(isVat);

const ciiHasBreakdown = perDocument((document) =>
  all(document, 'ram:ApplicableTradeTax').some(
    (tax) =>
      isNamed(tax.parent, 'ram:ApplicableHeaderTradeSettlement') &&
      isNamed(tax.parent?.parent, 'rsm:SupplyChainTradeTransaction'),
  ),
);

/** The VAT breakdown (BG-23) of any category. */
export const breakdownRules: readonly Rule[] = [
  rule('BR-45', 'BG-23 BT-116', 'Indiquez la base de TVA (BT-116).', 'State the taxable amount (BT-116).', {
    ubl: on(ubl.breakdown, has('cbc:TaxableAmount')),
    cii: on(ciiBreakdown, has('ram:BasisAmount')),
  }),
  rule('BR-46', 'BG-23 BT-117', 'Indiquez le montant de TVA (BT-117).', 'State the VAT amount (BT-117).', {
    ubl: on(ubl.breakdown, has('cbc:TaxAmount')),
    cii: on(ciiBreakdown, has('ram:CalculatedAmount')),
  }),
  rule('BR-47', 'BG-23 BT-118', 'Indiquez la catégorie de TVA (BT-118).', 'State the VAT category (BT-118).', {
    ubl: on(ubl.breakdown, (breakdown) => categoriesOf(breakdown).some((category) => exists(category, 'cbc:ID'))),
    cii: on(ciiBreakdown, (breakdown) => isCiiVat(breakdown) && exists(breakdown, 'ram:CategoryCode')),
  }),
  rule(
    'BR-48',
    'BG-23 BT-119',
    'Indiquez le taux de TVA (BT-119), sauf hors du champ de la TVA (O).',
    'State the VAT rate (BT-119), unless the invoice is not subject to VAT (O).',
    {
      ubl: on(ubl.breakdown, (breakdown) => {
        const categories = categoriesOf(breakdown);
        return (
          categories.some((category) => exists(category, 'cbc:Percent')) ||
          categories.some((category) => textAt(category, 'cbc:ID') === 'O')
        );
      }),
      cii: on(
        ciiBreakdown,
        (breakdown) =>
          isCiiVat(breakdown) && (exists(breakdown, 'ram:RateApplicablePercent') || isCategory(breakdown, 'O')),
      ),
    },
  ),
  rule(
    'BR-CO-18',
    'BG-23',
    'Ajoutez la ventilation de la TVA (BG-23), une ligne par catégorie et taux.',
    'Add the VAT breakdown (BG-23), one entry per category and rate.',
    {
      ubl: on(ubl.document, has('cac:TaxTotal/cac:TaxSubtotal')),
      cii: on(cii.line, (_, document) => ciiHasBreakdown(document)),
    },
  ),
];
