import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  canonicalKey,
  compare,
  type Decimal,
  decimalFromDouble,
  divideBy100,
  equal,
  formatDecimal,
  multiply,
  parseDecimal,
  round,
  subtract,
  sum,
  toDouble,
} from './decimal.ts';

const of = (text: string) => parseDecimal(text) as Decimal;
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12))
  .map(([units, scale]): Decimal => ({ units, scale }));

describe('reading', () => {
  test.each([
    ['12.30', 1230n, 2],
    ['-0.5', -5n, 1],
    ['+7', 7n, 0],
    ['.5', 5n, 1],
    ['5.', 5n, 0],
    [' \n12\t', 12n, 0],
    ['0012.0', 120n, 1],
    ['-0', 0n, 0],
  ])('%j', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  test.each(['', ' ', '.', '-', '1e2', '1,5', '1 0', 'NaN', 'INF', '--1', '1.2.3', '0x1', '１'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  test('what is written is read again', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(of(formatDecimal(value))).toEqual(value);
      }),
    );
  });
});

describe('rounding, a half toward positive infinity', () => {
  test.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-2'],
    ['-2.51', 0, '-3'],
    ['2.4999', 0, '2'],
    ['0.285', 2, '0.29'],
    ['-0.285', 2, '-0.28'],
    ['1.005', 2, '1.01'],
    ['-0.005', 2, '0.00'],
    ['7', 2, '7'],
    ['7.1', 2, '7.1'],
  ])('%s to %i decimals is %s', (value, places, expected) => {
    expect(formatDecimal(round(of(value), places))).toBe(expected);
  });

  test('lies within half a unit, and above rather than below', () => {
    fc.assert(
      fc.property(decimals, fc.nat(6), (value, places) => {
        const off = subtract(round(value, places), value);
        const half: Decimal = { units: 5n, scale: places + 1 };
        expect(compare(off, half)).toBeLessThanOrEqual(0);
        expect(compare(off, { ...half, units: -5n })).toBe(1);
      }),
    );
  });
});

test('arithmetic is that of integers on a common scale', () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      const at = (value: Decimal) => value.units * 10n ** BigInt(12 - value.scale);
      expect(add(a, b).units * 10n ** BigInt(12 - add(a, b).scale)).toBe(at(a) + at(b));
      expect(equal(subtract(a, b), add(a, { ...b, units: -b.units }))).toBe(true);
      expect(multiply(a, b)).toEqual({ units: a.units * b.units, scale: a.scale + b.scale });
      expect(compare(a, b)).toBe(at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0);
      expect(compare(absolute(a), { units: 0n, scale: 0 })).toBeGreaterThanOrEqual(0);
      expect(sum([a, b, a])).toEqual(add(add(add({ units: 0n, scale: 0 }, a), b), a));
    }),
  );
});

test('equal numbers have the same key, others have not', () => {
  for (const text of ['20', '20.0', '20.00']) expect(canonicalKey(of(text))).toBe('20');
  for (const text of ['0', '0.0']) expect(canonicalKey(of(text))).toBe('0');
  expect(canonicalKey(of('-0.50'))).toBe(canonicalKey(of('-.5')));
  expect(canonicalKey(of('2.5'))).not.toBe(canonicalKey(of('25')));
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(canonicalKey(a) === canonicalKey(b)).toBe(equal(a, b));
    }),
  );
});

test('a hundredth', () => {
  expect(formatDecimal(divideBy100(of('5.5')))).toBe('0.055');
});

describe('doubles', () => {
  test('have their exact value', () => {
    expect(formatDecimal(decimalFromDouble(0.1))).toBe('0.1000000000000000055511151231257827021181583404541015625');
    expect(formatDecimal(decimalFromDouble(-99.25))).toBe('-99.25');
    expect(formatDecimal(decimalFromDouble(1e21))).toBe('1000000000000000000000');
    expect(() => decimalFromDouble(Number.NaN)).toThrow(RangeError);
    expect(() => decimalFromDouble(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  test('come back from it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        expect(toDouble(decimalFromDouble(value))).toBe(value + 0);
      }),
    );
  });
});
