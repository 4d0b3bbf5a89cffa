import { expect, test } from 'vitest';
import { KeyedInvoice, keyedFacts } from './keying.ts';

const typed = KeyedInvoice.parse({
  number: 'F-1',
  issueDate: '2026-11-20',
  seller: { name: 'Verrerie', country: 'FR' },
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  lines: [
    { name: 'Globes', netAmount: '10.10', vatRate: '20' },
    { name: 'Verre', netAmount: '10.15', vatRate: '20.0' },
    { name: 'Livres', netAmount: '100.00', vatRate: '5.5' },
  ],
  totalWithoutVat: '120.25',
  totalVat: '9.55',
  totalWithVat: '129.80',
});

test('the invoice as typed, its VAT broken down by rate', () => {
  const facts = keyedFacts(typed);
  expect(facts).toMatchObject({
    payment: { accounts: [{ iban: 'FR7630006000011234567890189' }] },
    vat: [
      { category: 'S', rate: '20', taxable: { amount: '20.25' }, tax: { amount: '4.05' } },
      { category: 'S', rate: '5.5', taxable: { amount: '100.00' }, tax: { amount: '5.50' } },
    ],
    amountDue: { amount: '129.80', currency: 'EUR' },
  });
  expect('lines' in facts && facts.lines).toHaveLength(3);
});

test('VAT rounded line by line is taken as printed, and the breakdown still adds up', () => {
  const facts = keyedFacts({ ...typed, totalVat: '9.57', totalWithVat: '129.82' });
  expect(facts).toMatchObject({ vat: [{ tax: { amount: '4.05' } }, { tax: { amount: '5.52' } }] });
});

test.each([
  ['a cent without VAT', { totalWithoutVat: '120.26', totalWithVat: '129.81' }, 'totalWithoutVat', '120.25'],
  ['VAT by more than a cent a line', { totalVat: '9.59', totalWithVat: '129.84' }, 'totalVat', '9.55'],
  ['a cent with VAT', { totalWithVat: '129.81' }, 'totalWithVat', '129.80'],
])('%s is wrong', (_, change, total, computed) => {
  expect(keyedFacts({ ...typed, ...change })).toEqual({
    wrong: [{ total, printed: Object.values(change).at(total === 'totalWithVat' ? -1 : 0), computed }],
  });
});

test('a credit note and a currency without cents', () => {
  const line = { name: 'Retour', netAmount: '-100', vatCategory: 'S' as const, vatRate: '10' };
  const yen = { currency: 'JPY', lines: [line], totalWithoutVat: '-100', totalVat: '-10', totalWithVat: '-110' };
  expect(keyedFacts({ ...typed, ...yen, typeCode: '381' })).toMatchObject({ totalWithVat: { amount: '-110' } });
});
