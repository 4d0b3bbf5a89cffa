import { add, type Decimal, divideBy100, equal, multiply, round, subtract, sum, toDouble } from '../../../decimal.ts';
import { select } from '../../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../../xml/tree.ts';
import {
  cii as baseCii,
  fromRoot,
  isAllowance as isCiiAllowance,
  isCategory as isCiiCategory,
  isCharge as isCiiCharge,
  settlement,
} from '../../en16931/cii.ts';
import { both, either, on, type Test } from '../../en16931/define.ts';
import {
  all,
  ubl as baseUbl,
  CATEGORIES,
  type Category,
  isAllowance,
  isCategory,
  isCharge,
  ublCategory,
} from '../../en16931/ubl.ts';
import { FAMILIES } from '../../en16931/vat/categories.ts';
import type { Check, Rule } from '../../rule.ts';
import { decimalAt, textAt } from '../../values.ts';
import { rules } from '../declare.ts';
import { cii as tree, ubl as ublTree } from '../line-tree.ts';
import { ciiBreakdowns } from './contexts.ts';
import { roundedSum, within } from './totals.ts';

/** What a breakdown must be equal to: what lines, allowances and charges of the same tax add up to, with a cent for each. */
interface Net {
  /** Taxable amount less what it should be. */
  readonly difference: () => Decimal | number | undefined;
  /** Number of amounts that were added. */
  readonly count: () => number;
}
const fits = ({ difference, count }: Net): boolean => {
  const off = difference();
  if (off === undefined) return false;
  return typeof off === 'number' ? Math.abs(off) <= count() / 100 : within(off, count());
};

/** With the exemption reason of the breakdown (`rev`), or without regard to it (`ini`). */
type Reasons = 'same reason' | 'any reason';

/** Whether a UBL tax is of the category, the rate (but for O, which has none) and, if asked, the exemption reason of the breakdown. */
function ublSame(breakdown: XmlElement, category: Category, reasons: Reasons): (tax: XmlElement) => boolean {
  const rate = () => decimalAt(breakdown, 'cbc:Percent');
  return (tax) =>
    both(
      () => isCategory(tax, category),
      () => category === 'O' || sameRate(decimalAt(tax, 'cbc:Percent'), rate()),
      ...(reasons === 'same reason'
        ? ['cbc:TaxExemptionReasonCode', 'cbc:TaxExemptionReason'].map(
            (path) => () => textAt(tax, path) === textAt(breakdown, path),
          )
        : []),
    );
}
const sameRate = (a: Decimal | undefined, b: Decimal | undefined) => a !== undefined && b !== undefined && equal(a, b);

function ublNet(breakdown: XmlElement, document: XmlDocument, category: Category, reasons: Reasons): Net {
  const same = ublSame(breakdown, category, reasons);
  const root = breakdown.parent?.parent?.parent as XmlElement;
  const lines = () =>
    [...all(document, 'cac:InvoiceLine'), ...all(document, 'cac:CreditNoteLine')]
      .filter((line) => select(line, 'cac:Item/cac:ClassifiedTaxCategory').some(same))
      .filter((line) => ublTree.counts(line, document))
      .flatMap((line) => select(line, 'cbc:LineExtensionAmount'));
  const charges = (applies: (charge: XmlElement) => boolean) =>
    select(root, 'cac:AllowanceCharge')
      .filter((charge) =>
        both(
          () => applies(charge),
          () => select(charge, 'cac:TaxCategory').some(same),
        ),
      )
      .flatMap((charge) => select(charge, 'cbc:Amount'));
  return {
    difference: () => {
      const taxable = decimalAt(breakdown.parent as XmlElement, 'cbc:TaxableAmount');
      if (taxable === undefined) return undefined;
      return toDouble(taxable) - roundedSum(lines()) + roundedSum(charges(isAllowance)) - roundedSum(charges(isCharge));
    },
    count: () => lines().length + charges(() => true).length,
  };
}

