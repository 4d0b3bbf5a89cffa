import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { ines, storedMember } from '../../../../test/builders/identity.ts';
import { foreignCursor, groupContext, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-members.ts';

test('a page of the group’s members with their versions, for If-Match', async () => {
  const { read, asked } = reading(storedMember(ines, 5));
  expect(await useCase({ limit: 25 }, groupContext, { read })).toEqual({
    items: [{ ...ines, version: 5 }],
    nextCursor: 'next',
  });
  expect(asked).toEqual([{ scope: 'group', index: 'list1', by: 'all', paging: { limit: 25 } }]);
});

test('the cursor of another list is refused', async () => {
  expect(await useCase({ limit: 25, cursor: 'x' }, groupContext, foreignCursor)).toMatchObject({ kind: InvalidCursor });
});
