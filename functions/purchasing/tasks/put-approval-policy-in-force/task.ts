import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { ApprovalPolicy, PolicyNumber } from '../../domain/approval/policy.ts';
import {
  ApprovalPolicyInForce,
  ApprovalPolicyNotFound,
  InForceInThePast,
  TooManyPoliciesToCome,
} from '../../domain/approval/refusals.ts';

export const putApprovalPolicyInForce = defineTask({
  id: 'purchasing.put-approval-policy-in-force',
  summary:
    'Puts a draft in force from a day on: it supersedes every policy before it, and invoices asked about already stay as they are',
  trigger: command('POST', 'approval-policies/{number}/put-in-force', { ifMatch: true }),
  input: z.strictObject({ number: PolicyNumber, from: LocalDate }),
  output: ApprovalPolicy,
  refusals: [ApprovalPolicyNotFound, ApprovalPolicyInForce, InForceInThePast, TooManyPoliciesToCome],
  access: { tables: { main: 'write' } },
  role: ['administrator', 'director'],
  failureImpact: 'A new approval policy does not take effect.',
  example: { number: 2, from: '2027-01-01' },
});
