import * as z from 'zod';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { minorUnitDigits } from '../../../../shared/kernel/money.ts';
import {
  absolute,
  add,
  compare,
  type Decimal,
  divideBy100,
  equal,
  multiply,
  negate,
  ONE,
  subtract,
  ZERO,
} from '../../../../shared/standards/en16931/decimal.ts';
import { atDigits, exact, Quantity, shortest, UnitPrice } from '../exact.ts';
import type { Tolerances } from '../settings.ts';
import { similarity, wordsOf } from '../words.ts';
import { Difference, differenceOf } from './difference.ts';
import { invoicedQuantity, type OrderLine, OrderNumber, type PurchaseOrder, PurchaseOrderId } from './order.ts';

/** What the match needs of a line of an invoice. */
export interface InvoicedLine {
  /** BT-126 */
  readonly line: string;
  /** BT-132 */
  readonly orderLine?: string | undefined;
  /** BT-155, else BT-156 */
  readonly item?: string | undefined;
  /** BT-153 */
  readonly name: string;
  /** BT-129; a line without one is compared by its amount only. */
  readonly quantity?: string | undefined;
  /** BT-130 */
  readonly unit?: string | undefined;
  /** BT-131 ÷ BT-129, exact to six decimals: what one unit costs after the line's allowances and charges. */
  readonly unitPrice?: string | undefined;
  /** BT-152 */
  readonly vatRate?: string | undefined;
}

export interface MatchedInvoice {
  readonly invoiceId: string;
  readonly number: string;
  readonly currency: string;
  /** A credit note gives back what an invoice took. */
  readonly credit: boolean;
  readonly lines: readonly InvoicedLine[];
}

const MatchedLine = z.object({
  line: z.string(),
  orderLine: z.string().optional(),
  /** What this invoice takes of the order line; negative on a credit note. */
  quantity: Quantity.optional(),
  unitPrice: UnitPrice.optional(),
  ordered: Quantity.optional(),
  received: Quantity.optional(),
  /** By other invoices. */
  invoicedBefore: Quantity.optional(),
  orderedPrice: UnitPrice.optional(),
  differences: z.array(Difference),
});

/** An invoice beside its order, line by line, and what differs, in words. */
export const OrderMatch = z
  .object({
    orderId: PurchaseOrderId,
    number: OrderNumber,
    /** By the number on the invoice, as the only order that fits, or by a person. */
    foundBy: z.enum(['reference', 'candidate', 'person']),
    verdict: z.enum(['matched', 'within-tolerance', 'different']),
    /** The version of the company's tolerances it was judged by. */
    settings: LocalDate,
    lines: z.array(MatchedLine),
  })
  .meta({ id: 'OrderMatch' });
export type OrderMatch = z.infer<typeof OrderMatch>;
export type MatchedLine = z.infer<typeof MatchedLine>;

/**
 * The three-way match: what is invoiced against what was ordered and what has come. What other invoices took of the order
 * is counted, and so are earlier lines of this one, so that nothing is invoiced twice.
 */
export function matchOrder(
  invoice: MatchedInvoice,
  order: PurchaseOrder,
  tolerances: Tolerances,
  how: { readonly foundBy: OrderMatch['foundBy']; readonly settings: string },
): OrderMatch {
  const pairs = pairLines(invoice.lines, order.lines);
  const [line, another] = invoice.lines;
  const [ordered, more] = order.lines;
  // Of one line each, known to belong together: there is nothing else that could be meant.
  if (line && ordered && !another && !more && pairs.size === 0) pairs.set(line.line, ordered);
  const taken = new Map<string, Decimal>();
  const lines = invoice.lines.map((line) => {
    const ordered = pairs.get(line.line);
    if (!ordered) return { line: line.line, differences: [differenceOf('not-ordered', { line: line.line }, false)] };
    const before = add(invoicedQuantity(ordered, invoice.invoiceId), taken.get(ordered.line) ?? ZERO);
    const quantity = quantityOf(line, invoice.credit);
    if (quantity) taken.set(ordered.line, add(taken.get(ordered.line) ?? ZERO, quantity));
    return compareLine(line, ordered, { before, quantity, currency: invoice.currency }, tolerances);
  });
  const currency =
    invoice.currency === order.currency
      ? []
      : [differenceOf('currency', { invoiced: invoice.currency, ordered: order.currency }, false)];
  if (currency.length > 0 && lines[0]) lines[0] = { ...lines[0], differences: [...currency, ...lines[0].differences] };
  const differences = lines.flatMap((line) => line.differences);
  const verdict =
    differences.length === 0
      ? ('matched' as const)
      : differences.every(({ within }) => within)
        ? ('within-tolerance' as const)
        : ('different' as const);
  return { orderId: order.orderId, number: order.number, ...how, verdict, lines };
}

