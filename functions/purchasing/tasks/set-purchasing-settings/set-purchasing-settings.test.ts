import { expect, test } from 'vitest';
import { BY, settings, storedSettings, tolerances } from '../../../../test/builders/orders.ts';
import { decided, NOW } from '../../../../test/builders/use-case.ts';
import type { PurchasingSettings } from '../../domain/settings.ts';
import { useCase } from './set-purchasing-settings.ts';
import { setPurchasingSettings } from './task.ts';

const input = { validFrom: '2026-12-01', tolerances, costCentres: [], rules: [] };
const set = (given: object, state = {}) =>
  decided(setPurchasingSettings, useCase, { input: { ...input, ...given }, state });

test('the first version makes the record, a further one stands before it', () => {
  const version = { ...input, by: BY, at: NOW };
  expect(set({})).toMatchObject({ writes: [{ type: 'create', data: { versions: [version] } }] });
  const { writes } = set({}, { subject: storedSettings() });
  expect(writes).toEqual([
    { type: 'replace', kind: 'purchasing-settings', data: { ...settings, versions: [version, ...settings.versions] } },
  ]);
});

test('a version of the same day takes the place of the one before', () => {
  const { output } = set(
    { validFrom: '2026-01-01', costCentres: [{ code: 'A', name: 'Atelier' }] },
    { subject: storedSettings() },
  );
  expect((output as PurchasingSettings).versions).toMatchObject([
    { validFrom: '2026-01-01', costCentres: [{ code: 'A' }] },
  ]);
});
