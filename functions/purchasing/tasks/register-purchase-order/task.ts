import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { OrderNumber, orderContent, PurchaseOrder } from '../../domain/orders/order.ts';
import { OrderExists } from '../../domain/orders/refusals.ts';

export const registerPurchaseOrder = defineTask({
  id: 'purchasing.register-purchase-order',
  summary: 'Keeps a purchase order under its number, as a draft or as sent already',
  trigger: command('POST', 'orders'),
  input: z.strictObject({ number: OrderNumber, ...orderContent, state: z.enum(['draft', 'sent']).default('draft') }),
  output: PurchaseOrder,
  refusals: [OrderExists],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  failureImpact: 'Orders cannot be kept, so invoices have nothing to be compared with.',
  example: {
    number: 'CF-2026-0031',
    supplier: { name: 'Verrerie du Rhône', vatNumber: 'FR39000100016' },
    orderedOn: '2026-11-02',
    lines: [{ line: '1', item: 'VR-60', description: 'Globe opale 60 mm', quantity: '120', unitPrice: '4.00' }],
  },
});
