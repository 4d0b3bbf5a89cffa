import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { storedUpload, upload } from '../../../../test/builders/purchasing.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { EMPTY } from '../../domain/reasons.ts';
import { useCase } from './list-uploads.ts';
import { listUploads } from './task.ts';

const query = listUploads.input.parse({});

test('what was refused, newest first, with its reason', async () => {
  const refused = { ...upload, state: 'refused' as const, reason: EMPTY };
  const { read, asked } = reading(storedUpload(refused));
  expect(await useCase(query, contextOf(), { read })).toEqual({ items: [refused], nextCursor: 'next' });
  expect(asked).toEqual([
    { scope: 'brumaire', index: 'list1', by: 'refused', newestFirst: true, paging: { limit: 25 } },
  ]);
});

test('uploads of another state stand in no list', () => {
  for (const state of ['awaited', 'taken-in', 'duplicate', ''])
    expect(listUploads.input.safeParse({ state }).success).toBe(false);
});

test('the cursor of another list is refused', async () => {
  expect(await useCase({ ...query, cursor: 'x' }, contextOf(), foreignCursor)).toMatchObject({ kind: InvalidCursor });
});
