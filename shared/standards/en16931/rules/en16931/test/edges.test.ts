import { expect, test } from 'vitest';
import { parseXml } from '../../../xml/tree.ts';
import { evaluate } from '../../evaluate.ts';
import { en16931 } from '../index.ts';
import { all, change, drop, type Edit, set } from './edits.ts';
import { ciiInvoice, ublInvoice } from './invoices.ts';

const fired = (syntax: 'ubl' | 'cii', edit: Edit) => {
  const xml = edit(syntax === 'ubl' ? ublInvoice() : ciiInvoice());
  return new Set(evaluate(parseXml(xml), syntax, en16931()).map(({ rule }) => rule));
};

// The greatest and least values that a rule still admits, and what it asks for only together with something else.
test.each<[string, string, 'ubl' | 'cii', Edit]>([
  ['a period of one day', 'BR-29', 'ubl', set('cbc:EndDate', '2026-11-01')],
  ['a period without an end', 'BR-29', 'ubl', drop('cbc:EndDate')],
  ['a period without a start', 'BR-29', 'ubl', drop('cbc:StartDate')],
  ['a card number of ten digits', 'BR-51', 'ubl', set('cbc:PrimaryAccountNumberID', '1234567890')],
  ['a card number of ten digits', 'BR-51', 'cii', change('<ram:ID>1234<', '<ram:ID>1234567890<')],
  [
    'payment by card without an account',
    'BR-61',
    'ubl',
    all(set('cbc:PaymentMeansCode', '48'), drop('cac:PayeeFinancialAccount')),
  ],
])('%s does not break %s in %s', (_, rule, syntax, edit) => {
  expect(fired(syntax, edit).has(rule)).toBe(false);
});

test.each<[string, string, 'ubl' | 'cii', Edit]>([
  ['a card number of eleven digits', 'BR-51', 'ubl', set('cbc:PrimaryAccountNumberID', '12345678901')],
  ['a card number of eleven digits', 'BR-51', 'cii', change('<ram:ID>1234<', '<ram:ID>12345678901<')],
  [
    'a credit transfer (30) without an account',
    'BR-61',
    'ubl',
    all(set('cbc:PaymentMeansCode', '30'), drop('cac:PayeeFinancialAccount')),
  ],
  ['an allowance whose tax is no VAT', 'BR-32', 'ubl', change('<cbc:ID>VAT</cbc:ID>', '<cbc:ID>GST</cbc:ID>', 4)],
  ['an allowance without a category', 'BR-32', 'ubl', change('<cbc:ID>S</cbc:ID>', '')],
])('%s breaks %s in %s', (_, rule, syntax, edit) => {
  expect(fired(syntax, edit).has(rule)).toBe(true);
});
