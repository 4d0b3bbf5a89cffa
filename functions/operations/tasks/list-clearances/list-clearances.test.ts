import { expect, test } from 'vitest';
import { groupScope } from '../../../../shared/kernel/scope.ts';
import { redrive } from '../../../../test/builders/operations.ts';
import { groupContext, reading, stored } from '../../../../test/builders/use-case.ts';
import { ClearanceRecord } from '../../data/clearance.ts';
import { useCase } from './list-clearances.ts';

test('a page of the group’s orders, as asked', async () => {
  const { read, asked } = reading(stored(ClearanceRecord, redrive, { scope: groupScope }));
  expect(await useCase({ limit: 10, cursor: 'c' }, groupContext, { read })).toEqual({
    items: [redrive],
    nextCursor: 'next',
  });
  expect(asked).toEqual([
    { scope: 'group', index: 'list1', by: 'all', newestFirst: true, paging: { limit: 10, cursor: 'c' } },
  ]);
});
