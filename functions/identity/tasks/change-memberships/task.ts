import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Member, MemberId } from '../../domain/member.ts';
import { MemberNotFound } from '../../domain/refusals.ts';

export const changeMemberships = defineTask({
  id: 'identity.change-memberships',
  summary: 'Sets the roles of a member, and the last day on which it may enter',
  trigger: command('PUT', 'members/{memberId}/memberships', { of: 'group', ifMatch: true }),
  input: z.strictObject({
    memberId: MemberId,
    memberships: Member.shape.memberships,
    until: Member.shape.until,
  }),
  output: Member,
  refusals: [MemberNotFound],
  access: { tables: { main: 'write' } },
  role: 'administrator',
  failureImpact: 'Roles cannot be granted or withdrawn.',
  example: { memberId: '3f2a0c52-0000-4000-8000-000000000001', memberships: { 'brumaire-luminaires': ['approver'] } },
});
