import { expect, test } from 'vitest';
import {
  inForce,
  intake,
  invoice,
  policyOf,
  role,
  storedApproval,
  storedIntake,
  storedInvoice,
  storedPolicy,
} from '../../../../test/builders/purchasing.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { ApprovalPolicyNotFound } from '../../domain/approval/refusals.ts';
import { useCase } from './simulate-approval-policy.ts';

const rule = (...approvals: ReturnType<typeof role>[]) => ({ name: 'Toute facture', when: {}, approvals });
const simulate = (draft: ReturnType<typeof rule>, number = 2) =>
  useCase(
    { number, limit: 25 },
    contextOf(),
    reading(
      storedPolicy({ ...policyOf(inForce(draft, { number: 2 })), state: 'draft' }),
      storedApproval(inForce(rule(role('approver')))),
      storedIntake({ ...intake, invoiceId: invoice.invoiceId }),
      storedInvoice(invoice),
    ),
  );

test.each([
  ['none', rule(role('approver'))],
  ['more', rule(role('approver'), role('director'))],
  ['others', rule(role('accountant'))],
])('beside what is asked of an invoice today stands what the draft would ask: %s', async (change, draft) => {
  const today = { approvals: [{ level: 1, of: role('approver'), rules: ['Toute facture'] }] };
  expect(await simulate(draft)).toMatchObject({
    applies: 1,
    items: [{ number: 'A-1', change, today }],
    nextCursor: 'next',
  });
});

test('a policy that is not there is refused', async () => {
  expect(await simulate(rule(role('approver')), 3)).toMatchObject({ kind: ApprovalPolicyNotFound });
});
