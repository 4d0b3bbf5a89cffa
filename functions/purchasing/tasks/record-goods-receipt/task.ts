import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { PurchaseOrder, PurchaseOrderId } from '../../domain/orders/order.ts';
import { GoodsReceipt, receiptContent } from '../../domain/orders/receipt.ts';
import {
  OrderLineNotFound,
  OrderNotFound,
  OrderNotOpen,
  OverDelivered,
  ReturnedTooMuch,
} from '../../domain/orders/refusals.ts';

export const recordGoodsReceipt = defineTask({
  id: 'purchasing.record-goods-receipt',
  summary: 'Records what has come of an order, or what went back',
  trigger: command('POST', 'orders/{orderId}/receipts', { ifMatch: true }),
  input: z.strictObject({ orderId: PurchaseOrderId, ...receiptContent }),
  output: z.object({ receipt: GoodsReceipt, order: PurchaseOrder }),
  refusals: [OrderNotFound, OrderNotOpen, OrderLineNotFound, OverDelivered, ReturnedTooMuch],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Deliveries cannot be recorded: every invoice of an order looks as if nothing had come.',
  example: {
    orderId: 'por_4d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    receivedOn: '2026-11-18',
    deliveryNote: 'BL-778',
    lines: [{ line: '1', quantity: '100' }],
  },
});
