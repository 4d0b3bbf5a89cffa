import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { TrialBalance } from '../../domain/balances.ts';
import { BooksNotOpen, NoYear } from '../../domain/refusals.ts';

export const getTrialBalance = defineTask({
  id: 'ledger.get-trial-balance',
  summary: 'The trial balance of validated entries from the first day of a year through any day of it',
  trigger: query('trial-balance'),
  /** Today when left out. */
  input: z.strictObject({ date: LocalDate.optional() }),
  output: TrialBalance,
  refusals: [BooksNotOpen, NoYear],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Balances cannot be seen.',
});
