import * as z from 'zod';
import { Instant, LocalDate } from '../../../../shared/kernel/dates.ts';
import { type MoneyText, minorUnitDigits, moneyText } from '../../../../shared/kernel/money.ts';
import { add, compare, type Decimal, multiply, ZERO } from '../../../../shared/standards/en16931/decimal.ts';
import { atDigits, exact, Percentage, PositiveQuantity, Quantity, UnitPrice } from '../exact.ts';
import { OrderSupplier } from './order-supplier.ts';

const MAX_LINES = 100;

export const PurchaseOrderId = z
  .string()
  .regex(/^por_[0-9a-f-]{36}$/)
  .meta({ examples: ['por_4d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e'] });

/** The buyer's own number of the order: what the supplier repeats as BT-13. */
export const OrderNumber = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .meta({ examples: ['CF-2026-0031'] });

/** A line as it is ordered. */
export const OrderedLine = z
  .strictObject({
    /** What the supplier repeats as BT-132. */
    line: z.string().regex(/^[A-Za-z0-9._-]{1,20}$/),
    /** The supplier's number of the item (BT-155). */
    item: z.string().max(80).optional(),
    description: z.string().trim().min(1).max(300),
    quantity: PositiveQuantity,
    /** UN/ECE Recommendation 20 (BT-130): `C62` is one piece. */
    unit: z
      .string()
      .regex(/^[A-Z0-9]{2,3}$/)
      .default('C62'),
    unitPrice: UnitPrice,
    vatRate: Percentage.optional(),
    deliverOn: LocalDate.optional(),
    /** Where the cost goes, when whoever orders knows: proposed when the invoice is coded. */
    account: z
      .string()
      .regex(/^[26]\d{2,9}$/)
      .optional(),
    costCentre: z.string().max(20).optional(),
  })
  .meta({ id: 'OrderedLine' });
export type OrderedLine = z.infer<typeof OrderedLine>;

/** What an invoice took of a line; a credit note gives back, with a negative quantity. */
const Take = z.object({ invoiceId: z.string(), number: z.string(), quantity: Quantity });

export const OrderLine = z.object({
  ...OrderedLine.shape,
  received: Quantity.default('0'),
  invoiced: z.array(Take).default([]),
});
export type OrderLine = z.infer<typeof OrderLine>;

const STATES = ['draft', 'sent', 'partly-received', 'received', 'closed', 'cancelled'] as const;

export const orderContent = {
  supplier: OrderSupplier,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  orderedOn: LocalDate,
  lines: z
    .array(OrderedLine)
    .min(1)
    .max(MAX_LINES)
    .refine((lines) => new Set(lines.map(({ line }) => line)).size === lines.length, { error: 'twice' }),
};

/** A purchase order: draft → sent → partly received → received, and closed when nothing more is awaited. */
export const PurchaseOrder = z
  .object({
    orderId: PurchaseOrderId,
    number: OrderNumber,
    ...orderContent,
    lines: z.array(OrderLine),
    state: z.enum(STATES),
    by: z.object({ id: z.string(), name: z.string() }),
    at: Instant,
  })
  .meta({ id: 'PurchaseOrder' });
export type PurchaseOrder = z.infer<typeof PurchaseOrder>;

/** Open: goods or invoices of it are awaited. */
export const ORDER_STAGES = ['open', 'draft', 'ended'] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];

export function stageOf({ state }: Pick<PurchaseOrder, 'state'>): OrderStage {
  if (state === 'draft') return 'draft';
  return state === 'closed' || state === 'cancelled' ? 'ended' : 'open';
}

export const linesAsOrdered = (lines: readonly OrderedLine[]): OrderLine[] =>
  lines.map((line) => ({ ...line, received: '0', invoiced: [] }));

/** Quantity invoiced so far, by every invoice but the one named. */
export function invoicedQuantity({ invoiced }: OrderLine, except?: string): Decimal {
  return invoiced
    .filter(({ invoiceId }) => invoiceId !== except)
    .reduce((sum, { quantity }) => add(sum, exact(quantity)), ZERO);
}

/** Quantity × unit price, rounded to the minor unit once a line. */
export function lineAmount({ quantity, unitPrice }: OrderedLine, currency: string): bigint {
  return atDigits(multiply(exact(quantity), exact(unitPrice)), minorUnitDigits(currency));
}

/** Without VAT. */
export function orderTotal({ lines, currency }: Pick<PurchaseOrder, 'lines' | 'currency'>): MoneyText {
  return moneyText({ currency, minor: lines.reduce((sum, line) => sum + lineAmount(line, currency), 0n) });
}

/** sent, partly received or received, by what has come of its lines. */
export function deliveryState(lines: readonly OrderLine[]): 'sent' | 'partly-received' | 'received' {
  const received = lines.map(({ received }) => exact(received));
  if (received.every((quantity) => compare(quantity, ZERO) === 0)) return 'sent';
  const whole = lines.every(({ quantity }, place) => compare(received[place] as Decimal, exact(quantity)) >= 0);
  return whole ? 'received' : 'partly-received';
}

/** Something has come of it, or an invoice has taken something of it. */
export const isUsed = ({ lines }: Pick<PurchaseOrder, 'lines'>): boolean =>
  lines.some(({ received, invoiced }) => invoiced.length > 0 || compare(exact(received), ZERO) !== 0);
