import { expect, test } from 'vitest';
import { BY, settings, tolerances } from '../../../test/builders/orders.ts';
import { NOW } from '../../../test/builders/use-case.ts';
import { settingsOn, withVersion } from './settings.ts';

const later = {
  validFrom: '2026-06-01',
  tolerances: { ...tolerances, price: '10' },
  costCentres: [],
  rules: [],
  by: BY,
  at: NOW,
};

test('a document is judged by the version in force on its own day; before the first one strictly', () => {
  const both = withVersion(settings, later);
  expect(settingsOn(both, '2026-05-31').tolerances.price).toBe('2');
  expect(settingsOn(both, '2026-06-01').tolerances.price).toBe('10');
  expect(settingsOn(both, '2025-12-31').tolerances).toEqual({
    quantity: '0',
    price: '0',
    amount: '0',
    overDelivery: '0',
  });
  expect(settingsOn(undefined, '2026-06-01').rules).toEqual([]);
});

test('a version in between changes nothing after the next one', () => {
  const both = withVersion(withVersion(undefined, later), settings.versions[0] as typeof later);
  expect(both.versions.map(({ validFrom }) => validFrom)).toEqual(['2026-06-01', '2026-01-01']);
});

test('the oldest versions go when the record has no more room', () => {
  const rules = Array.from({ length: 100 }, () => ({ words: 'x'.repeat(80), account: '6061' }));
  let all = withVersion(undefined, { ...later, rules });
  for (let day = 1; day <= 28; day++)
    all = withVersion(all, { ...later, rules, validFrom: `2026-07-${String(day).padStart(2, '0')}` });
  expect(JSON.stringify(all).length).toBeLessThan(250_000);
  expect(all.versions[0]?.validFrom).toBe('2026-07-28');
  expect(all.versions.length).toBeGreaterThan(5);
});
