import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash, firstBroken, GENESIS, type Link, nextLink } from './hash-chain.ts';

const contents = fc.array(fc.record({ task: fc.string(), actor: fc.string() }), { minLength: 2, maxLength: 20 });

function chainOf(list: readonly unknown[]): Link[] {
  const links: Link[] = [];
  for (const [i, content] of list.entries())
    links.push(nextLink(links.at(-1) ?? GENESIS, contentHash(`salt-${i}`, content)));
  return links;
}

test('a chain is numbered from 1 without a gap, and is whole', () => {
  fc.assert(
    fc.property(contents, (list) => {
      const links = chainOf(list);
      expect(links.map(({ number }) => number)).toEqual(list.map((_, i) => i + 1));
      expect(firstBroken(links)).toBeUndefined();
      // Also from the middle, from a signed head.
      expect(firstBroken(links.slice(1), links[0])).toBeUndefined();
    }),
  );
});

test('whatever is changed in any one link is found there', () => {
  const field = fc.constantFrom('number', 'contentHash', 'previousHash', 'hash');
  fc.assert(
    fc.property(contents, fc.nat(), field, fc.nat({ max: 63 }), (list, at, name, digit) => {
      const links = chainOf(list);
      const i = at % links.length;
      const link = links[i] as Link;
      const flipped = (hash: string) =>
        hash.slice(0, digit) + (hash[digit] === '0' ? '1' : '0') + hash.slice(digit + 1);
      const changed = { ...link, [name]: name === 'number' ? link.number + 1 : flipped(link[name as 'hash']) };
      expect(firstBroken(links.with(i, changed as Link))).toBe(i + 1);
    }),
  );
});

test('a forger who also mends the hash of the link is found at the next one', () => {
  fc.assert(
    fc.property(contents, fc.nat(), (list, at) => {
      const links = chainOf(list);
      const i = at % (links.length - 1);
      const forged = nextLink(links[i - 1] ?? GENESIS, contentHash('salt', 'forged'));
      expect(firstBroken(links.with(i, forged))).toBe(i + 2);
    }),
  );
});

test('links that are swapped, taken out or put in twice are found', () => {
  fc.assert(
    fc.property(contents, fc.nat(), (list, at) => {
      const links = chainOf(list);
      const i = at % (links.length - 1);
      const [a, b] = [links[i], links[i + 1]] as [Link, Link];
      expect(firstBroken(links.with(i, b).with(i + 1, a))).toBe(i + 1);
      expect(firstBroken(links.toSpliced(i, 1))).toBe(i + 1);
      expect(firstBroken(links.toSpliced(i, 0, a))).toBe(i + 2);
    }),
  );
});

test('the hash of a content depends on its salt and its content, not on the order of its fields', () => {
  expect(contentHash('s', { a: 1, b: 2 })).toBe(contentHash('s', { b: 2, a: 1 }));
  expect(contentHash('s', { a: 1 })).not.toBe(contentHash('t', { a: 1 }));
  expect(contentHash('s', { a: 1 })).not.toBe(contentHash('s', { a: 2 }));
});
