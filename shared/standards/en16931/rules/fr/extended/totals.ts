import {
  absolute,
  add,
  compare,
  type Decimal,
  decimalFromDouble,
  equal,
  round,
  subtract,
  sum,
  toDouble,
} from '../../../decimal.ts';
import { exists, select } from '../../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../../xml/tree.ts';
import { cii as baseCii, fromRoot, settlement } from '../../en16931/cii.ts';
import { on, perDocument } from '../../en16931/define.ts';
import { all, ubl as baseUbl, isAllowance, isCharge } from '../../en16931/ubl.ts';
import type { Rule } from '../../rule.ts';
import { Undecidable } from '../../undecidable.ts';
import { compareUntyped, decimalAt, decimalOf, doubleOf } from '../../values.ts';
import { anyOf, only, rules, withCurrency } from '../declare.ts';
import { cii as tree, ubl as ublTree } from '../line-tree.ts';
import { ubl } from './contexts.ts';

/** A sum of texts as the official UBL tests make it: in floating point, rounded to the cent. */
export const roundedSum = (elements: readonly XmlElement[]): number =>
  Math.round(elements.reduce((total, element) => total + doubleOf(element), 0) * 100) / 100;

const cents = (count: number): Decimal => ({ units: BigInt(count), scale: 2 });
/** Within a cent for each thing that was added up. */
export const within = (difference: Decimal, count: number): boolean => compare(absolute(difference), cents(count)) <= 0;
const roundedNear = (difference: number, count: number) => Math.round(Math.abs(difference) * 100) / 100 <= count / 100;

/** Amounts of the UBL lines that count, at any depth as the official tests look for them. */
const countedAmounts = perDocument((document: XmlDocument) =>
  [...all(document, 'cac:InvoiceLine'), ...all(document, 'cac:CreditNoteLine')]
    .filter((line) => exists(line, 'cbc:LineExtensionAmount') && ublTree.counts(line, document))
    .flatMap((line) => select(line, 'cbc:LineExtensionAmount')),
);

function ublSums(totals: XmlElement, document: XmlDocument) {
  const charges = (applies: (charge: XmlElement) => boolean) =>
    select(totals.parent as XmlElement, 'cac:AllowanceCharge').filter(applies);
  const amounts = (of: readonly XmlElement[]) => of.flatMap((charge) => select(charge, 'cbc:Amount'));
  return {
    lines: () => countedAmounts(document),
    allowances: () => charges(isAllowance),
    charges: () => charges(isCharge),
    sum: (of: readonly XmlElement[]) => roundedSum(amounts(of)),
    amount: (name: string) => decimalAt(totals, `cbc:${name}`),
  };
}

function ciiSums(totals: XmlElement, { root }: XmlDocument) {
  // The official tests add from the root, and count beside the totals.
  const header = (name: string) => fromRoot(root, `${settlement}/ram:${name}`);
  const beside = (name: string) => select(totals.parent as XmlElement, `ram:${name}`);
  const reads = (text: string) => (charge: XmlElement) =>
    anyOf(select(charge, 'ram:ChargeIndicator/udt:Indicator'), text);
  const sumOf = (elements: readonly XmlElement[], path: string) =>
    round(sum(elements.flatMap((element) => select(element, path).map(decimalOf))), 2);
  const transaction = totals.parent?.parent;
  const lines = transaction ? tree.lines(transaction) : [];
  const counted = lines.filter(tree.counts);
  const allowances = header('SpecifiedTradeAllowanceCharge').filter(reads('false'));
  const charges = header('SpecifiedTradeAllowanceCharge').filter(reads('true'));
  return {
    lines,
    counted,
    allowances,
    charges,
    allowanceCount: beside('SpecifiedTradeAllowanceCharge').filter(reads('false')).length,
    chargeCount:
      beside('SpecifiedTradeAllowanceCharge').filter(reads('true')).length +
      beside('SpecifiedLogisticsServiceCharge').length,
    lineSum: () => round(sum(counted.flatMap((line) => tree.sums(line, 'LineTotalAmount').map(decimalOf))), 2),
    allowanceSum: () => sumOf(allowances, 'ram:ActualAmount'),
    chargeSum: () =>
      add(sumOf(charges, 'ram:ActualAmount'), sumOf(header('SpecifiedLogisticsServiceCharge'), 'ram:AppliedAmount')),
    amount: (name: string) => decimalAt(totals, `ram:${name}`),
    first: (name: string) => {
      const [element] = select(totals, `ram:${name}`);
      return element && decimalOf(element);
    },
    currencies: () => beside('InvoiceCurrencyCode'),
  };
}

