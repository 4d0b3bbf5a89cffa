import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Company } from '../../domain/company.ts';
import { Member } from '../../domain/member.ts';

export const getMe = defineTask({
  id: 'identity.get-me',
  summary: 'Who calls, and the companies open to the caller',
  trigger: query('me', { of: 'group' }),
  input: z.strictObject({}),
  output: z.object({ member: Member, companies: z.array(Company) }),
  refusals: [],
  access: { tables: { main: 'read' } },
  failureImpact: 'The console cannot tell people who they are and where they may work.',
});
