import { create, put, type Write } from '../../../../shared/aws/entity.ts';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { ApprovalPolicyRecord, ApprovalSettingsRecord } from '../../data/approval.ts';
import { draftOf } from '../../domain/approval/draft.ts';
import { NO_SETTINGS } from '../../domain/approval/settings.ts';
import { draftApprovalPolicy } from './task.ts';

export const useCase = defineCommand(draftApprovalPolicy, {
  reads: (_input, { scope }) => ({ subject: ApprovalSettingsRecord.key(scope, 'approval') }),
  decide({ content }, { subject }, { scope, actor, now }) {
    const settings = subject?.data ?? NO_SETTINGS;
    const number = settings.latest + 1;
    const policy = draftOf(number, content, { id: actor.id, name: actor.name, at: now });
    if (policy instanceof Refusal) return policy;
    const writes = [
      put(ApprovalSettingsRecord, scope, subject, { ...settings, latest: number }),
      create(ApprovalPolicyRecord, scope, policy),
    ] as Write[];
    return decided(policy, { writes });
  },
});