function quantityOf({ quantity }: InvoicedLine, credit: boolean): Decimal | undefined {
  if (quantity === undefined) return undefined;
  return credit ? negate(exact(quantity)) : exact(quantity);
}

function compareLine(
  line: InvoicedLine,
  ordered: OrderLine,
  { before, quantity, currency }: { before: Decimal; quantity: Decimal | undefined; currency: string },
  tolerances: Tolerances,
): MatchedLine {
  const differences: Difference[] = [];
  const received = exact(ordered.received);
  const at = { line: line.line };
  const sameUnit = line.unit === undefined || pieces(line.unit) === pieces(ordered.unit);
  if (!sameUnit)
    differences.push(differenceOf('unit', { ...at, invoiced: line.unit ?? '', ordered: ordered.unit }, false));
  if (quantity && sameUnit) {
    const total = add(before, quantity);
    const more = add(ONE, divideBy100(exact(tolerances.quantity)));
    const words = {
      ...at,
      invoiced: shortest(quantity),
      before: shortest(before),
      received: ordered.received,
      ordered: ordered.quantity,
    };
    if (compare(total, ZERO) < 0) differences.push(differenceOf('credited-too-much', words, false));
    // What has come may have been let in above what was ordered: the larger of both was agreed to.
    else if (compare(total, exact(ordered.quantity)) > 0 && compare(total, received) > 0)
      differences.push(
        differenceOf(
          'above-order',
          words,
          compare(total, multiply(larger(exact(ordered.quantity), received), more)) <= 0,
        ),
      );
    else if (compare(total, received) > 0)
      differences.push(differenceOf('not-received', words, compare(total, multiply(received, more)) <= 0));
  }
  if (line.unitPrice !== undefined && sameUnit) {
    const price = exact(line.unitPrice);
    const agreed = exact(ordered.unitPrice);
    const difference = subtract(price, agreed);
    if (!equal(difference, ZERO)) {
      const percent = percentOf(difference, agreed);
      const withinPercent = compare(absolute(difference), multiply(agreed, divideBy100(exact(tolerances.price)))) <= 0;
      const cost = absolute(multiply(difference, quantity ?? ONE));
      const digits = minorUnitDigits(currency);
      const withinAmount = atDigits(cost, digits) <= atDigits(exact(tolerances.amount), digits);
      const words = { ...at, invoiced: line.unitPrice, ordered: ordered.unitPrice, percent };
      differences.push(differenceOf('price', words, withinPercent || withinAmount));
    }
  }
  if (
    line.vatRate !== undefined &&
    ordered.vatRate !== undefined &&
    !equal(exact(line.vatRate), exact(ordered.vatRate))
  )
    differences.push(differenceOf('vat-rate', { ...at, invoiced: line.vatRate, ordered: ordered.vatRate }, false));
  return {
    line: line.line,
    orderLine: ordered.line,
    ...(quantity && sameUnit && { quantity: shortest(quantity) }),
    ...(line.unitPrice !== undefined && { unitPrice: line.unitPrice }),
    ordered: ordered.quantity,
    received: ordered.received,
    invoicedBefore: shortest(before),
    orderedPrice: ordered.unitPrice,
    differences,
  };
}

