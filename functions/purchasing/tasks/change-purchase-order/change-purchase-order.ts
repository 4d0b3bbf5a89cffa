import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { PurchaseOrderRecord } from '../../data/orders.ts';
import { linesAsOrdered } from '../../domain/orders/order.ts';
import { OrderNotDraft, OrderNotFound } from '../../domain/orders/refusals.ts';
import { changePurchaseOrder } from './task.ts';

export const useCase = defineCommand(changePurchaseOrder, {
  reads: ({ orderId }, { scope }) => ({ subject: PurchaseOrderRecord.key(scope, orderId) }),
  decide({ orderId, lines, ...content }, { subject }) {
    if (!subject) return refuse(OrderNotFound, { orderId });
    const { number, state } = subject.data;
    if (state !== 'draft') return refuse(OrderNotDraft, { number, state });
    const order = { ...subject.data, ...content, lines: linesAsOrdered(lines) };
    return decided(order, { writes: [replace(subject, order)] });
  },
});
