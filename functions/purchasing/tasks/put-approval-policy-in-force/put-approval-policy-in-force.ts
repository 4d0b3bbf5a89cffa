import { put, replace, type Write } from '../../../../shared/aws/entity.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { ApprovalPolicyRecord, ApprovalSettingsRecord } from '../../data/approval.ts';
import { policyOn } from '../../domain/approval/policy.ts';
import {
  ApprovalPolicyInForce,
  ApprovalPolicyNotFound,
  InForceInThePast,
  TooManyPoliciesToCome,
} from '../../domain/approval/refusals.ts';
import { NO_SETTINGS } from '../../domain/approval/settings.ts';
import { putApprovalPolicyInForce } from './task.ts';

const MAX_TO_COME = 4;

export const useCase = defineCommand(putApprovalPolicyInForce, {
  reads: ({ number }, { scope }) => ({
    subject: ApprovalPolicyRecord.key(scope, String(number)),
    settings: ApprovalSettingsRecord.key(scope, 'approval'),
  }),
  decide({ number, from }, { subject, settings }, { scope, actor, now }) {
    if (!subject) return refuse(ApprovalPolicyNotFound, { number });
    const { inForceFrom } = subject.data;
    if (inForceFrom) return refuse(ApprovalPolicyInForce, { number, from: inForceFrom });
    const today = localDate(new Date(now), 'Europe/Paris');
    if (from < today) return refuse(InForceInThePast, { from, today });
    const putInForceBy = { id: actor.id, name: actor.name, at: now };
    const policy = { ...subject.data, state: 'in-force' as const, inForceFrom: from, putInForceBy };
    const before = settings?.data ?? NO_SETTINGS;
    const all = [...before.policies, policy];
    const applies = policyOn(all, today);
    // What a newer one has superseded will never apply again.
    const toCome = all.filter((one) => one.number > (applies?.number ?? 0));
    if (toCome.length > MAX_TO_COME) return refuse(TooManyPoliciesToCome);
    const policies = [...(applies ? [applies] : []), ...toCome];
    const writes = [
      replace(subject, policy),
      put(ApprovalSettingsRecord, scope, settings, { ...before, policies }),
    ] as Write[];
    return decided(policy, { writes });
  },
});
