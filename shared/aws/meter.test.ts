import { marshall } from '@aws-sdk/util-dynamodb';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemSize, Meter } from './meter.ts';

/** An item of exactly so many bytes: the name `k` and a text. */
const itemOfSize = (bytes: number) => ({ k: { S: 'x'.repeat(bytes - 1) } });

test.each([
  [1, 1],
  [1024, 1],
  [1025, 2],
  [400 * 1024, 400],
])('a write of %i bytes costs %i units, twice that in a transaction', (bytes, units) => {
  const meter = new Meter();
  meter.wrote(itemOfSize(bytes));
  expect(meter.writeUnits).toBe(units);
  meter.wrote(itemOfSize(bytes), { transaction: true });
  expect(meter.writeUnits).toBe(units * 3);
});

test.each([
  [1, 1],
  [4096, 1],
  [4097, 2],
])('a consistent read of %i bytes costs %i units, else half', (bytes, units) => {
  const meter = new Meter();
  meter.read(itemOfSize(bytes), { consistent: true });
  expect(meter.readUnits).toBe(units);
  meter.read(itemOfSize(bytes));
  expect(meter.readUnits).toBe(units * 1.5);
});

test('looking for what is not there costs a unit', () => {
  const meter = new Meter();
  meter.read(undefined, { consistent: true });
  expect(meter.readUnits).toBe(1);
  meter.reset();
  expect(meter).toMatchObject({ requests: 0, readUnits: 0, writeUnits: 0 });
});

test('a page of a query is rounded once, and costs a unit when it is empty', () => {
  const meter = new Meter();
  meter.queried([itemOfSize(3000), itemOfSize(3000)], { consistent: true });
  expect(meter.readUnits).toBe(2);
  meter.queried([itemOfSize(3000), itemOfSize(3000)]);
  expect(meter.readUnits).toBe(3);
  meter.queried([], { consistent: true });
  expect(meter.readUnits).toBe(4);
});

test('sizes as DynamoDB counts them', () => {
  expect(itemSize({ é: { S: 'é' } })).toBe(4);
  expect(itemSize({ n: { N: '1234' } })).toBe(1 + 3);
  expect(itemSize({ b: { BOOL: true } })).toBe(2);
  expect(itemSize({ b: { B: new Uint8Array(10) } })).toBe(11);
  expect(itemSize({ m: { M: {} } })).toBe(1 + 3);
  expect(itemSize({ l: { L: [{ S: 'ab' }] } })).toBe(1 + 3 + 1 + 2);
  expect(() => itemSize({ s: { SS: ['a'] } })).toThrow('stores no sets');
});

const leaf = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
/** The SDK's marshaller takes an object with an own `constructor` for an instance of a class. */
const key = fc.string({ minLength: 1 }).filter((name) => !(name in {}));
const value = fc.oneof(leaf, fc.array(leaf), fc.dictionary(key, fc.array(leaf)));

test('an item with one property more is larger, and a size is never negative or broken', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value), (content) => {
      const item = marshall(content);
      const size = itemSize(item);
      expect(Number.isInteger(size) && size >= 0).toBe(true);
      expect(itemSize({ ...item, 'one more, not in the dictionary': { NULL: true } })).toBeGreaterThan(size);
    }),
  );
});
