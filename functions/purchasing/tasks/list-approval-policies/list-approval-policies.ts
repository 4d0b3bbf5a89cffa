import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { approvalPolicies } from '../../data/approval.ts';
import { listApprovalPolicies } from './task.ts';

export const useCase = defineQuery(listApprovalPolicies, async (paging, { scope }, { read }) => {
  const page = await read.page(approvalPolicies(scope), paging);
  if (page instanceof Refusal) return page;
  return { ...page, items: page.items.map(({ data, version }) => ({ ...data, version })) };
});
