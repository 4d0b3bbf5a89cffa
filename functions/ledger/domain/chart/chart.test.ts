import { expect, test } from 'vitest';
import { labelOf, NO_OWN_ACCOUNTS, type OwnChart, officialChart, parentOf, searchAccounts } from './chart.ts';

const own: OwnChart = { chartId: 'own', accounts: [{ number: '6061001', label: 'Eau de l’atelier' }] };

test('838 accounts in 2026, every one part of another, and none twice', () => {
  const chart = officialChart('2026-01-01');
  expect(chart.size).toBe(838);
  for (const number of chart.keys())
    if (number.length > 1)
      expect([number, chart.has(number.slice(0, -1)) || parentOf(number, '2026-01-01')]).toBeTruthy();
});

test('a year opened in 2025 keeps the accounts and labels of 2025', () => {
  expect(officialChart('2025-07-01').get('1675')).toBe('Emprunts participatifs');
  expect(officialChart('2026-01-01').get('1675')).toBeUndefined();
  expect(officialChart('2025-07-01').get('1673')).toBeUndefined();
  expect(officialChart('2025-07-01').get('16')).toBe('Emprunts et dettes assimilées');
  expect(officialChart('2025-07-01').size).toBe(838);
});

test('an account may be posted to when it is official or the company’s own; a class is none', () => {
  expect(labelOf('44566', '2026-01-01', NO_OWN_ACCOUNTS)).toBe('TVA sur autres biens et services');
  expect(labelOf('6061001', '2026-01-01', own)).toBe('Eau de l’atelier');
  for (const number of ['6', '60', '6061002', '999']) expect(labelOf(number, '2026-01-01', own)).toBeUndefined();
});

test('an own account is a part of the longest official one', () => {
  expect(parentOf('6061001', '2026-01-01')).toBe('6061');
  expect(parentOf('999', '2026-01-01')).toBeUndefined();
});

test('accounts are found by the beginning of their number and by words, without regard to accents', () => {
  const found = (text: string) => searchAccounts(text, '2026-01-01', own, 5).map(({ number }) => number);
  expect(found('44566')).toEqual(['44566']);
  expect(found('6061')).toEqual(['6061', '6061001']);
  expect(found('tva immobilisations')).toEqual(['44562']);
  expect(found('EAU DE L’ATELIER')).toEqual(['6061001']);
  expect(found('sous-traitance generale')).toEqual(['611']);
});
