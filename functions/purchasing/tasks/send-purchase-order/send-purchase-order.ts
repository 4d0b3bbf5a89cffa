import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { PurchaseOrderRecord } from '../../data/orders.ts';
import { OrderNotDraft, OrderNotFound } from '../../domain/orders/refusals.ts';
import { sendPurchaseOrder } from './task.ts';

export const useCase = defineCommand(sendPurchaseOrder, {
  reads: ({ orderId }, { scope }) => ({ subject: PurchaseOrderRecord.key(scope, orderId) }),
  decide({ orderId }, { subject }) {
    if (!subject) return refuse(OrderNotFound, { orderId });
    const { number, state } = subject.data;
    if (state !== 'draft') return refuse(OrderNotDraft, { number, state });
    const order = { ...subject.data, state: 'sent' as const };
    return decided(order, { writes: [replace(subject, order)] });
  },
});
