import { expect, test } from 'vitest';
import { coding } from '../../../../test/builders/coding.ts';
import { checks, intake, invoice, noPolicy } from '../../../../test/builders/purchasing.ts';
import { NOW } from '../../../../test/builders/use-case.ts';
import { answered, nextQuestion } from './index.ts';

const facts = { intake, approval: noPolicy, now: NOW };
const asked = (about: Parameters<typeof nextQuestion>[0], given: Parameters<typeof nextQuestion>[1]) =>
  nextQuestion(about, given).next;
const near = {
  intakeId: 'itk_00000000-0000-8000-8000-000000000002',
  sellerName: 'Verrerie',
  number: 'A-l',
  issueDate: '2026-11-20',
  totalWithVat: invoice.totalWithVat,
  likeness: 'number-alike' as const,
};
const faulty = { ...invoice, checks: { ...checks, verdict: 'faulty' as const, fatal: 2 } };
const by = { by: 'user_ines', name: 'Ines Marchal', at: NOW, comment: '' };
const after = (question: string, outcome: string) => ({
  ...facts,
  intake: { ...intake, decisions: [{ ...by, question, outcome }] },
});

test('a near duplicate is settled first, then a faulty invoice, then its coding and approval', () => {
  const both = { ...faulty, nearDuplicates: [near] };
  expect(asked(both, facts)?.name).toBe('settle-near-duplicate');
  expect(asked(both, after('settle-near-duplicate', 'different'))?.name).toBe('accept-faulty-invoice');
  expect(asked(faulty, after('accept-faulty-invoice', 'accept'))?.name).toBe('code-supplier-invoice');
  expect(asked(invoice, facts)?.name).toBe('code-supplier-invoice');
  const coded = { ...invoice, coding: { ...coding, confirmed: true } };
  expect(asked(coded, facts)?.name).toBe('approve-supplier-invoice');
});

test('both invoices are shown side by side, in both languages', () => {
  const { title, facts: shown = [] } = asked({ ...invoice, nearDuplicates: [near] }, facts) ?? {};
  expect(title?.en).toBe('Invoice A-1 from Verrerie du Rhône: a duplicate? (almost the same number)');
  expect(shown.map(({ value }) => value)).toEqual([
    'A-1 · 2026-11-20 · 120.00 EUR · Verrerie du Rhône',
    'A-l · 2026-11-20 · 120.00 EUR · Verrerie',
  ]);
});

test('what a platform delivered is never asked about for its faults', () => {
  const delivered = { ...facts, intake: { ...intake, door: 'platform' as const } };
  expect(asked(faulty, delivered)?.name).toBe('code-supplier-invoice');
});

test('a duplicate ends and names the first; two invoices go on; a faulty one is taken or rejected', () => {
  const alike = { ...invoice, nearDuplicates: [near] };
  const settle = (outcome: string) => answered('settle-near-duplicate', alike, { ...by, outcome }, facts);
  expect(settle('different')).toEqual({ invoice: alike });
  expect(settle('duplicate')).toMatchObject({
    rejected: { code: 'duplicate-invoice', fr: expect.stringContaining('A-l') },
  });
  expect(answered('accept-faulty-invoice', faulty, { ...by, outcome: 'accept' }, facts)).toEqual({ invoice: faulty });
  expect(answered('accept-faulty-invoice', faulty, { ...by, outcome: 'reject', comment: 'non' }, facts)).toEqual({
    rejected: { code: 'faulty', fr: 'non', en: 'non' },
  });
});

test('what nobody asked cannot be answered', () => {
  expect(() => answered('unknown', invoice, { ...by, outcome: 'x' }, facts)).toThrow(/unknown/);
});
