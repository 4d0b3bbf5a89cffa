import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { BankAccount, BankAccountId } from '../../domain/bank-account.ts';
import { PhoneNumber } from '../../domain/numbers.ts';
import {
  BankAccountInState,
  BankAccountNotFound,
  NumberCameWithChange,
  NumberNotOnFile,
  NumberTooRecent,
  OtherRoleNeeded,
  PartyMerged,
  SecondPersonNeeded,
} from '../../domain/refusals.ts';
import { SupplierBankAccountChanged } from '../../public.ts';

export const confirmBankAccount = defineTask({
  id: 'parties.confirm-bank-account',
  summary:
    'Records the call-back to a number known before, by a second person of another role: the account may be paid to',
  trigger: command('POST', 'bank-accounts/{accountId}/confirm', { ifMatch: true }),
  input: z.strictObject({
    accountId: BankAccountId,
    /** The number of the supplier's file that was called. */
    calledNumber: PhoneNumber,
    /** Who answered there. */
    spokeWith: z.string().trim().min(2).max(200),
  }),
  output: BankAccount,
  refusals: [
    BankAccountNotFound,
    BankAccountInState,
    PartyMerged,
    SecondPersonNeeded,
    OtherRoleNeeded,
    NumberNotOnFile,
    NumberCameWithChange,
    NumberTooRecent,
  ],
  access: { tables: { main: 'write' }, publishes: [SupplierBankAccountChanged] },
  role: ['accountant', 'director'],
  failureImpact: 'Changed bank details cannot be confirmed; the invoices that wait for them are not paid.',
  example: {
    accountId: 'bac_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
    calledNumber: '+33472000000',
    spokeWith: 'Mme Garnier, comptabilité',
  },
});
