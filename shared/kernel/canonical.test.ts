import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, seed)] as const);
  const turn = entries.length === 0 ? 0 : seed % entries.length;
  return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)].reverse());
}

/** `__proto__` as a key is no property of an object literal. */
const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));

test('the order of properties does not matter, and the text says the same value', () => {
  fc.assert(
    fc.property(json, fc.nat(), (value, seed) => {
      const text = canonicalJson(value);
      expect(canonicalJson(shuffled(value, seed))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('different values have different texts', () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      const texts = [a, b].map(canonicalJson);
      expect(texts[0] === texts[1]).toBe(isSame(a, b));
    }),
  );
});

test('numbers, keys and texts as RFC 8785 writes them', () => {
  // RFC 8785, 3.2.2 and 3.2.3.
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
    literals: [null, true, false],
    '\r': 'é',
    '1': 'One',
  };
  expect(canonicalJson(value)).toBe(
    '{"\\r":"é","1":"One","literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
  );
});

test('as the reference implementation writes it, whatever the texts, names and numbers', () => {
  const any = fc.anything({
    key: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('10', '9', 'toString', '', '\u20ac', '\ufb33', '\ud83d\ude00'),
    ),
    values: [
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constantFrom(null, undefined, -0, '\u2028', '\u007f', new Date(0)),
    ],
  });
  fc.assert(
    fc.property(any, (value) => {
      const text = outcome(() => canonicalize(value));
      expect(outcome(() => canonicalJson(value))).toBe(text ?? 'an error');
    }),
    { numRuns: 2_000 },
  );
});

function outcome(write: () => string | undefined): string | undefined {
  try {
    return write();
  } catch {
    return 'an error';
  }
}

test('what JSON cannot say is an error, never a guess', () => {
  expect(() => canonicalJson(undefined)).toThrow(TypeError);
  expect(() => canonicalJson(Number.NaN)).toThrow();
  expect(() => canonicalJson(Number.POSITIVE_INFINITY)).toThrow();
  expect(() => canonicalJson({ half: '\ud800' })).toThrow();
  expect(() => canonicalJson({ '\udc00': 1 })).toThrow();
  expect(() => canonicalJson(1n)).toThrow();
});

function isSame(a: unknown, b: unknown): boolean {
  try {
    expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)));
    return true;
  } catch {
    return false;
  }
}
