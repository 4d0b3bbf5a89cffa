import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { orderContent, PurchaseOrder, PurchaseOrderId } from '../../domain/orders/order.ts';
import { OrderNotDraft, OrderNotFound } from '../../domain/orders/refusals.ts';

export const changePurchaseOrder = defineTask({
  id: 'purchasing.change-purchase-order',
  summary: 'Changes an order that has not been sent',
  trigger: command('PUT', 'orders/{orderId}', { ifMatch: true }),
  input: z.strictObject({ orderId: PurchaseOrderId, ...orderContent }),
  output: PurchaseOrder,
  refusals: [OrderNotFound, OrderNotDraft],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Drafts of orders cannot be corrected.',
  example: {
    orderId: 'por_4d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    supplier: { name: 'Verrerie du Rhône', vatNumber: 'FR39000100016' },
    orderedOn: '2026-11-03',
    lines: [{ line: '1', item: 'VR-60', description: 'Globe opale 60 mm', quantity: '100', unitPrice: '4.00' }],
  },
});
