import { create } from '../../../../shared/aws/entity.ts';
import type { UserPool } from '../../../../shared/aws/user-pool.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineGroupCommand } from '../../../../shared/runtime/use-case.ts';
import { MemberRecord } from '../../data/group.ts';
import { MemberExists } from '../../domain/refusals.ts';
import { registerPerson } from './task.ts';

/** If it runs twice: the user pool knows the address already and gives the same subject. */
export const useCase = defineGroupCommand(registerPerson, {
  gather: ({ email, name }, { userPool }: { userPool: UserPool }) => userPool.invite(email.toLowerCase(), name),
  reads: (_input, { scope }, memberId) => ({ subject: MemberRecord.key(scope, memberId) }),
  decide(input, { subject }, { scope }, memberId) {
    const email = input.email.toLowerCase();
    if (subject) return refuse(MemberExists, { email });
    const member = { ...input, email, memberId, kind: 'person' as const };
    return decided(member, { writes: [create(MemberRecord, scope, member)] });
  },
});
