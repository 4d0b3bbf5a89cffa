import * as z from 'zod';
import { pageInput } from '../../../../shared/contracts/paging.ts';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { PolicyNumber } from '../../domain/approval/policy.ts';
import { ApprovalPolicyNotFound } from '../../domain/approval/refusals.ts';
import { Simulated } from '../../domain/approval/simulated.ts';

export const simulateApprovalPolicy = defineTask({
  id: 'purchasing.simulate-approval-policy',
  summary:
    'What a policy would have asked of past invoices, newest first, beside what the policy of today asks of them',
  trigger: query('approval-policies/{number}/simulation'),
  input: z.strictObject({ number: PolicyNumber, ...pageInput }),
  output: z.object({
    /** Number of the policy that applies today; 0 when none does. */
    applies: z.number().int(),
    items: z.array(Simulated),
    nextCursor: z.string().optional(),
  }),
  refusals: [ApprovalPolicyNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'A policy takes effect without anyone knowing what it changes.',
});
