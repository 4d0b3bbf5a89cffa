import * as z from 'zod';
import { defineTask, listener } from '../../../../shared/contracts/task.ts';
import { SupplierInvoiceRejected } from '../../public.ts';

export const releaseOrder = defineTask({
  id: 'purchasing.release-order',
  summary: 'Gives back what a rejected invoice had taken of its order, so that the right one can take it',
  trigger: listener(SupplierInvoiceRejected),
  input: SupplierInvoiceRejected.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' } },
  failureImpact: 'The corrected invoice of a rejected one looks as if it were invoiced twice.',
});
