import * as z from 'zod';
import { pageInput, pageOf } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { ApprovalPolicy } from '../../domain/approval/policy.ts';

export const listApprovalPolicies = defineTask({
  id: 'purchasing.list-approval-policies',
  summary: 'Every approval policy of the company, newest first; of those in force on a day the highest number applies',
  trigger: query('approval-policies'),
  input: z.strictObject(pageInput),
  output: pageOf(ApprovalPolicy.extend({ version: z.number().int() })),
  refusals: [],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Nobody sees by which rules invoices are approved.',
});
