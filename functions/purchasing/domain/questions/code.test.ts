import { expect, test } from 'vitest';
import { coding, linedInvoice } from '../../../../test/builders/coding.ts';
import { intake, noPolicy } from '../../../../test/builders/purchasing.ts';
import { NOW } from '../../../../test/builders/use-case.ts';
import { code } from './code.ts';

const facts = { intake, approval: noPolicy, now: NOW };
const done = { outcome: 'coded', comment: '', by: 'user_nour', name: 'Nour', at: NOW };

test('a coder is asked, and told what it is about', () => {
  const asked = code.ask(linedInvoice, facts);
  expect(asked).toMatchObject({ role: 'coder', outcomes: [{ outcome: 'coded' }] });
  expect(asked?.facts.map(({ label, value }) => `${label.en}: ${value}`)).toEqual([
    'Supplier: Verrerie du Rhône',
    'Invoice: A-1',
    'Date: 2026-11-20',
    'Total without VAT: 100.00 EUR',
    'Lines: 2',
    'Order: cf-31',
  ]);
});

test('it is asked until the coder says that it is done, and again when nothing is coded', () => {
  const coded = { ...linedInvoice, coding };
  expect(code.ask(coded, facts)).toBeDefined();
  const confirmed = { ...coded, coding: { ...coding, confirmed: true } };
  expect(code.apply(coded, done, facts)).toEqual({ invoice: confirmed });
  expect(code.ask(confirmed, facts)).toBeUndefined();
  expect(code.apply(linedInvoice, done, facts)).toEqual({ invoice: linedInvoice });
});
