import { expect, test } from 'vitest';
import { invoiceRetention } from './retention.ts';

test.each([
  ['2026-11-24T09:30:00.000Z', '2037-11-24T09:30:00.000Z'],
  ['2026-01-01T00:00:00.000Z', '2037-01-01T00:00:00.000Z'],
  // There is no 29 February 2039.
  ['2028-02-29T12:00:00.000Z', '2039-03-01T12:00:00.000Z'],
])('what arrives on %s is kept until %s', (now, until) => {
  expect(invoiceRetention(now)).toBe(until);
});
