import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { accountsOf, accountsToConfirm } from '../../data/bank-account.ts';
import { listBankAccounts } from './task.ts';

export const useCase = defineQuery(listBankAccounts, async ({ partyId, ...paging }, { scope }, { read }) => {
  const page = await read.page(partyId ? accountsOf(scope, partyId) : accountsToConfirm(scope), paging);
  if (page instanceof Refusal) return page;
  return { ...page, items: page.items.map(({ data, version }) => ({ ...data, version })) };
});
