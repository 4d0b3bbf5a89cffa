import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { monthsOf, spread } from './spread.ts';

const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);

test('the largest remainders get what is left, the first of equals first', () => {
  expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  expect(allocate(10n, [3n, 5n, 8n])).toEqual([2n, 3n, 5n]);
  expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-33n, -33n, -34n]);
  expect(allocate(20n, [12000n, -2000n])).toEqual([24n, -4n]);
});

test('no proportion: the first gets all; nothing is never divided among nobody', () => {
  expect(allocate(7n, [0n, 0n])).toEqual([7n, 0n]);
  expect(allocate(7n, [5n, -5n])).toEqual([7n, 0n]);
  expect(allocate(0n, [])).toEqual([]);
  expect(() => allocate(1n, [])).toThrow(RangeError);
});

const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

test('whatever the whole and the weights: the parts make the whole, each within a unit of its exact share', () => {
  fc.assert(
    fc.property(minor, fc.array(minor, { minLength: 1, maxLength: 40 }), (whole, weights) => {
      const parts = allocate(whole, weights);
      expect(sum(parts)).toBe(whole);
      const all = sum(weights);
      if (all === 0n) return;
      const far = parts.filter((part, place) => {
        const off = part * all - whole * (weights[place] as bigint);
        return (off < 0n ? -off : off) >= (all < 0n ? -all : all);
      });
      expect(far).toEqual([]);
    }),
  );
});

test('months of a period, the days of both ends counted', () => {
  expect(monthsOf('2026-11-15', '2027-01-31')).toEqual([
    { month: '2026-11', days: 16 },
    { month: '2026-12', days: 31 },
    { month: '2027-01', days: 31 },
  ]);
  expect(monthsOf('2028-02-01', '2028-02-29')).toEqual([{ month: '2028-02', days: 29 }]);
  expect(monthsOf('2026-11-02', '2026-11-01')).toBeUndefined();
});

test('a year’s subscription by days', () => {
  const parts = spread(36500n, '2026-01-01', '2026-12-31');
  expect(parts.map((part) => part.minor)).toEqual(
    [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days) => BigInt(days) * 100n),
  );
  expect(() => spread(1n, '2026-02-01', '2026-01-01')).toThrow(RangeError);
});

test('whatever the amount and the period: the months make the amount, and follow one another', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(minor, day, fc.integer({ min: 0, max: 1200 }), (amount, from, length) => {
      const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
      const parts = spread(amount, from, to);
      expect(sum(parts.map((part) => part.minor))).toBe(amount);
      expect(parts.map(({ month }) => month)).toEqual([...new Set(parts.map(({ month }) => month))].sort());
      expect(monthsOf(from, to)?.reduce((days, part) => days + part.days, 0)).toBe(length + 1);
    }),
  );
});
