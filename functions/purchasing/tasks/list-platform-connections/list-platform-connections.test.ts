import { expect, test } from 'vitest';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { connection, lifecycle, storedLifecycle, storedPlatforms } from '../../../../test/builders/platform.ts';
import { contextOf, foreignCursor, NOW, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-platform-connections.ts';

test('the current connection comes first, with what waits', async () => {
  const left = { ...connection, name: 'Plateforme du Nord', until: NOW };
  const { read, asked } = reading(storedPlatforms(left, connection), storedLifecycle(lifecycle));
  expect(await useCase({}, contextOf(), { read })).toEqual({
    connections: [connection, left],
    due: [lifecycle],
    forPeople: [lifecycle],
  });
  expect(asked).toMatchObject([{ by: 'due' }, { by: 'person' }]);
});

test('a company without a platform has none', async () => {
  const { read } = reading();
  expect(await useCase({}, contextOf(), { read })).toEqual({ connections: [], due: [], forPeople: [] });
  const refused = { ...foreignCursor.read, get: read.get };
  expect(await useCase({}, contextOf(), { read: refused as never })).toBeInstanceOf(Refusal);
});
