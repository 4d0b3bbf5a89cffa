import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { BankAccount } from '../../domain/bank-account.ts';
import { PartyId } from '../../domain/party.ts';

export const listBankAccounts = defineTask({
  id: 'parties.list-bank-accounts',
  summary:
    'The bank accounts of a supplier, newest first; without a supplier those that wait for a call-back, oldest first',
  trigger: query('bank-accounts'),
  input: z.strictObject({ ...pageInput, partyId: PartyId.optional() }),
  output: pageOf(BankAccount.extend({ version: z.number().int() })),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees which bank accounts wait for a call-back.',
});
