import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { ordersOfStage, ordersOfSupplier } from '../../data/orders.ts';
import { orderTotal } from '../../domain/orders/order.ts';
import { listPurchaseOrders } from './task.ts';

export const useCase = defineQuery(
  listPurchaseOrders,
  async ({ stage = 'open', supplier, ...paging }, { scope }, { read }) => {
    const page = await read.page(supplier ? ordersOfSupplier(scope, supplier) : ordersOfStage(scope, stage), paging);
    if (page instanceof Refusal) return page;
    return { ...page, items: page.items.map(({ data }) => ({ ...data, total: orderTotal(data) })) };
  },
);
