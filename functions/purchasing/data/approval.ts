import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { ApprovalPolicy } from '../domain/approval/policy.ts';
import { ApprovalSettings } from '../domain/approval/settings.ts';
import { SingleApproverUse } from '../domain/approval/single-approver-use.ts';

/*
 * Access patterns
 * | who asks                                  | how                                          |
 * | what applies, and who approves alone      | ApprovalSettingsRecord.key(scope, 'approval') |
 * | a policy by its number                    | ApprovalPolicyRecord.key                     |
 * | policies, newest first                    | list1 = all, by number                       |
 * | uses of single approvers, newest first    | list1 = all, by the moment                   |
 */

export const ApprovalSettingsRecord = defineEntity({
  kind: 'approval-settings',
  schema: ApprovalSettings,
  id: () => 'approval',
});

export const ApprovalPolicyRecord = defineEntity({
  kind: 'approval-policy',
  schema: ApprovalPolicy,
  id: ({ number }) => String(number),
  lists: ({ number }) => ({ list1: { by: 'all', sort: String(number).padStart(9, '0') } }),
});

export function approvalPolicies(scope: Scope): ListQuery<ApprovalPolicy> {
  return { entity: ApprovalPolicyRecord, scope, newestFirst: true, index: 'list1', by: 'all' };
}

export const SingleApproverUseRecord = defineEntity({
  kind: 'single-approver-use',
  schema: SingleApproverUse,
  id: ({ useId }) => useId,
  lists: ({ useId, approval }) => ({ list1: { by: 'all', sort: `${approval.at}#${useId}` } }),
});

export function singleApproverUses(scope: Scope): ListQuery<SingleApproverUse> {
  return { entity: SingleApproverUseRecord, scope, newestFirst: true, index: 'list1', by: 'all' };
}
