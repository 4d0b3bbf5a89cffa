import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { BankAccount, BankAccountId } from '../../domain/bank-account.ts';
import { BankAccountInState, BankAccountNotFound } from '../../domain/refusals.ts';
import { SupplierBankAccountChanged } from '../../public.ts';

export const refuseBankAccount = defineTask({
  id: 'parties.refuse-bank-account',
  summary: 'Refuses a proposed bank account: nothing is ever paid to it',
  trigger: command('POST', 'bank-accounts/{accountId}/refuse', { ifMatch: true }),
  input: z.strictObject({ accountId: BankAccountId, reason: z.string().trim().min(3).max(500) }),
  output: BankAccount,
  refusals: [BankAccountNotFound, BankAccountInState],
  access: { tables: { main: 'write' }, publishes: [SupplierBankAccountChanged] },
  role: ['accountant', 'director'],
  failureImpact: 'A fraudulent account cannot be refused; it stays unpaid all the same.',
  example: { accountId: 'bac_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', reason: 'Le fournisseur ne connaît pas ce compte' },
});
