import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { ApprovalPolicy, PolicyContent } from '../../domain/approval/policy.ts';
import { PolicyTooLarge } from '../../domain/approval/refusals.ts';

export const draftApprovalPolicy = defineTask({
  id: 'purchasing.draft-approval-policy',
  summary: 'Drafts an approval policy; it applies to nothing until it is put in force',
  trigger: command('POST', 'approval-policies'),
  input: z.strictObject({ content: PolicyContent }),
  output: ApprovalPolicy,
  refusals: [PolicyTooLarge],
  access: { tables: { main: 'write' } },
  role: ['administrator', 'director'],
  failureImpact: 'Approval policies cannot be prepared.',
  example: {
    content: {
      currency: 'EUR',
      rules: [
        { name: 'Toute facture', when: {}, approvals: [{ of: 'role', role: 'approver' }] },
        {
          name: 'À partir de 5 000 €',
          when: { amountFrom: '5000.00' },
          approvals: [
            { of: 'role', role: 'approver' },
            { of: 'role', role: 'director' },
          ],
        },
      ],
      fourEyesFrom: '1000.00',
    },
  },
});
