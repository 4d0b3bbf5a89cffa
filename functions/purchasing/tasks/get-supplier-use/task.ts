import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { SupplierUse } from '../../domain/supplier-use.ts';

export const getSupplierUse = defineTask({
  id: 'purchasing.get-supplier-use',
  summary: 'How many invoices of a supplier were approved, and when the latest',
  trigger: query('suppliers/{partyId}/use'),
  input: z.strictObject({ partyId: z.string().max(80) }),
  output: SupplierUse.partial({ lastAt: true, name: true }),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'A supplier is shown without the number of its invoices.',
});
