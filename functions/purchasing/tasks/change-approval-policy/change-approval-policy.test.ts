import { expect, test } from 'vitest';
import { inForce, policyOf, role, storedPolicy } from '../../../../test/builders/purchasing.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './change-approval-policy.ts';
import { changeApprovalPolicy } from './task.ts';

const rule = { name: 'Toute facture', when: {}, approvals: [role('approver')] };
const applying = policyOf(inForce(rule));
const { inForceFrom: _, putInForceBy: __, ...rest } = applying;
const draft = { ...rest, state: 'draft' as const };
const content = { currency: 'EUR', rules: [{ ...rule, approvals: [role('director')] }] };
const change = (policy: typeof draft | undefined) =>
  decide(changeApprovalPolicy, useCase, {
    input: { number: 1, content },
    state: { subject: policy && storedPolicy(policy) },
  });

test('a draft takes the new content', () => {
  expect(change(draft)).toMatchObject({
    output: { state: 'draft', content: { rules: [{ approvals: [role('director')] }] } },
  });
});

test('one in force never changes', () => {
  expect(change(applying as never)).toBe('purchasing.approval-policy-in-force');
});

test('one that is not there is refused', () => {
  expect(change(undefined)).toBe('purchasing.approval-policy-not-found');
});
