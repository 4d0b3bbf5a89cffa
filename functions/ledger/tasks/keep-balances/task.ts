import * as z from 'zod';
import { batchListener, defineTask } from '../../../../shared/contracts/task.ts';
import { EntryValidated } from '../../public.ts';

export const keepBalances = defineTask({
  id: 'ledger.keep-balances',
  summary: 'Adds validated entries to the movements of their day and month, and their lines to the general ledger',
  trigger: batchListener(EntryValidated),
  input: EntryValidated.data,
  output: z.undefined(),
  refusals: [],
  access: { tables: { main: 'write' } },
  failureImpact: 'Balances and the general ledger lag behind the journals; nothing is lost, the queue keeps it.',
});
