import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { BankAccount, BankAccountId } from '../../domain/bank-account.ts';
import { BankAccountInState, BankAccountNotFound } from '../../domain/refusals.ts';
import { SupplierBankAccountChanged } from '../../public.ts';

export const retireBankAccount = defineTask({
  id: 'parties.retire-bank-account',
  summary: 'Retires a confirmed bank account that the supplier has no longer',
  trigger: command('POST', 'bank-accounts/{accountId}/retire', { ifMatch: true }),
  input: z.strictObject({ accountId: BankAccountId, reason: z.string().trim().min(3).max(500) }),
  output: BankAccount,
  refusals: [BankAccountNotFound, BankAccountInState],
  access: { tables: { main: 'write' }, publishes: [SupplierBankAccountChanged] },
  role: ['accountant', 'director'],
  failureImpact: 'Closed accounts of suppliers stay on file.',
  example: { accountId: 'bac_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', reason: 'Compte clos' },
});
