import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Member } from '../../domain/member.ts';

export const registerMachineClient = defineTask({
  id: 'identity.register-machine-client',
  summary: 'Creates a machine client; its secret is fetched once, with the member id, from the identity provider',
  trigger: command('POST', 'members/machine-clients', { of: 'group' }),
  input: z.strictObject({ name: Member.shape.name, memberships: Member.shape.memberships, until: Member.shape.until }),
  output: Member,
  refusals: [],
  access: { tables: { main: 'write' }, identityProvider: 'manage' },
  role: 'administrator',
  perSecond: 5,
  failureImpact: 'New apps cannot be connected.',
  example: { name: 'Scanner', memberships: { 'brumaire-luminaires': ['clerk'] }, until: '2027-12-31' },
});
