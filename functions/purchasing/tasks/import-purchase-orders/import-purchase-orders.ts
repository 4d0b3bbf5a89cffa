import { create, type Key } from '../../../../shared/aws/entity.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { OrderImportRecord, PurchaseOrderRecord } from '../../data/orders.ts';
import { importOrders, withoutTaken } from '../../domain/orders/import-orders.ts';
import type { PurchaseOrder } from '../../domain/orders/order.ts';
import { importPurchaseOrders } from './task.ts';

export const useCase = defineCommand(importPurchaseOrders, {
  gather: async ({ csv }) => importOrders(csv),
  reads(_input, { scope, newId }, { orders }) {
    const found: Record<string, Key<PurchaseOrder>> = Object.fromEntries(
      orders.map(({ orderId }) => [orderId, PurchaseOrderRecord.key(scope, orderId)]),
    );
    return { ...found, subject: OrderImportRecord.key(scope, newId('oim')) };
  },
  decide({ state }, found: Readonly<Record<string, unknown>>, { scope, actor, now, newId }, file) {
    const taken = new Set(Object.keys(found).filter((orderId) => found[orderId]));
    const { orders, refused } = withoutTaken(file, taken);
    const by = { id: actor.id, name: actor.name };
    const record = {
      importId: newId('oim'),
      orders: orders.map(({ orderId, number }) => ({ orderId, number })),
      refused: [...refused],
      by,
      at: now,
    };
    return decided(record, {
      writes: [
        create(OrderImportRecord, scope, record),
        ...orders.map(({ line: _line, ...order }) =>
          create(PurchaseOrderRecord, scope, { ...order, state, by, at: now }),
        ),
      ] as never[],
    });
  },
});
