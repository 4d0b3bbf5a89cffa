import * as z from 'zod';
import { Instant } from '../../../shared/kernel/dates.ts';

/** What the company has bought of a supplier: approved invoices so far and the latest one's moment. */
export const SupplierUse = z
  .object({ partyId: z.string(), name: z.string(), invoices: z.number().int(), lastAt: Instant })
  .meta({ id: 'SupplierUse' });
