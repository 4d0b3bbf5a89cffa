import { expect, test } from 'vitest';
import { settings, storedSettings } from '../../../../test/builders/orders.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './get-purchasing-settings.ts';

test('every version; none is a record of version 0, for the first If-Match', async () => {
  const found = await useCase({}, contextOf(), reading(storedSettings(settings, 4)));
  expect(found).toEqual({ ...settings, version: 4 });
  expect(await useCase({}, contextOf(), reading())).toEqual({ settingsId: 'purchasing', versions: [], version: 0 });
});
