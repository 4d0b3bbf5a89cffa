import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { SingleApproverUse } from '../../domain/approval/single-approver-use.ts';

export const listSingleApproverUses = defineTask({
  id: 'purchasing.list-single-approver-uses',
  summary: 'Approvals by somebody who would have been excluded, had they not been declared to approve alone',
  trigger: query('single-approver-uses'),
  input: z.strictObject(pageInput),
  output: pageOf(SingleApproverUse),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'An auditor does not see what was approved alone.',
});
