import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { PurchaseOrderRecord, receiptsOf } from '../../data/orders.ts';
import { orderTotal } from '../../domain/orders/order.ts';
import { OrderNotFound } from '../../domain/orders/refusals.ts';
import { getPurchaseOrder } from './task.ts';

export const useCase = defineQuery(getPurchaseOrder, async ({ orderId }, { scope }, { read }) => {
  const [order, receipts] = await Promise.all([
    read.get(PurchaseOrderRecord.key(scope, orderId)),
    read.page(receiptsOf(scope, orderId), { limit: 100 }),
  ]);
  if (!order) return refuse(OrderNotFound, { orderId });
  if (receipts instanceof Refusal) return receipts;
  return {
    order: { ...order.data, total: orderTotal(order.data) },
    receipts: receipts.items.map(({ data }) => data),
    version: order.version,
  };
});
