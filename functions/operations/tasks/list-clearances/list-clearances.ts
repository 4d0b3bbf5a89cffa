import { Refusal } from '../../../../shared/kernel/refusal.ts';
import type { GroupScope } from '../../../../shared/kernel/scope.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { clearances } from '../../data/clearance.ts';
import { listClearances } from './task.ts';

export const useCase = defineQuery<typeof listClearances, Reading, GroupScope>(
  listClearances,
  async (paging, { scope }, { read }) => {
    const page = await read.page(clearances(scope), paging);
    return page instanceof Refusal ? page : { ...page, items: page.items.map(({ data }) => data) };
  },
);
