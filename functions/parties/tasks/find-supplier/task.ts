import * as z from 'zod';
import { defineTask, step } from '../../../../shared/contracts/task.ts';
import { FoundSupplier, SellerSought } from '../../domain/found-supplier.ts';
import { SupplierBankAccountChanged, SupplierProposed } from '../../public.ts';

export const findSupplier = defineTask({
  id: 'parties.find-supplier',
  summary:
    'Finds the supplier of an invoice by its numbers, and proposes what the file does not know: supplier, account',
  trigger: step(),
  input: SellerSought,
  output: z.object({ outcome: z.enum(['found', 'ambiguous', 'unknown']), supplier: FoundSupplier }),
  refusals: [],
  access: { tables: { main: 'write' }, publishes: [SupplierProposed, SupplierBankAccountChanged] },
  failureImpact: 'Supplier invoices wait without their supplier.',
});
