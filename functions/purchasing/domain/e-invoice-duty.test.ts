import { expect, test } from 'vitest';
import { eInvoiceDuty } from './e-invoice-duty.ts';

test.each([
  ['2026-08-31', 'FR', undefined],
  ['2026-09-01', 'FR', 'unless-small'],
  ['2027-08-31', 'RE', 'unless-small'],
  ['2027-09-01', 'FR', 'yes'],
  ['2027-09-01', 'GF', undefined],
  ['2027-09-01', 'DE', undefined],
  ['2027-09-01', undefined, undefined],
])('an invoice of %s from %s: %s', (date, country, bound) => {
  expect(eInvoiceDuty(date, country)).toBe(bound);
});
