import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { SingleApprover } from '../../domain/approval/round.ts';

export const listSingleApprovers = defineTask({
  id: 'purchasing.list-single-approvers',
  summary: 'Who may approve alone, until when and why',
  trigger: query('single-approvers'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(SingleApprover) }),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'An auditor does not see who approves alone.',
});
