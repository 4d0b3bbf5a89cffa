import { replace } from '../../../../shared/aws/entity.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { ApprovalPolicyRecord } from '../../data/approval.ts';
import { draftOf } from '../../domain/approval/draft.ts';
import { ApprovalPolicyInForce, ApprovalPolicyNotFound } from '../../domain/approval/refusals.ts';
import { changeApprovalPolicy } from './task.ts';

export const useCase = defineCommand(changeApprovalPolicy, {
  reads: ({ number }, { scope }) => ({ subject: ApprovalPolicyRecord.key(scope, String(number)) }),
  decide({ number, content }, { subject }, { actor, now }) {
    if (!subject) return refuse(ApprovalPolicyNotFound, { number });
    const { inForceFrom } = subject.data;
    if (inForceFrom) return refuse(ApprovalPolicyInForce, { number, from: inForceFrom });
    const policy = draftOf(number, content, { id: actor.id, name: actor.name, at: now });
    if (policy instanceof Refusal) return policy;
    return decided(policy, { writes: [replace(subject, policy)] });
  },
});
