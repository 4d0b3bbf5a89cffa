import * as z from 'zod';
import type { Money } from './minor-units.ts';

// Apart, so that a browser has them without the schemas.
export { type Money, minorUnitDigits, moneyText, parseMoney } from './minor-units.ts';

/** Money on the wire and in records: a decimal string with exactly the digits of the currency. */
export const MoneyText = z
  .strictObject({
    amount: z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/),
    currency: z.string().regex(/^[A-Z]{3}$/),
  })
  .meta({
    id: 'Money',
    description: 'A decimal amount and its ISO 4217 currency.',
    examples: [{ amount: '1200.00', currency: 'EUR' }],
  });
export type MoneyText = z.infer<typeof MoneyText>;

export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`Cannot add ${a.currency} to ${b.currency}`);
  return { currency: a.currency, minor: a.minor + b.minor };
}