const larger = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);

/** UN/ECE Recommendation 20 counts single things under several codes: one, piece, each. */
const pieces = (unit: string): string => (['C62', 'H87', 'EA', 'PCE', 'XPP'].includes(unit) ? 'C62' : unit);

/** `+5.0` for 0.20 of 4.00; undefined text where nothing was to be paid. */
function percentOf(difference: Decimal, base: Decimal): string {
  if (equal(base, ZERO)) return '';
  const scale = Math.max(difference.scale, base.scale);
  const [a, b] = [difference, base].map(({ units, scale: own }) => units * 10n ** BigInt(scale - own)) as [
    bigint,
    bigint,
  ];
  const tenths = atDigits({ units: (a * 100_000n) / b, scale: 2 }, 0);
  const text = shortest({ units: tenths, scale: 1 });
  return `${tenths > 0n ? '+' : ''}${text.includes('.') ? text : `${text}.0`}`;
}

/** Which line of the order each line of the invoice is about; surest signs first, and every line of the order for itself. */
function pairLines(invoiced: readonly InvoicedLine[], ordered: readonly OrderLine[]): Map<string, OrderLine> {
  const pairs = new Map<string, OrderLine>();
  const free = (candidate: OrderLine) => ![...pairs.values()].includes(candidate);
  const pass = (find: (line: InvoicedLine) => OrderLine | undefined) => {
    for (const line of invoiced) {
      if (pairs.has(line.line)) continue;
      const found = find(line);
      if (found) pairs.set(line.line, found);
    }
  };
  // BT-132 says so, and may say it of several lines.
  pass(({ orderLine }) => ordered.find(({ line }) => line === orderLine));
  pass(({ item }) => (item === undefined ? undefined : only(ordered.filter((candidate) => candidate.item === item))));
  const words = new Map(ordered.map((line) => [line, wordsOf(line.description)]));
  pass(({ name }) => {
    const ranked = ordered
      .filter(free)
      .map((line) => ({ line, likeness: similarity(wordsOf(name), words.get(line) ?? new Set()) }))
      .sort((a, b) => b.likeness - a.likeness);
    const [best, second] = ranked;
    if (!best || best.likeness < 0.5 || best.likeness === second?.likeness) return undefined;
    return best.line;
  });
  pass(({ quantity, unitPrice }) =>
    only(
      ordered.filter(
        (line) =>
          free(line) &&
          quantity !== undefined &&
          unitPrice !== undefined &&
          equal(exact(quantity), exact(line.quantity)) &&
          equal(exact(unitPrice), exact(line.unitPrice)),
      ),
    ),
  );
  return pairs;
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

/**
 * The order that an invoice without its number is about: the one open order of the supplier in the invoice's currency all
 * of whose invoiced lines it holds; none when several or none do.
 */
export function onlyCandidate(invoice: MatchedInvoice, orders: readonly PurchaseOrder[]): PurchaseOrder | undefined {
  return only(
    orders.filter(
      (order) =>
        order.currency === invoice.currency &&
        invoice.lines.length > 0 &&
        pairLines(invoice.lines, order.lines).size === invoice.lines.length,
    ),
  );
}

/** The order with what this invoice takes of it, in place of what it took before; without a match it takes nothing. */
export function withTakes(
  order: PurchaseOrder,
  { invoiceId, number }: Pick<MatchedInvoice, 'invoiceId' | 'number'>,
  match?: OrderMatch,
): PurchaseOrder {
  return {
    ...order,
    lines: order.lines.map((line) => {
      const others = line.invoiced.filter((take) => take.invoiceId !== invoiceId);
      const mine = (match?.lines ?? []).filter(({ orderLine, quantity }) => orderLine === line.line && quantity);
      const quantity = mine.reduce((sum, taken) => add(sum, exact(taken.quantity ?? '0')), ZERO);
      return {
        ...line,
        invoiced: mine.length === 0 ? others : [...others, { invoiceId, number, quantity: shortest(quantity) }],
      };
    }),
  };
}
