import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { AccountNumber } from '../../domain/chart/chart.ts';
import { LedgerLine } from '../../domain/ledger-line.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';

export const listAccountLines = defineTask({
  id: 'ledger.list-account-lines',
  summary: 'The general ledger: the lines of an account by date, or with `party` those of a party on every account',
  trigger: query('accounts/{account}/lines'),
  input: z.strictObject({
    account: AccountNumber,
    /** Of this party instead, and of these its lines on the account. */
    party: z.string().max(80).optional(),
    /** Only of this month (`2026-11`) or year (`2026`). */
    period: z
      .string()
      .regex(/^\d{4}(-\d{2})?$/)
      .optional(),
    ...pageInput,
  }),
  output: pageOf(LedgerLine),
  refusals: [BooksNotOpen],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'What makes a balance cannot be seen.',
});
