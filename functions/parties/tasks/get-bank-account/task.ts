import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { BankAccount, BankAccountId } from '../../domain/bank-account.ts';
import { BankAccountNotFound } from '../../domain/refusals.ts';

export const getBankAccount = defineTask({
  id: 'parties.get-bank-account',
  summary: 'One bank account of a supplier with its whole history',
  trigger: query('bank-accounts/{accountId}'),
  input: z.strictObject({ accountId: BankAccountId }),
  output: BankAccount.extend({ version: z.number().int() }),
  refusals: [BankAccountNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'A bank account of a supplier cannot be looked at.',
});
