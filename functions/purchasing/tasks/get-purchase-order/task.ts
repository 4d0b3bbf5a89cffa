import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { MoneyText } from '../../../../shared/kernel/money.ts';
import { PurchaseOrder, PurchaseOrderId } from '../../domain/orders/order.ts';
import { GoodsReceipt } from '../../domain/orders/receipt.ts';
import { OrderNotFound } from '../../domain/orders/refusals.ts';

export const getPurchaseOrder = defineTask({
  id: 'purchasing.get-purchase-order',
  summary: 'One order with what has come of it and what was invoiced, and its last hundred receipts',
  trigger: query('orders/{orderId}'),
  input: z.strictObject({ orderId: PurchaseOrderId }),
  output: z.object({
    order: PurchaseOrder.extend({ total: MoneyText }),
    receipts: z.array(GoodsReceipt),
    version: z.number().int(),
  }),
  refusals: [OrderNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'An order cannot be seen.',
});
