import { CompanyNotFound } from '../../../../shared/contracts/problems.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import type { GroupScope } from '../../../../shared/kernel/scope.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { MemberRecord, peopleOf } from '../../data/group.ts';
import { listColleagues } from './task.ts';

/** Members belong to the group, so the runtime has checked no company here. */
export const useCase = defineQuery<typeof listColleagues, Reading, GroupScope>(
  listColleagues,
  async ({ companyId, ...paging }, { scope, actor, now }, { read }) => {
    const caller = await read.get(MemberRecord.key(scope, actor.id));
    if (!caller?.data.memberships[companyId]) return refuse(CompanyNotFound);
    const page = await read.page(peopleOf(scope, companyId, now), paging);
    if (page instanceof Refusal) return page;
    return {
      ...page,
      items: page.items.map(({ data: { memberId, name, memberships } }) => ({
        id: memberId,
        name,
        roles: memberships[companyId] ?? [],
      })),
    };
  },
);
