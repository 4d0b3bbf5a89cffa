import { Refusal } from '../../../../shared/kernel/refusal.ts';
import type { GroupScope } from '../../../../shared/kernel/scope.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { members } from '../../data/group.ts';
import { listMembers } from './task.ts';

export const useCase = defineQuery<typeof listMembers, Reading, GroupScope>(
  listMembers,
  async (paging, { scope }, { read }) => {
    const page = await read.page(members(scope), paging);
    if (page instanceof Refusal) return page;
    return { ...page, items: page.items.map(({ data, version }) => ({ ...data, version })) };
  },
);
