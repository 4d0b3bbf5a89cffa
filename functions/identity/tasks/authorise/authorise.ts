import { verifiedSubject } from '../../../../shared/aws/token-verifier.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { groupOf } from '../../../../shared/runtime/partition.ts';
import type { AuthoriserUseCase } from '../../../../shared/runtime/use-case.ts';
import { MemberRecord } from '../../data/group.ts';

/** The zone in which a member's last day ends: members belong to the group, which is French first. */
const ZONE = 'Europe/Paris';

export const useCase: AuthoriserUseCase = async (token, now, { read }) => {
  const subject = await verifiedSubject(token);
  if (!subject) return undefined;
  const member = await read.get(MemberRecord.key(groupOf(), subject.id));
  if (!member || member.data.kind !== subject.kind) return undefined;
  const { memberId, name, kind, memberships, until } = member.data;
  if (until && until < localDate(new Date(now), ZONE)) return undefined;
  return { id: memberId, name, kind, memberships };
};
