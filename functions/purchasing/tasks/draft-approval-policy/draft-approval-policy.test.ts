import { expect, test } from 'vitest';
import { inForce, role, storedApproval } from '../../../../test/builders/purchasing.ts';
import { camille, decide, NOW } from '../../../../test/builders/use-case.ts';
import { useCase } from './draft-approval-policy.ts';
import { draftApprovalPolicy } from './task.ts';

const rule = { name: 'Toute facture', when: {}, approvals: [role('approver')] };
const content = { currency: 'EUR', rules: [rule] };
const draft = (given: object, subject?: ReturnType<typeof storedApproval>) =>
  decide(draftApprovalPolicy, useCase, { input: { content: given }, state: { subject } });

test('policies are numbered one after another, and a draft applies to nothing', () => {
  const editedBy = { id: camille.id, name: camille.name, at: NOW };
  expect(draft(content)).toMatchObject({ output: { number: 1, state: 'draft', editedBy } });
  const settings = inForce(rule);
  expect(draft(content, storedApproval(settings))).toMatchObject({
    output: { number: 2 },
    writes: [
      { kind: 'approval-settings', data: { ...settings, latest: 2 } },
      { type: 'create', kind: 'approval-policy' },
    ],
  });
});

test('one that would fill the record is refused', () => {
  const wide = { ...rule, when: { suppliers: Array.from({ length: 50 }, (_, n) => `${n}-${'x'.repeat(60)}`) } };
  expect(draft({ ...content, rules: Array(20).fill(wide) })).toBe('purchasing.policy-too-large');
});

test.each([
  ['asks nobody and says so of no rule', { ...rule, approvals: [] }],
  ['is automatic and asks', { ...rule, automatic: true }],
  ['is automatic without a limit', { ...rule, approvals: [], automatic: true, when: { orders: ['matched'] } }],
  ['is automatic without an order', { ...rule, approvals: [], automatic: true, when: { amountBelow: '100' } }],
  ['names an amount that is none', { ...rule, when: { amountFrom: '1,000' } }],
])('a rule that %s is no rule', (_, bad) => {
  expect(draftApprovalPolicy.input.safeParse({ content: { ...content, rules: [bad] } }).success).toBe(false);
});
