import { create } from '../../../../shared/aws/entity.ts';
import type { UserPool } from '../../../../shared/aws/user-pool.ts';
import { decided, defineGroupCommand } from '../../../../shared/runtime/use-case.ts';
import { MemberRecord } from '../../data/group.ts';
import { registerMachineClient } from './task.ts';

/** If it runs twice: the client's name holds the id of the call, and a client of that name is used again. */
export const useCase = defineGroupCommand(registerMachineClient, {
  gather: ({ name }, { userPool }: { userPool: UserPool }, { newId }) =>
    userPool.createMachineClient(name, newId('mcl')),
  reads: (_input, { scope }, memberId) => ({ subject: MemberRecord.key(scope, memberId) }),
  decide(input, _state, { scope }, memberId) {
    const member = { ...input, memberId, kind: 'machine' as const };
    return decided(member, { writes: [create(MemberRecord, scope, member)] });
  },
});
