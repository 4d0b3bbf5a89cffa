import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { openProposals } from '../../data/proposal.ts';
import { listProposals } from './task.ts';

export const useCase = defineQuery(listProposals, async (paging, { scope }, { read }) => {
  const page = await read.page(openProposals(scope), paging);
  if (page instanceof Refusal) return page;
  return { ...page, items: page.items.map(({ data, version }) => ({ ...data, version })) };
});
