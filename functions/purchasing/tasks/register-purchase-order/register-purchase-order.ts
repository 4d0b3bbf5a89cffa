import { create } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { PurchaseOrderRecord } from '../../data/orders.ts';
import { linesAsOrdered } from '../../domain/orders/order.ts';
import { orderIdOf } from '../../domain/orders/order-id.ts';
import { OrderExists } from '../../domain/orders/refusals.ts';
import { registerPurchaseOrder } from './task.ts';

export const useCase = defineCommand(registerPurchaseOrder, {
  reads: ({ number }, { scope }) => ({ subject: PurchaseOrderRecord.key(scope, orderIdOf(number)) }),
  decide(input, { subject }, { scope, actor, now }) {
    const { number } = input;
    if (subject) return refuse(OrderExists, { number, orderId: subject.data.orderId });
    const order = {
      ...input,
      orderId: orderIdOf(number),
      lines: linesAsOrdered(input.lines),
      by: { id: actor.id, name: actor.name },
      at: now,
    };
    return decided(order, { writes: [create(PurchaseOrderRecord, scope, order)] });
  },
});
