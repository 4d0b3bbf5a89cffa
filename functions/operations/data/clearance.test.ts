import { expect, test } from 'vitest';
import { groupScope } from '../../../shared/kernel/scope.ts';
import { redrive } from '../../../test/builders/operations.ts';
import { ClearanceRecord, clearances } from './clearance.ts';

test('orders belong to the group and stand by time', () => {
  expect(ClearanceRecord.key(groupScope, redrive.clearanceId).partition).toBe(`group#clearance#${redrive.clearanceId}`);
  expect(ClearanceRecord.lists?.(redrive)).toEqual({
    list1: { by: 'all', sort: `${redrive.orderedAt}#${redrive.clearanceId}` },
  });
  expect(clearances(groupScope)).toMatchObject({ index: 'list1', by: 'all', newestFirst: true });
});
