import * as z from 'zod';
import { Instant, LocalDate } from '../../../../shared/kernel/dates.ts';
import { type Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { add, compare, divideBy100, multiply, ONE, ZERO } from '../../../../shared/standards/en16931/decimal.ts';
import { exact, QuantityNotZero, shortest } from '../exact.ts';
import { deliveryState, OrderNumber, type PurchaseOrder, PurchaseOrderId } from './order.ts';
import { OrderLineNotFound, OverDelivered, ReturnedTooMuch } from './refusals.ts';

export const receiptContent = {
  receivedOn: LocalDate,
  /** The supplier's delivery note (BT-16 of its invoice). */
  deliveryNote: z.string().max(80).optional(),
  /** A negative quantity went back to the supplier. */
  lines: z
    .array(
      z.strictObject({
        line: z.string().max(20),
        quantity: QuantityNotZero,
      }),
    )
    .min(1)
    .max(100)
    .refine((lines) => new Set(lines.map(({ line }) => line)).size === lines.length, { error: 'twice' }),
};

/** Goods or services received of an order; it is never changed: a mistake is another receipt the other way. */
export const GoodsReceipt = z
  .object({
    receiptId: z.string().regex(/^grn_[0-9a-f-]{36}$/),
    orderId: PurchaseOrderId,
    orderNumber: OrderNumber,
    ...receiptContent,
    by: z.object({ id: z.string(), name: z.string() }),
    at: Instant,
  })
  .meta({ id: 'GoodsReceipt' });
export type GoodsReceipt = z.infer<typeof GoodsReceipt>;

/**
 * The order with what has come added to its lines. More than ordered is refused beyond the tolerance, and so is to send
 * back what never came.
 *
 * @param overDelivery how many percent more than ordered may come.
 */
export function receive(
  order: PurchaseOrder,
  received: GoodsReceipt['lines'],
  overDelivery: string,
): PurchaseOrder | Refusal {
  const factor = add(ONE, divideBy100(exact(overDelivery)));
  const lines = [...order.lines];
  for (const { line, quantity } of received) {
    const place = lines.findIndex((candidate) => candidate.line === line);
    const ordered = lines[place];
    if (!ordered) return refuse(OrderLineNotFound, { line, number: order.number });
    const total = add(exact(ordered.received), exact(quantity));
    const words = { line, ordered: ordered.quantity, before: ordered.received, quantity };
    if (compare(total, ZERO) < 0) return refuse(ReturnedTooMuch, words);
    if (compare(total, multiply(exact(ordered.quantity), factor)) > 0)
      return refuse(OverDelivered, { ...words, tolerance: shortest(exact(overDelivery)) });
    lines[place] = { ...ordered, received: shortest(total) };
  }
  return { ...order, lines, state: deliveryState(lines) };
}
