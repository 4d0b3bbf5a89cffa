import type { GroupScope } from '../../../../shared/kernel/scope.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { CompanyRecord, MemberRecord } from '../../data/group.ts';
import { getMe } from './task.ts';

export const useCase = defineQuery<typeof getMe, Reading, GroupScope>(
  getMe,
  async (_input, { scope, actor }, { read }) => {
    const member = await read.get(MemberRecord.key(scope, actor.id));
    if (!member) throw new Error(`The authoriser admitted ${actor.id}, who is no member`);
    const ids = Object.keys(member.data.memberships).filter((id) => id !== 'group');
    const companies = await Promise.all(ids.map((id) => read.get(CompanyRecord.key(scope, id))));
    return { member: member.data, companies: companies.flatMap((company) => (company ? [company.data] : [])) };
  },
);
