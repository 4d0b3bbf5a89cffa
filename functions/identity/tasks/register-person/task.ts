import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Email, Member } from '../../domain/member.ts';
import { MemberExists } from '../../domain/refusals.ts';

export const registerPerson = defineTask({
  id: 'identity.register-person',
  summary: 'Invites a person: creates the account, with roles per company',
  trigger: command('POST', 'members/people', { of: 'group' }),
  input: z.strictObject({
    email: Email,
    name: Member.shape.name,
    memberships: Member.shape.memberships,
    until: Member.shape.until,
  }),
  output: Member,
  refusals: [MemberExists],
  access: { tables: { main: 'write' }, identityProvider: 'manage' },
  role: 'administrator',
  perSecond: 5,
  failureImpact: 'New people cannot get access.',
  example: {
    email: 'camille@brumaire.example',
    name: 'Camille Roussel',
    memberships: { 'brumaire-luminaires': ['approver'] },
  },
});
