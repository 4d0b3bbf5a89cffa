import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedId, sha256 } from './ids.ts';

const causes = fc.array(fc.string(), { maxLength: 5 });

test('an id is its prefix and a UUID of version 8 (RFC 9562, 5.8)', () => {
  fc.assert(
    fc.property(causes, (cause) => {
      expect(derivedId('inv', ...cause)).toMatch(
        /^inv_[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

test('the same cause gives the same id, another cause another one', () => {
  fc.assert(
    fc.property(causes, causes, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      expect(derivedId('x', ...a) === derivedId('x', ...b)).toBe(same);
    }),
  );
});

test('where one part ends and the next begins counts', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 2 }), fc.nat(), (text, at) => {
      const cut = 1 + (at % (text.length - 1));
      expect(derivedId('x', text.slice(0, cut), text.slice(cut))).not.toBe(derivedId('x', text));
    }),
  );
  expect(derivedId('x', 'ab', 'c')).not.toBe(derivedId('x', 'a', 'bc'));
});

test('the id of a known cause never changes: records are stored under it', () => {
  expect(derivedId('itk', 'brumaire-luminaires', sha256('a file'))).toBe('itk_1457362a-e642-80d0-a1a9-14f5390d7415');
});

test('sha256 is that of FIPS 180-4', () => {
  // NIST example: the message "abc".
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(sha256('abc')).toBe(expected);
  expect(sha256(new TextEncoder().encode('abc'))).toBe(expected);
});