/** Totals with a tolerance of a cent for each thing added: BR-FREXT-CO-10 to 15, BR-CO-25. */
export function totalRules(): Rule[] {
  return [
    ...rules(
      'BR-FREXT-CO-10',
      'BT-106 BT-131',
      "La somme des montants nets des lignes (BT-106) s'écarte de leur total de plus d'un centime par ligne : recalculez-la.",
      'The sum of the net amounts of the lines (BT-106) is off their total by more than a cent per line: compute it again.',
      {
        ubl: on(baseUbl.totals, (totals, document) => {
          const sums = ublSums(totals, document);
          const stated = sums.amount('LineExtensionAmount');
          return stated !== undefined && roundedNear(toDouble(stated) - roundedSum(sums.lines()), sums.lines().length);
        }),
        cii: on(baseCii.totals, (totals, document) => {
          const sums = ciiSums(totals, document);
          const lines = sums.lineSum();
          const stated = sums.amount('LineTotalAmount');
          // Here the official test counts all lines, not only those that add to the total.
          return stated !== undefined && within(subtract(stated, lines), sums.lines.length);
        }),
      },
    ),
    ...rules(
      'BR-FREXT-CO-11',
      'BT-107 BT-92',
      "La somme des remises (BT-107) s'écarte de leur total de plus d'un centime par remise : recalculez-la.",
      'The sum of the allowances (BT-107) is off their total by more than a cent per allowance: compute it again.',
      {
        ubl: on(baseUbl.totals, (totals, document) => {
          const sums = ublSums(totals, document);
          return ublSumFits(totals, 'AllowanceTotalAmount', sums.allowances(), sums);
        }),
        cii: on(baseCii.totals, (totals, document) => {
          const sums = ciiSums(totals, document);
          if (sums.allowances.length === 0 && !exists(totals, 'ram:AllowanceTotalAmount')) return true;
          const total = sums.allowanceSum();
          const amount = sums.amount('AllowanceTotalAmount');
          return amount !== undefined && within(subtract(amount, total), sums.allowanceCount);
        }),
      },
    ),
    ...rules(
      'BR-FREXT-CO-12',
      'BT-108 BT-99',
      "La somme des frais (BT-108) s'écarte de leur total de plus d'un centime par frais : recalculez-la.",
      'The sum of the charges (BT-108) is off their total by more than a cent per charge: compute it again.',
      {
        ubl: on(baseUbl.totals, (totals, document) => {
          const sums = ublSums(totals, document);
          return ublSumFits(totals, 'ChargeTotalAmount', sums.charges(), sums);
        }),
        cii: on(baseCii.totals, (totals, document) => {
          const sums = ciiSums(totals, document);
          if (sums.charges.length === 0 && !exists(totals, 'ram:ChargeTotalAmount')) return true;
          const total = sums.chargeSum();
          const amount = sums.amount('ChargeTotalAmount');
          return amount !== undefined && within(subtract(amount, total), sums.chargeCount);
        }),
      },
    ),
    ...rules(
      'BR-FREXT-CO-13',
      'BT-109 BT-131 BT-92 BT-99',
      "Le total hors TVA (BT-109) s'écarte des lignes moins les remises plus les frais de plus d'un centime par élément : recalculez-le.",
      'The total without VAT (BT-109) is off the lines less allowances plus charges by more than a cent per element: compute it again.',
      {
        ubl: on(baseUbl.totals, (totals, document) => {
          const sums = ublSums(totals, document);
          const stated = sums.amount('TaxExclusiveAmount');
          const [lines, allowances, charges] = [sums.lines(), sums.allowances(), sums.charges()];
          const parts = [roundedSum(lines), sums.sum(allowances), sums.sum(charges)] as const;
          return (
            stated !== undefined &&
            roundedNear(
              toDouble(stated) - parts[0] + parts[1] - parts[2],
              lines.length + allowances.length + charges.length,
            )
          );
        }),
        cii: on(baseCii.totals, (totals, document) => {
          const sums = ciiSums(totals, document);
          const stated = sums.amount('TaxBasisTotalAmount');
          if (stated === undefined) return false;
          const difference = subtract(add(subtract(stated, sums.lineSum()), sums.allowanceSum()), sums.chargeSum());
          return within(difference, sums.counted.length + sums.allowanceCount + sums.chargeCount);
        }),
      },
    ),
    ...rules(
      'BR-FREXT-CO-15',
      'BT-112 BT-109 BT-110',
      "Le total TTC (BT-112) s'écarte du total hors TVA plus la TVA de plus d'un centime par élément : recalculez-le.",
      'The total with VAT (BT-112) is off the total without VAT plus VAT by more than a cent per element: compute it again.',
      { ubl: on(baseUbl.totals, ublTotalWithVat), cii: on(baseCii.totals, ciiTotalWithVat) },
    ),
    ...rules(
      'BR-CO-25',
      'BT-115 BT-9 BT-20',
      "Un montant est à payer : indiquez la date d'échéance (BT-9) ou les conditions de paiement (BT-20).",
      'An amount is due: state the due date (BT-9) or the payment terms (BT-20).',
      {
        ubl: on(
          ubl.amountDue,
          (amount, document) =>
            compareUntyped(amount, 0, true) <= 0 ||
            all(document, 'cbc:DueDate').length > 0 ||
            all(document, 'cac:PaymentTerms').some((terms) => exists(terms, 'cbc:Note')),
        ),
        cii: on(baseCii.document, (_, document) => {
          const amount = only(all(document, 'ram:DuePayableAmount'));
          if (amount === undefined || compare(decimalOf(amount), cents(0)) <= 0) return true;
          return all(document, 'ram:SpecifiedTradePaymentTerms').some(
            (terms) => exists(terms, 'ram:DueDateDateTime') || exists(terms, 'ram:Description'),
          );
        }),
      },
    ),
  ];
}