function ciiSame(
  breakdown: XmlElement,
  category: Category,
  reasons: Reasons,
): (owner: XmlElement, path: string) => boolean {
  const rate = () => decimalAt(breakdown, 'ram:RateApplicablePercent');
  return (owner, path) => {
    const taxes = select(owner, path);
    return both(
      () => taxes.some((tax) => isCiiCategory(tax, category)),
      () => category === 'O' || taxes.some((tax) => sameRate(decimalAt(tax, 'ram:RateApplicablePercent'), rate())),
      ...(reasons === 'same reason'
        ? ['ram:ExemptionReasonCode', 'ram:ExemptionReason'].map(
            (name) => () => textAt(owner, `${path}/${name}`) === textAt(breakdown, name),
          )
        : []),
    );
  };
}

function ciiNet(breakdown: XmlElement, { root }: XmlDocument, category: Category, reasons: Reasons): Net {
  const same = ciiSame(breakdown, category, reasons);
  const header = (name: string) => fromRoot(root, `${settlement}/${name}`);
  const lines = () =>
    fromRoot(root, 'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem')
      .filter(tree.counts)
      .flatMap((line) => select(line, 'ram:SpecifiedLineTradeSettlement'))
      .filter((line) => same(line, 'ram:ApplicableTradeTax'));
  const charges = (applies: (charge: XmlElement) => boolean) =>
    header('ram:SpecifiedTradeAllowanceCharge').filter((charge) =>
      both(
        () => applies(charge),
        () => same(charge, 'ram:CategoryTradeTax'),
      ),
    );
  const logistics = () => header('ram:SpecifiedLogisticsServiceCharge').filter((e) => same(e, 'ram:AppliedTradeTax'));
  const sumOf = (owners: readonly XmlElement[], path: string) =>
    round(sum(owners.map((owner) => decimalAt(owner, path)).filter((amount) => amount !== undefined)), 2);
  const SUMMATION = 'ram:SpecifiedTradeSettlementLineMonetarySummation';
  return {
    difference: () => {
      const taxable = decimalAt(breakdown, 'ram:BasisAmount');
      if (taxable === undefined) return undefined;
      const net = subtract(
        taxable,
        sumOf(
          lines().flatMap((line) => select(line, SUMMATION)),
          'ram:LineTotalAmount',
        ),
      );
      const less = add(sumOf(charges(isCiiCharge), 'ram:ActualAmount'), sumOf(logistics(), 'ram:AppliedAmount'));
      return subtract(add(net, sumOf(charges(isCiiAllowance), 'ram:ActualAmount')), less);
    },
    count: () => lines().length + charges(() => true).length + logistics().length,
  };
}

