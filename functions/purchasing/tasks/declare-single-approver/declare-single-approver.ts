import { put } from '../../../../shared/aws/entity.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { ApprovalSettingsRecord } from '../../data/approval.ts';
import { SingleApproverPeriod, TooManySingleApprovers } from '../../domain/approval/refusals.ts';
import { NO_SETTINGS } from '../../domain/approval/settings.ts';
import { declareSingleApprover } from './task.ts';

const MOST = 10;

export const useCase = defineCommand(declareSingleApprover, {
  reads: (_input, { scope }) => ({ subject: ApprovalSettingsRecord.key(scope, 'approval') }),
  decide({ person, until, reason }, { subject }, { scope, actor, now }) {
    const today = localDate(new Date(now), 'Europe/Paris');
    const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
    if (until < today || until > inAYear) return refuse(SingleApproverPeriod, { until });
    const settings = subject?.data ?? NO_SETTINGS;
    const others = settings.singleApprovers.filter((one) => one.person.id !== person.id && one.until >= today);
    if (others.length >= MOST) return refuse(TooManySingleApprovers);
    const declared = { person, until, reason, declaredBy: { id: actor.id, name: actor.name, at: now } };
    const singleApprovers = [...others, declared];
    return decided(declared, {
      writes: [put(ApprovalSettingsRecord, scope, subject, { ...settings, singleApprovers })],
    });
  },
});
