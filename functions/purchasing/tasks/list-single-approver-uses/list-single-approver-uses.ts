import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { singleApproverUses } from '../../data/approval.ts';
import { listSingleApproverUses } from './task.ts';

export const useCase = defineQuery(listSingleApproverUses, async (paging, { scope }, { read }) => {
  const page = await read.page(singleApproverUses(scope), paging);
  return page instanceof Refusal ? page : { ...page, items: page.items.map(({ data }) => data) };
});
