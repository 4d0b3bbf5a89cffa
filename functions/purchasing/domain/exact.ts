import * as z from 'zod';
import { type Decimal, parseDecimal } from '../../../shared/standards/en16931/decimal.ts';

/** A quantity, exact: EN 16931 BT-129 has up to four decimals in France (BR-FR-DEC-02); six leave room for weights. */
export const Quantity = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/)
  .meta({ id: 'Quantity', examples: ['12'], description: 'An exact decimal with up to six decimals.' });

export const PositiveQuantity = Quantity.regex(/^(?!-|0+(\.0+)?$)/).meta({ id: 'PositiveQuantity', examples: ['12'] });
export const QuantityNotZero = Quantity.regex(/^(?!-?0+(\.0+)?$)/).meta({ id: 'QuantityNotZero', examples: ['12'] });

/** A price for one unit, without VAT, in the currency of the document (EN 16931 BT-146). */
export const UnitPrice = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/)
  .meta({ id: 'UnitPrice', examples: ['4.20'], description: 'An exact decimal with up to six decimals, without VAT.' });

/** A percentage: `5.5` is 5.5 %. */
export const Percentage = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/)
  .meta({ id: 'Percentage', examples: ['20'], description: 'A percentage with up to two decimals.' });

/** Of text that a schema has checked. */
export function exact(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`Not a decimal: ${text}`);
  return value;
}

/** `units × 10^-scale` as a whole number of `10^-digits`, a half away from zero: how commerce rounds an amount. */
export function atDigits({ units, scale }: Decimal, digits: number): bigint {
  if (scale <= digits) return units * 10n ** BigInt(digits - scale);
  const divisor = 10n ** BigInt(scale - digits);
  const magnitude = units < 0n ? -units : units;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return units < 0n ? -rounded : rounded;
}

/** Without the zeros that say nothing: `12.500` is `12.5`. */
export function shortest({ units, scale }: Decimal): string {
  let digits = units;
  let decimals = scale;
  while (decimals > 0 && digits % 10n === 0n) {
    digits /= 10n;
    decimals--;
  }
  const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
  const sign = digits < 0n ? '-' : '';
  return decimals === 0 ? sign + text : `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
