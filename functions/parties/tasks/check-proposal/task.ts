import * as z from 'zod';
import { defineTask, listener } from '../../../../shared/contracts/task.ts';
import { SupplierProposed } from '../../public.ts';

export const checkProposal = defineTask({
  id: 'parties.check-proposal',
  summary: 'Asks VIES and the company register about a proposed supplier, and keeps what they said with its date',
  trigger: listener(SupplierProposed),
  input: SupplierProposed.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' }, outside: ['registers'] },
  failureImpact: 'Sellers are identified without what the registers say of them.',
});
