import {
  absolute,
  add,
  compare,
  type Decimal,
  divideBy100,
  equal,
  multiply,
  ONE,
  round,
  subtract,
  sum,
} from '../../decimal.ts';
import { exists, select } from '../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../xml/tree.ts';
import { Undecidable } from '../undecidable.ts';
import { compareUntyped, decimalAt, decimalOf, doubleOf, single } from '../values.ts';
import { fromRoot, settlement } from './cii.ts';
import { perDocument, perElement, type Test } from './define.ts';
import { all } from './ubl.ts';

/** From the transaction to the net amount of each line. */
export const CII_LINE_TOTAL =
  'ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount';

const CII_TOTALS = `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;

/** Sum of the decimal at the path in each element that has one. */
export function sumOf(elements: readonly XmlElement[], path: string): Decimal {
  const values: Decimal[] = [];
  for (const element of elements) {
    const value = decimalAt(element, path);
    if (value) values.push(value);
  }
  return sum(values);
}

/** Sum in document order as doubles, where an official test adds untyped values. */
export function sumOfDoubles(elements: readonly XmlElement[]): number {
  if (elements.length === 0) return 0;
  // The sum of a single -0 is -0.
  return elements.map(doubleOf).reduce((total, value) => total + value);
}

/** A double rounded to two decimals in the steps of the official tests. */
export function roundDouble(value: number): number {
  return Math.round(value * 10 * 10) / 100;
}

/** The only decimal of the list. @throws Undecidable when there are several. */
export function onlyDecimal(elements: readonly XmlElement[]): Decimal | undefined {
  const values = elements.map(decimalOf);
  if (values.length > 1) throw new Undecidable('repeated', elements[1] as XmlElement);
  return values[0];
}

const same = (a: Decimal | undefined, b: Decimal | undefined) => a !== undefined && b !== undefined && equal(a, b);
const plus = (a: Decimal | undefined, b: Decimal | undefined) => (a && b ? add(a, b) : undefined);
const minus = (a: Decimal | undefined, b: Decimal | undefined) => (a && b ? subtract(a, b) : undefined);
const round2 = (a: Decimal | undefined) => (a ? round(a, 2) : undefined);

/** Allowances or charges on the document, and what they add up to. */
const ublCharges = (applies: (charge: XmlElement) => boolean) =>
  perElement((document) => select(document, 'cac:AllowanceCharge').filter(applies));
const ublTotal = (charges: (document: XmlElement) => readonly XmlElement[]) =>
  perElement((document) => round(sumOf(charges(document), 'cbc:Amount'), 2));

/** BR-CO-11, BR-CO-12: the stated total is the sum, or neither exists. */
export function ublSumIs(path: string, applies: (charge: XmlElement) => boolean): Test {
  const charges = ublCharges(applies);
  const total = ublTotal(charges);
  return (totals) => {
    const document = totals.parent as XmlElement;
    const stated = decimalAt(totals, path);
    if (stated && equal(stated, total(document))) return true;
    return !exists(totals, path) && charges(document).length === 0;
  };
}

export function ciiSumIs(path: string, applies: (charge: XmlElement) => boolean): Test {
  const charges = perElement((root) =>
    fromRoot(root, `${settlement}/ram:SpecifiedTradeAllowanceCharge`).filter(applies),
  );
  const total = perElement((root) => {
    const amounts = charges(root).flatMap((charge) => select(charge, 'ram:ActualAmount').slice(0, 1));
    return { value: roundDouble(sumOfDoubles(amounts)), isEmpty: amounts.length === 0 };
  });
  return (totals, { root }) => {
    const stated = select(totals, path);
    if (charges(root).length === 0 && stated.length === 0) return true;
    return stated.some((element) => compareUntyped(element, total(root).value, total(root).isEmpty) === 0);
  };
}

/** BR-CO-10: what all lines add up to. */
export const ublLinesTotal = perDocument((document) =>
  round(
    sumOf([...all(document, 'cac:InvoiceLine'), ...all(document, 'cac:CreditNoteLine')], 'cbc:LineExtensionAmount'),
    2,
  ),
);

/** BR-CO-13. */
export function ublTotalWithoutVat(totals: XmlElement): boolean {
  const hasCharges = exists(totals, 'cbc:ChargeTotalAmount');
  const hasAllowances = exists(totals, 'cbc:AllowanceTotalAmount');
  const stated = decimalAt(totals, 'cbc:TaxExclusiveAmount');
  let expected = decimalAt(totals, 'cbc:LineExtensionAmount');
  if (hasCharges) expected = plus(expected, decimalAt(totals, 'cbc:ChargeTotalAmount'));
  if (hasAllowances) expected = minus(expected, decimalAt(totals, 'cbc:AllowanceTotalAmount'));
  return same(stated, hasCharges || hasAllowances ? round2(expected) : expected);
}

/** BR-CO-13; of repeated totals the first counts. */
export function ciiTotalWithoutVat(totals: XmlElement): boolean {
  const stated = firstDecimal(totals, 'ram:TaxBasisTotalAmount');
  if (!stated) return false;
  const lines = firstDecimal(totals, 'ram:LineTotalAmount');
  if (!lines) return false;
  const allowances = firstDecimal(totals, 'ram:AllowanceTotalAmount');
  const charges = firstDecimal(totals, 'ram:ChargeTotalAmount');
  const afterAllowances = allowances ? subtract(lines, allowances) : lines;
  return equal(stated, round(charges ? add(afterAllowances, charges) : afterAllowances, 2));
}

/** BR-CO-15. */
export function ublTotalWithVat(root: XmlElement): boolean {
  return select(root, 'cbc:DocumentCurrencyCode').every(({ value: currency }) => {
    const taxes: Decimal[] = [];
    for (const taxTotal of select(root, 'cac:TaxTotal')) {
      const inCurrency = select(taxTotal, 'cbc:TaxAmount').filter((a) => a.attribute('currencyID') === currency);
      const amount = onlyDecimal(inCurrency);
      if (amount) taxes.push(amount);
    }
    if (taxes.length !== 1) return false;
    const totals = select(root, 'cac:LegalMonetaryTotal');
    const stated = totals.map((total) => decimalAt(total, 'cbc:TaxInclusiveAmount')).filter((a) => a !== undefined);
    const net = totals.map((total) => single(total, 'cbc:TaxExclusiveAmount')).filter((e) => e !== undefined);
    const expected = round2(plus(onlyDecimal(net), taxes[0]));
    return stated.some((amount) => same(amount, expected));
  });
}

/** BR-CO-15; an invoice without VAT may have no VAT total. */
export function ciiTotalWithVat(_: XmlElement, { root }: XmlDocument): boolean {
  return fromRoot(root, `${settlement}/ram:InvoiceCurrencyCode`).every(({ value: currency }) => {
    const taxes = fromRoot(root, `${CII_TOTALS}/ram:TaxTotalAmount`).filter(
      (amount) => amount.attribute('currencyID') === currency,
    );
    const gross = firstDecimal(root, `${CII_TOTALS}/ram:GrandTotalAmount`);
    if (!gross) return false;
    const net = firstDecimal(root, `${CII_TOTALS}/ram:TaxBasisTotalAmount`);
    if (taxes.length === 1 && same(gross, round2(plus(net, decimalOf(taxes[0] as XmlElement))))) return true;
    return same(gross, net);
  });
}

/** BR-CO-16. */
export function ublAmountDue(totals: XmlElement): boolean {
  const due = decimalAt(totals, 'cbc:PayableAmount');
  if (!due) return false;
  const rounding = exists(totals, 'cbc:PayableRoundingAmount');
  const beforeRounding = rounding ? round2(minus(due, decimalAt(totals, 'cbc:PayableRoundingAmount'))) : due;
  const gross = decimalAt(totals, 'cbc:TaxInclusiveAmount');
  if (!gross) return false;
  const prepaid = exists(totals, 'cbc:PrepaidAmount');
  return same(beforeRounding, prepaid ? round2(minus(gross, decimalAt(totals, 'cbc:PrepaidAmount'))) : gross);
}

/** BR-CO-16; of repeated totals the first counts. */
export function ciiAmountDue(totals: XmlElement): boolean {
  const due = firstDecimal(totals, 'ram:DuePayableAmount');
  if (!due) return false;
  const gross = firstDecimal(totals, 'ram:GrandTotalAmount');
  if (!gross) return false;
  const prepaid = firstDecimal(totals, 'ram:TotalPrepaidAmount');
  const rounding = firstDecimal(totals, 'ram:RoundingAmount');
  const afterPayment = prepaid ? subtract(gross, prepaid) : gross;
  return equal(due, rounding ? add(afterPayment, rounding) : afterPayment);
}

/** BR-CO-17: the tax is the taxable amount times the rate, within one unit of the currency; without a rate it is nought. */
export function taxFollowsRate(
  rateOf: () => Decimal | undefined,
  taxOf: () => Decimal | undefined,
  taxableOf: () => Decimal | undefined,
  tolerance: 'less than one unit' | 'one unit at most',
): boolean {
  const tax = taxOf();
  if (!tax) return false;
  let rate: Decimal | undefined;
  try {
    rate = rateOf();
  } catch (error) {
    // Without a taxable amount no rate makes the tax right, not even one that cannot be judged.
    if (round(tax).units !== 0n && taxableOf() === undefined) return false;
    throw error;
  }
  if (!rate || round(rate).units === 0n) return round(tax).units === 0n;
  return isNear(tax, taxableOf(), rate, tolerance);
}

/** Whether the tax lies within one unit of the taxable amount times the rate, signs aside. */
export function isNear(
  tax: Decimal | undefined,
  taxable: Decimal | undefined,
  rate: Decimal | undefined,
  tolerance: 'less than one unit' | 'one unit at most',
): boolean {
  if (!tax || !taxable || !rate) return false;
  const expected = round(multiply(absolute(taxable), divideBy100(rate)), 2);
  const off = absolute(subtract(absolute(tax), expected));
  const compared = compare(off, ONE);
  return tolerance === 'less than one unit' ? compared < 0 : compared <= 0;
}

function firstDecimal(from: XmlElement, path: string): Decimal | undefined {
  const [element] = select(from, path);
  return element === undefined ? undefined : decimalOf(element);
}
