import { create, replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { GoodsReceiptRecord, PurchaseOrderRecord } from '../../data/orders.ts';
import { settingsKey } from '../../data/settings.ts';
import { stageOf } from '../../domain/orders/order.ts';
import { receive } from '../../domain/orders/receipt.ts';
import { OrderNotFound, OrderNotOpen } from '../../domain/orders/refusals.ts';
import { settingsOn } from '../../domain/settings.ts';
import { recordGoodsReceipt } from './task.ts';

export const useCase = defineCommand(recordGoodsReceipt, {
  reads: ({ orderId }, { scope }) => ({
    subject: PurchaseOrderRecord.key(scope, orderId),
    settings: settingsKey(scope),
  }),
  decide({ orderId, ...content }, { subject, settings }, { scope, actor, now, newId }) {
    if (!subject) return refuse(OrderNotFound, { orderId });
    const { number, state } = subject.data;
    if (stageOf(subject.data) !== 'open') return refuse(OrderNotOpen, { number, state });
    const { tolerances } = settingsOn(settings?.data, content.receivedOn);
    const order = receive(subject.data, content.lines, tolerances.overDelivery);
    if (order instanceof Refusal) return order;
    const receipt = {
      ...content,
      receiptId: newId('grn'),
      orderId,
      orderNumber: number,
      by: { id: actor.id, name: actor.name },
      at: now,
    };
    return decided(
      { receipt, order },
      { writes: [replace(subject, order), create(GoodsReceiptRecord, scope, receipt)] },
    );
  },
});
