import { expect, test } from 'vitest';
import { partyId } from '../../../../test/builders/ledger.ts';
import { contextOf, foreignCursor, reading, stored } from '../../../../test/builders/use-case.ts';
import { AuxiliaryRecord } from '../../data/books.ts';
import { useCase } from './list-auxiliaries.ts';
import { listAuxiliaries } from './task.ts';

test('auxiliary accounts are listed by name; the cursor of another list is refused', async () => {
  const auxiliary = { party: partyId, name: 'Verrerie' };
  const { read, asked } = reading(stored(AuxiliaryRecord, auxiliary));
  expect(await useCase({ limit: 25 }, contextOf(), { read })).toMatchObject({ items: [auxiliary] });
  expect(asked).toMatchObject([{ index: 'list1', by: 'all', scope: 'brumaire' }]);
  expect(await useCase({ limit: 25 }, contextOf(), foreignCursor)).toMatchObject({
    kind: { code: 'platform.invalid-cursor' },
  });
  expect(listAuxiliaries.output.safeParse({ items: [auxiliary] }).success).toBe(true);
});
