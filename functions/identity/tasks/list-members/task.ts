import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { Member } from '../../domain/member.ts';

export const listMembers = defineTask({
  id: 'identity.list-members',
  summary: 'People and machine clients of the group, by name',
  trigger: query('members', { of: 'group' }),
  input: z.strictObject(pageInput),
  output: pageOf(Member.extend({ version: z.number().int() })),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: ['administrator', 'auditor'],
  failureImpact: 'Access cannot be reviewed.',
});
