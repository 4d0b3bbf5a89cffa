import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { PurchaseOrder, PurchaseOrderId } from '../../domain/orders/order.ts';
import { OrderInUse, OrderNotFound, OrderNotOpen } from '../../domain/orders/refusals.ts';

export const closePurchaseOrder = defineTask({
  id: 'purchasing.close-purchase-order',
  summary: 'Closes an order of which nothing more is awaited, or cancels one of which nothing has come',
  trigger: command('POST', 'orders/{orderId}/close', { ifMatch: true }),
  input: z.strictObject({ orderId: PurchaseOrderId, as: z.enum(['closed', 'cancelled']) }),
  output: PurchaseOrder,
  refusals: [OrderNotFound, OrderNotOpen, OrderInUse],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Orders stay open, and later invoices are matched with them.',
  example: { orderId: 'por_4d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', as: 'closed' },
});
