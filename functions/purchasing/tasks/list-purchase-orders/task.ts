import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { MoneyText } from '../../../../shared/kernel/money.ts';
import { ORDER_STAGES, PurchaseOrder } from '../../domain/orders/order.ts';
import { SupplierKey } from '../../domain/settings.ts';

export const listPurchaseOrders = defineTask({
  id: 'purchasing.list-purchase-orders',
  summary: 'Orders, newest first: those that are open, drafts, or ended; or all of one supplier',
  trigger: query('orders'),
  input: z
    .strictObject({
      stage: z.enum(ORDER_STAGES).optional(),
      supplier: SupplierKey.optional().meta({
        description: 'Its SIREN, or the VAT number of one without; not with `stage`.',
      }),
      ...pageInput,
    })
    .refine(({ stage, supplier }) => !(stage && supplier), { error: 'one filter', path: ['supplier'] }),
  output: pageOf(PurchaseOrder.extend({ total: MoneyText })),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Orders cannot be seen.',
});
