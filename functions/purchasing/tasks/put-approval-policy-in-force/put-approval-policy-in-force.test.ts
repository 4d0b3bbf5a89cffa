import { expect, test } from 'vitest';
import { inForce, policyOf, role, storedApproval, storedPolicy } from '../../../../test/builders/purchasing.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import type { ApprovalPolicy } from '../../domain/approval/policy.ts';
import type { ApprovalSettings } from '../../domain/approval/settings.ts';
import { useCase } from './put-approval-policy-in-force.ts';
import { putApprovalPolicyInForce } from './task.ts';

const rule = { name: 'Toute facture', when: {}, approvals: [role('approver')] };
const numbered = (number: number) => policyOf(inForce(rule, { number }));
const draftOf = (number: number): ApprovalPolicy => {
  const { inForceFrom: _, putInForceBy: __, ...policy } = numbered(number);
  return { ...policy, state: 'draft' };
};
const put = (policy: ApprovalPolicy | undefined, from: string, settings?: ApprovalSettings) =>
  decide(putApprovalPolicyInForce, useCase, {
    input: { number: policy?.number ?? 9, from },
    state: { subject: policy && storedPolicy(policy), settings: settings && storedApproval(settings) },
  });
const kept = (result: ReturnType<typeof put>) => {
  if (typeof result === 'string') return result;
  const settings = result.writes[1]?.data as ApprovalSettings | undefined;
  return settings?.policies.map(({ number }) => number);
};

test('from today it supersedes the one that applied', () => {
  const result = put(draftOf(2), '2026-11-24', inForce(rule));
  expect(result).toMatchObject({ output: { number: 2, state: 'in-force', inForceFrom: '2026-11-24' } });
  expect(kept(result)).toEqual([2]);
});

test('from a later day the one before goes on to apply until then', () => {
  expect(kept(put(draftOf(2), '2026-12-01', inForce(rule)))).toEqual([1, 2]);
});

test('an older draft put in force today does not come before a newer policy', () => {
  expect(kept(put(draftOf(1), '2026-11-24', inForce(rule, { number: 2 })))).toEqual([2]);
});

test.each<[string, ApprovalPolicy | undefined, string, string]>([
  ['that is not there', undefined, '2026-11-24', 'purchasing.approval-policy-not-found'],
  ['that is in force', numbered(1), '2026-11-24', 'purchasing.approval-policy-in-force'],
  ['for yesterday', draftOf(1), '2026-11-23', 'purchasing.in-force-in-the-past'],
])('one %s is refused', (_, policy, from, code) => {
  expect(put(policy, from)).toBe(code);
});

test('only so many wait for their day', () => {
  const later = [2, 3, 4, 5].map((number) => ({ ...numbered(number), inForceFrom: '2027-01-01' }));
  const settings = { ...inForce(rule), policies: [numbered(1), ...later] };
  expect(put(draftOf(6), '2027-02-01', settings)).toBe('purchasing.too-many-policies-to-come');
  expect(kept(put(draftOf(6), '2026-11-24', settings))).toEqual([6]);
});
