import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { AccountNumber } from '../../domain/chart/chart.ts';

export const listAccounts = defineTask({
  id: 'ledger.list-accounts',
  summary:
    'Accounts of the official chart of a year and the company’s own, by the beginning of their number or by words',
  trigger: query('accounts'),
  input: z.strictObject({
    search: z.string().max(80).default(''),
    /** By its year; the newest chart when left out. */
    date: LocalDate.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(25),
  }),
  output: z.object({ items: z.array(z.object({ number: AccountNumber, label: z.string(), own: z.boolean() })) }),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Accounts cannot be looked up.',
});
