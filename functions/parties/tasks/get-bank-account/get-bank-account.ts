import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { BankAccountRecord } from '../../data/bank-account.ts';
import { BankAccountNotFound } from '../../domain/refusals.ts';
import { getBankAccount } from './task.ts';

export const useCase = defineQuery(getBankAccount, async ({ accountId }, { scope }, { read }) => {
  const account = await read.get(BankAccountRecord.key(scope, accountId));
  return account ? { ...account.data, version: account.version } : refuse(BankAccountNotFound, { accountId });
});
