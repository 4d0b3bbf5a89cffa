import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { inForce, policyOf, role, storedPolicy } from '../../../../test/builders/purchasing.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-approval-policies.ts';

const policy = policyOf(inForce({ name: 'Toute facture', when: {}, approvals: [role('approver')] }));

test('policies with their versions, for If-Match, newest first', async () => {
  const { read, asked } = reading(storedPolicy(policy));
  expect(await useCase({ limit: 25 }, contextOf(), { read })).toEqual({
    items: [{ ...policy, version: 1 }],
    nextCursor: 'next',
  });
  expect(asked).toEqual([{ scope: 'brumaire', index: 'list1', by: 'all', newestFirst: true, paging: { limit: 25 } }]);
});

test('the cursor of another list is refused', async () => {
  expect(await useCase({ limit: 25 }, contextOf(), foreignCursor)).toMatchObject({ kind: InvalidCursor });
});