/** The breakdown shows the category exactly when a line that counts, an allowance or a charge bears it. */
function shown(category: Category): { ubl: Check; cii: Check } {
  const is = (tax: XmlElement) => isCategory(tax, category);
  const isCii = (tax: XmlElement) => isCiiCategory(tax, category);
  return {
    ubl: on(baseUbl.document, (root, document) => {
      const used =
        select(root, 'cac:AllowanceCharge/cac:TaxCategory').filter(is).length > 0 ||
        ublTree
          .lines(root)
          .filter((line) => ublTree.counts(line, document))
          .flatMap((line) => select(line, 'cac:Item/cac:ClassifiedTaxCategory'))
          .filter(is).length > 0;
      return used === select(root, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory').filter(is).length > 0;
    }),
    cii: on(baseCii.document, (_, document) => {
      const taxes = all(document, 'ram:ApplicableTradeTax').filter(isCii);
      const used =
        all(document, 'ram:CategoryTradeTax').some(isCii) ||
        taxes.some(
          ({ parent }) =>
            parent?.local === 'SpecifiedLineTradeSettlement' && parent.parent !== null && tree.counts(parent.parent),
        );
      return used === taxes.some(({ parent }) => parent?.local === 'ApplicableHeaderTradeSettlement');
    }),
  };
}

/** BR-FREXT-S-09: the tax is the taxable amount times the rate, within a cent for each amount that was added. */
const ublTax: Test = (breakdown, document) => {
  const subtotal = breakdown.parent as XmlElement;
  const off = taxDifference(
    decimalAt(subtotal, 'cbc:TaxAmount'),
    decimalAt(subtotal, 'cbc:TaxableAmount'),
    decimalAt(breakdown, 'cbc:Percent'),
  );
  return off !== undefined && within(off, ublNet(breakdown, document, 'S', 'same reason').count());
};
const ciiTax: Test = (breakdown, document) => {
  const off = taxDifference(
    decimalAt(breakdown, 'ram:CalculatedAmount'),
    decimalAt(breakdown, 'ram:BasisAmount'),
    decimalAt(breakdown, 'ram:RateApplicablePercent'),
  );
  if (off === undefined) return false;
  return either(
    () => within(off, ciiNet(breakdown, document, 'S', 'same reason').count()),
    () => within(off, ciiNet(breakdown, document, 'S', 'any reason').count()),
  );
};
function taxDifference(tax?: Decimal, taxable?: Decimal, rate?: Decimal): Decimal | undefined {
  if (!tax || !taxable || !rate) return undefined;
  return subtract(tax, round(divideBy100(multiply(taxable, rate)), 2));
}

/** The families of the VAT categories, with a tolerance: BR-FREXT-…-01, -08 and S-09. */
export function vatRules(): Rule[] {
  const families = CATEGORIES.flatMap((category) => {
    const { prefix, fr, en } = FAMILIES[category];
    const family = prefix.slice('BR-'.length);
    const id = (suffix: string) => ({ ubl: `BR-FREXT-${family}-08${suffix}`, cii: `BR-FXEXT-${family}-08${suffix}` });
    const taxable = (...reasons: Reasons[]) => ({
      ubl: on(ublCategory[category].breakdown, (e, d) =>
        either(...reasons.map((r) => () => fits(ublNet(e, d, category, r)))),
      ),
      cii: on(ciiBreakdowns[category], (e, d) => either(...reasons.map((r) => () => fits(ciiNet(e, d, category, r))))),
    });
    const message = {
      fr: `${fr} : la base de TVA (BT-116) s'écarte des lignes moins les remises plus les frais de cette catégorie de plus d'un centime par élément : recalculez-la.`,
      en: `${en}: the taxable amount (BT-116) is off the lines less allowances plus charges of this category by more than a cent per element: compute it again.`,
    };
    return [
      ...rules(
        `BR-FREXT-${family}-01`,
        'BT-118 BT-95 BT-102 BT-151',
        `${fr} : la ventilation de la TVA (BG-23) doit montrer cette catégorie si une ligne, une remise ou des frais la portent, et seulement alors.`,
        `${en}: the VAT breakdown (BG-23) must show this category if a line, an allowance or a charge bears it, and only then.`,
        shown(category),
      ),
      ...rules(id(''), 'BT-116', message.fr, message.en, taxable('same reason', 'any reason')),
      ...rules(
        id('ini'),
        'BT-116',
        `${message.fr} (Motifs d'exonération non distingués.)`,
        `${message.en} (Exemption reasons not told apart.)`,
        taxable('any reason'),
        'warning',
      ),
      ...rules(
        id('rev'),
        'BT-116 BT-120 BT-121',
        `${message.fr} (Par motif d'exonération.)`,
        `${message.en} (By exemption reason.)`,
        taxable('same reason'),
        'warning',
      ),
    ];
  });
  return [
    ...families,
    ...rules(
      { ubl: 'BR-FREXT-S-09', cii: 'BR-FXEXT-S-09' },
      'BT-117 BT-116 BT-119',
      "Le montant de TVA (BT-117) s'écarte de la base multipliée par le taux de plus d'un centime par élément : recalculez-le.",
      'The VAT amount (BT-117) is off the taxable amount times the rate by more than a cent per element: compute it again.',
      { ubl: on(ublCategory.S.breakdown, ublTax), cii: on(ciiBreakdowns.S, ciiTax) },
    ),
  ];
}
