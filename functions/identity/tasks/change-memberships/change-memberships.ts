import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineGroupCommand } from '../../../../shared/runtime/use-case.ts';
import { MemberRecord } from '../../data/group.ts';
import { MemberNotFound } from '../../domain/refusals.ts';
import { changeMemberships } from './task.ts';

export const useCase = defineGroupCommand(changeMemberships, {
  reads: ({ memberId }, { scope }) => ({ subject: MemberRecord.key(scope, memberId) }),
  decide({ memberId, memberships, until }, { subject }) {
    if (!subject) return refuse(MemberNotFound, { memberId });
    const { until: _, ...before } = subject.data;
    const member = { ...before, memberships, ...(until && { until }) };
    return decided(member, { writes: [replace(subject, member)] });
  },
});
