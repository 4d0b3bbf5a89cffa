import { expect, test } from 'vitest';
import { groupScope } from '../../../../shared/kernel/scope.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-unsorted-mails.ts';

test('what was given to no company, newest first', async () => {
  const { read, asked } = reading();
  const page = await useCase({ limit: 25 }, { ...contextOf(), scope: groupScope }, { read });
  expect(page).toMatchObject({ items: [] });
  expect(asked).toEqual([{ index: 'list1', by: 'unsorted', newestFirst: true, scope: 'group', paging: { limit: 25 } }]);
});
