import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { type OrderStage, PurchaseOrder, stageOf } from '../domain/orders/order.ts';
import { OrderImport } from '../domain/orders/order-import.ts';
import { GoodsReceipt } from '../domain/orders/receipt.ts';
import { sellerKeyOf } from '../domain/same-invoice.ts';

/*
 * Access patterns
 * | who asks                                  | how                                      |
 * | an order, by its id or its number         | its key: the id follows from the number  |
 * | orders of a stage, newest first           | list1 = draft, open or ended             |
 * | orders of a supplier, newest first        | list2 = the supplier's key               |
 * | receipts of an order, newest first        | list1 = the order's id                   |
 */

export const PurchaseOrderRecord = defineEntity({
  kind: 'purchase-order',
  schema: PurchaseOrder,
  id: ({ orderId }) => orderId,
  lists: (order) => {
    const sort = `${order.orderedOn}#${order.orderId}`;
    return { list1: { by: stageOf(order), sort }, list2: { by: sellerKeyOf(order.supplier), sort } };
  },
});

export function ordersOfStage(scope: Scope, stage: OrderStage): ListQuery<PurchaseOrder> {
  return { entity: PurchaseOrderRecord, scope, newestFirst: true, index: 'list1', by: stage };
}

export function ordersOfSupplier(scope: Scope, supplier: string): ListQuery<PurchaseOrder> {
  return { entity: PurchaseOrderRecord, scope, newestFirst: true, index: 'list2', by: supplier };
}

export const GoodsReceiptRecord = defineEntity({
  kind: 'goods-receipt',
  schema: GoodsReceipt,
  id: ({ receiptId }) => receiptId,
  lists: ({ orderId, receivedOn, receiptId }) => ({ list1: { by: orderId, sort: `${receivedOn}#${receiptId}` } }),
});

export function receiptsOf(scope: Scope, orderId: string): ListQuery<GoodsReceipt> {
  return { entity: GoodsReceiptRecord, scope, newestFirst: true, index: 'list1', by: orderId };
}

export const OrderImportRecord = defineEntity({
  kind: 'order-import',
  schema: OrderImport,
  id: ({ importId }) => importId,
});
