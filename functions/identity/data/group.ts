import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { GroupScope } from '../../../shared/kernel/scope.ts';
import { sortableName } from '../../../shared/kernel/text.ts';
import { Company } from '../domain/company.ts';
import { Member } from '../domain/member.ts';

/*
 * Access patterns (keys of the group: companies and members belong to no single company)
 * | who asks                            | how                                  |
 * | the authoriser, by token subject    | MemberRecord.key                     |
 * | a company by id                     | CompanyRecord.key                    |
 * | members by name                     | list1 = all, by name                 |
 * | people of one company, by name      | the same, looked at one by one       |
 * | companies by id                     | list1 = all, by id                   |
 */

export const CompanyRecord = defineEntity({
  kind: 'company',
  schema: Company,
  id: (company) => company.companyId,
  lists: (company) => ({ list1: { by: 'all', sort: company.companyId } }),
});

export const MemberRecord = defineEntity({
  kind: 'member',
  schema: Member,
  id: (member) => member.memberId,
  lists: (member) => ({ list1: { by: 'all', sort: `${sortableName(member.name)}#${member.memberId}` } }),
});

export function members(scope: GroupScope): ListQuery<Member> {
  return { entity: MemberRecord, scope, index: 'list1', by: 'all' };
}

export function companies(scope: GroupScope): ListQuery<Company> {
  return { entity: CompanyRecord, scope, index: 'list1', by: 'all' };
}

/** Who may enter a company on a day; a group has some hundred members, of whom most companies have most. */
export function peopleOf(scope: GroupScope, companyId: string, now: string): ListQuery<Member> {
  const holds = ({ kind, memberships, until }: Member) =>
    kind === 'person' && memberships[companyId] !== undefined && (until === undefined || until >= now.slice(0, 10));
  return { ...members(scope), where: { named: companyId, holds } };
}
