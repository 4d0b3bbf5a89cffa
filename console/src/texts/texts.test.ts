import { expect, test } from 'vitest';
import { en as ledgerInEnglish } from '../pages/ledger/texts/en.ts';
import { fr as ledgerInFrench } from '../pages/ledger/texts/fr.ts';
import { en as textsInEnglish } from './en.ts';
import { formatsOf } from './format.ts';
import { fr as textsInFrench } from './fr.ts';

const en = { ...textsInEnglish, ledgerPages: ledgerInEnglish };
const fr = { ...textsInFrench, ledgerPages: ledgerInFrench };

type Catalogue = { readonly [key: string]: string | Catalogue };

/** Every text by its key; that both languages have the same keys is checked by their types. */
function entries(catalogue: Catalogue, prefix = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : entries(value, `${prefix}${key}.`),
  );
}

const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test('both languages say something, with the same parameters', () => {
  const french = new Map(entries(fr));
  for (const [key, text] of entries(en)) {
    expect(text.trim(), key).not.toBe('');
    expect(french.get(key)?.trim(), key).not.toBe('');
    expect(parameters(french.get(key) ?? ''), key).toEqual(parameters(text));
  }
});

test('French has a narrow or plain space before its double punctuation, English none', () => {
  for (const [key, text] of entries(fr)) expect(text.replaceAll(/https?:/g, ''), key).not.toMatch(/[^\s][;:?!»]/u);
  for (const [key, text] of entries(en)) expect(text, key).not.toMatch(/\s[;:?!]/u);
});

test('amounts are exact beyond what a float can hold, and written as the language does', () => {
  const amount = { amount: '123456789012345.67', currency: 'EUR' };
  expect(formatsOf('en', 'Europe/Paris').money(amount)).toBe('€123,456,789,012,345.67');
  expect(formatsOf('fr', 'Europe/Paris').money(amount).replaceAll(/\s/g, ' ')).toBe('123 456 789 012 345,67 €');
  expect(formatsOf('en', undefined).money({ amount: '-1200', currency: 'JPY' })).toBe('-¥1,200');
});

test('a moment is shown in the zone of the company, a business date in none', () => {
  const paris = formatsOf('en', 'Europe/Paris');
  expect(paris.instant('2026-11-24T23:30:00.000Z')).toContain('Nov 25, 2026');
  expect(formatsOf('en', 'America/Montreal').date('2026-11-24')).toBe('Nov 24, 2026');
});

test('durations are whole units, a minute at least', () => {
  const { duration } = formatsOf('en', undefined);
  const now = Date.parse('2026-11-24T12:00:00.000Z');
  expect(duration('2026-11-24T11:59:58.000Z', now)).toBe('1 minute');
  expect(duration('2026-11-24T10:01:00.000Z', now)).toBe('1 hour');
  expect(duration('2026-11-20T12:00:00.000Z', now)).toBe('4 days');
});
