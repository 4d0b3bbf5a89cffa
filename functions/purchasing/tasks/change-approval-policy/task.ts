import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { ApprovalPolicy, PolicyContent, PolicyNumber } from '../../domain/approval/policy.ts';
import { ApprovalPolicyInForce, ApprovalPolicyNotFound, PolicyTooLarge } from '../../domain/approval/refusals.ts';

export const changeApprovalPolicy = defineTask({
  id: 'purchasing.change-approval-policy',
  summary: 'Changes the draft of an approval policy; one in force never changes',
  trigger: command('PUT', 'approval-policies/{number}', { ifMatch: true }),
  input: z.strictObject({ number: PolicyNumber, content: PolicyContent }),
  output: ApprovalPolicy,
  refusals: [ApprovalPolicyNotFound, ApprovalPolicyInForce, PolicyTooLarge],
  access: { tables: { main: 'write' } },
  role: ['administrator', 'director'],
  failureImpact: 'Drafts of approval policies cannot be corrected.',
  example: {
    number: 2,
    content: {
      currency: 'EUR',
      rules: [{ name: 'Toute facture', when: {}, approvals: [{ of: 'role', role: 'director' }] }],
    },
  },
});
