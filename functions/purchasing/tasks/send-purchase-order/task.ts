import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { PurchaseOrder, PurchaseOrderId } from '../../domain/orders/order.ts';
import { OrderNotDraft, OrderNotFound } from '../../domain/orders/refusals.ts';

export const sendPurchaseOrder = defineTask({
  id: 'purchasing.send-purchase-order',
  summary: 'Notes that an order went to its supplier: from now on goods and invoices of it are awaited',
  trigger: command('POST', 'orders/{orderId}/send', { ifMatch: true }),
  input: z.strictObject({ orderId: PurchaseOrderId }),
  output: PurchaseOrder,
  refusals: [OrderNotFound, OrderNotDraft],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Orders stay drafts: nothing can be received or matched.',
});
