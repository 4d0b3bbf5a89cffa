/** An exact decimal number: `units × 10^-scale`. */
export interface Decimal {
  readonly units: bigint;
  /** Number of decimals, ≥ 0; not reduced, so that a value keeps its decimals as written. */
  readonly scale: number;
}

const LEXICAL = /^[\t\n\r ]*([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))[\t\n\r ]*$/;

export const ZERO: Decimal = { units: 0n, scale: 0 };
export const ONE: Decimal = { units: 1n, scale: 0 };

/** Reads a decimal as XML Schema 1.1 part 2 § 3.3.3 writes it (no exponent); undefined when the text is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = LEXICAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', decimals = '', bare = ''] = match;
  const fraction = decimals + bare;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/**
 * The exact value of a finite double, which may have many decimals (0.1 has 55): as XPath casts a double to a decimal.
 *
 * @throws RangeError when the number is not finite.
 */
export function decimalFromDouble(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError('Only a finite number has a decimal value');
  let scale = 0;
  let scaled = value;
  // Doubling is exact and ends after at most 1,074 steps: every double is an integer divided by a power of two.
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale++;
  }
  return { units: BigInt(scaled) * 5n ** BigInt(scale), scale };
}

/** The nearest double. */
export function toDouble(value: Decimal): number {
  return Number(formatDecimal(value));
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale };
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function negate(a: Decimal): Decimal {
  return { units: -a.units, scale: a.scale };
}

export function absolute(a: Decimal): Decimal {
  return a.units < 0n ? negate(a) : a;
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** A hundredth: how a percentage becomes a factor. */
export function divideBy100({ units, scale }: Decimal): Decimal {
  return { units, scale: scale + 2 };
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = a.scale === b.scale ? a.units - b.units : unitsAt(a, scale) - unitsAt(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equal(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

/**
 * Rounded to that many decimals, a half toward positive infinity (2.5 → 3, -2.5 → -2): `round()` of XPath and XQuery
 * Functions 3.1 § 4.4.4, by which the official tests of EN 16931 round.
 */
export function round(value: Decimal, decimals = 0): Decimal {
  if (value.scale <= decimals) return value;
  const divisor = 10n ** BigInt(value.scale - decimals);
  return { units: floorDivide(value.units + divisor / 2n, divisor), scale: decimals };
}

/** The same text for equal numbers, so that they can be the keys of a map: 20, 20.0 and 20.00 are `20`. */
export function canonicalKey(value: Decimal): string {
  let { units, scale } = value;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale--;
  }
  return scale === 0 ? units.toString() : `${units}e-${scale}`;
}

/** The number as XML Schema writes it, decimals as they are. */
export function formatDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}
