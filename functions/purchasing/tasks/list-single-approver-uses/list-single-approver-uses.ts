import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { invoicesApprovedAlone } from '../../data/intake.ts';
import { listSingleApproverUses } from './task.ts';

export const useCase = defineQuery(listSingleApproverUses, async (paging, { scope }, { read }) => {
  const page = await read.page(invoicesApprovedAlone(scope), paging);
  if (page instanceof Refusal) return page;
  const items = page.items.map(({ data: { invoiceId, intakeId, number, seller, totalWithVat, approvals } }) => ({
    invoiceId,
    intakeId,
    number,
    seller,
    totalWithVat,
    approvals: (approvals?.given ?? []).filter(({ singleApprover }) => singleApprover),
  }));
  return { ...page, items };
});
