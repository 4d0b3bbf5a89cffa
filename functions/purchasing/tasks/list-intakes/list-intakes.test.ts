import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { intake, storedIntake } from '../../../../test/builders/purchasing.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-intakes.ts';
import { listIntakes } from './task.ts';

const list = async (query: object) => {
  const { read, asked } = reading(storedIntake(intake));
  return { page: await useCase(listIntakes.input.parse(query), contextOf(), { read }), asked };
};

test('all files, or those of one state, newest first', async () => {
  const { page, asked } = await list({});
  expect(page).toEqual({ items: [intake], nextCursor: 'next' });
  const common = { scope: 'brumaire', newestFirst: true, paging: { limit: 25 } };
  expect(asked).toEqual([{ ...common, index: 'list1', by: 'all' }]);
  expect((await list({ state: 'waiting' })).asked).toEqual([{ ...common, index: 'list2', by: 'waiting' }]);
});

test('a state that does not exist, and a filter that is not declared, are no input', () => {
  expect(listIntakes.input.safeParse({ state: 'lost' }).success).toBe(false);
  expect(listIntakes.input.safeParse({ name: 'f.xml' }).success).toBe(false);
});

test('the cursor of another list is refused', async () => {
  expect(await useCase({ limit: 25, cursor: 'x' }, contextOf(), foreignCursor)).toMatchObject({ kind: InvalidCursor });
});
