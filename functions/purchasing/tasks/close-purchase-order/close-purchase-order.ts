import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { PurchaseOrderRecord } from '../../data/orders.ts';
import { isUsed, stageOf } from '../../domain/orders/order.ts';
import { OrderInUse, OrderNotFound, OrderNotOpen } from '../../domain/orders/refusals.ts';
import { closePurchaseOrder } from './task.ts';

export const useCase = defineCommand(closePurchaseOrder, {
  reads: ({ orderId }, { scope }) => ({ subject: PurchaseOrderRecord.key(scope, orderId) }),
  decide({ orderId, as }, { subject }) {
    if (!subject) return refuse(OrderNotFound, { orderId });
    const { number, state } = subject.data;
    const stage = stageOf(subject.data);
    if (stage === 'ended' || (stage === 'draft' && as === 'closed')) return refuse(OrderNotOpen, { number, state });
    if (as === 'cancelled' && isUsed(subject.data)) return refuse(OrderInUse, { number });
    const order = { ...subject.data, state: as };
    return decided(order, { writes: [replace(subject, order)] });
  },
});
