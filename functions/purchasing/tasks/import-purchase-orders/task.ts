import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { OrderImport } from '../../domain/orders/order-import.ts';

export const importPurchaseOrders = defineTask({
  id: 'purchasing.import-purchase-orders',
  summary: 'Takes orders in from a CSV table, each whole or not at all, and says line by line what was refused',
  trigger: command('POST', 'orders/imports'),
  input: z.strictObject({
    csv: z.string().max(1_000_000).meta({
      description:
        'RFC 4180 with a heading; comma, semicolon or tab. Columns: number, supplier, vatNumber or siren, orderedOn, line, description, quantity, unitPrice; also currency, item, unit, vatRate, deliverOn, account, costCentre.',
    }),
    state: z.enum(['draft', 'sent']).default('sent'),
  }),
  output: OrderImport,
  refusals: [],
  access: { tables: { main: 'write' } },
  role: 'clerk',
  perSecond: 5,
  failureImpact: 'Orders of another program cannot be brought in.',
  timeout: 20,
  memory: 1024,
  example: {
    csv: 'number;supplier;siren;orderedOn;line;description;quantity;unitPrice\nCF-2026-0031;Verrerie du Rhône;000100016;2026-11-02;1;Globe opale 60 mm;120;4,00\n',
  },
});
