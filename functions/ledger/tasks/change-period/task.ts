import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Books, PERIOD_STATES } from '../../domain/books.ts';
import { BooksNotOpen, NoYear, PeriodHasDrafts, PeriodStaysClosed } from '../../domain/refusals.ts';

export const changePeriod = defineTask({
  id: 'ledger.change-period',
  summary: 'Closes a month with all before it, softly or for good, or opens one again that was closed softly',
  trigger: command('PUT', 'periods/{month}', { ifMatch: true }),
  input: z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), state: z.enum(PERIOD_STATES) }),
  output: Books,
  refusals: [BooksNotOpen, NoYear, PeriodHasDrafts, PeriodStaysClosed],
  access: { tables: { main: 'write' } },
  role: 'accountant',
  failureImpact: 'Months cannot be closed, so anybody may still post into them.',
  example: { month: '2026-10', state: 'closed' },
});