function ublSumFits(
  totals: XmlElement,
  name: string,
  charges: readonly XmlElement[],
  sums: ReturnType<typeof ublSums>,
): boolean {
  if (charges.length === 0 && !exists(totals, `cbc:${name}`)) return true;
  const stated = sums.amount(name);
  return stated !== undefined && within(subtract(stated, decimalFromDouble(sums.sum(charges))), charges.length);
}

function ublTotalWithVat(totals: XmlElement, document: XmlDocument): boolean {
  const { root } = document;
  const currencies = select(root, 'cbc:DocumentCurrencyCode');
  const taxes = withCurrency(select(totals.parent as XmlElement, 'cac:TaxTotal/cbc:TaxAmount'), currencies);
  if (taxes.length === 0) return true;
  const sums = ublSums(totals, document);
  const tax = decimalOf(only(taxes) as XmlElement);
  const [gross, net] = [sums.amount('TaxInclusiveAmount'), sums.amount('TaxExclusiveAmount')];
  return (
    gross !== undefined &&
    net !== undefined &&
    within(subtract(subtract(gross, tax), net), sums.lines().length + sums.allowances().length + sums.charges().length)
  );
}

/** Of repeated totals the first counts; an invoice without VAT total in its currency fails, even one without VAT: so the publishers. */
function ciiTotalWithVat(totals: XmlElement, document: XmlDocument): boolean {
  const sums = ciiSums(totals, document);
  const verdicts = sums.currencies().flatMap((currency) => {
    const taxes = withCurrency(select(totals, 'ram:TaxTotalAmount'), [currency]);
    const [net, gross] = [sums.first('TaxBasisTotalAmount'), sums.first('GrandTotalAmount')];
    const tax = taxes[0] && decimalOf(taxes[0]);
    if (!net || !gross || !tax) return [];
    if (taxes.length !== 1) return [equal(net, gross)];
    const count = sums.counted.length + sums.allowanceCount + sums.chargeCount;
    return [within(subtract(subtract(gross, tax), net), count)];
  });
  if (verdicts.length > 1) throw new Undecidable('repeated', sums.currencies()[1] as XmlElement);
  return verdicts[0] ?? false;
}
