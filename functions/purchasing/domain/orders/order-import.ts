import * as z from 'zod';
import { Instant } from '../../../../shared/kernel/dates.ts';
import { OrderNumber, PurchaseOrderId } from './order.ts';

/** Why a line of the file was not taken in; `line` counts from 1, the heading included. */
export const ImportError = z
  .object({ line: z.number().int(), column: z.string().optional(), fr: z.string(), en: z.string() })
  .meta({ id: 'OrderImportError' });
export type ImportError = z.infer<typeof ImportError>;

/** What became of a file of orders; kept as the proof of who brought it in. */
export const OrderImport = z
  .object({
    importId: z.string().regex(/^oim_[0-9a-f-]{36}$/),
    /** Of the orders taken in. */
    orders: z.array(z.object({ orderId: PurchaseOrderId, number: OrderNumber })),
    /** All errors of an order: nothing of it is taken in. */
    refused: z.array(z.object({ number: z.string(), errors: z.array(ImportError) })),
    by: z.object({ id: z.string(), name: z.string() }),
    at: Instant,
  })
  .meta({ id: 'OrderImport' });
export type OrderImport = z.infer<typeof OrderImport>;
