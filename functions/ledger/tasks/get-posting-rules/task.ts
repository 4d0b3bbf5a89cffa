import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { PostingRules, PurchaseRules } from '../../domain/posting/rules.ts';

export const getPostingRules = defineTask({
  id: 'ledger.get-posting-rules',
  summary: 'How approved supplier invoices are posted: every version, newest first, and what stands before the first',
  trigger: query('posting-rules'),
  input: z.strictObject({}),
  output: PostingRules.extend({ first: PurchaseRules, version: z.number().int() }),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees how invoices are posted.',
});
