import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash, nextLink } from '../../../shared/kernel/hash-chain.ts';
import { draft } from '../../../test/builders/ledger.ts';
import { type Broken, checkpointsDue, number, type SeriesHead, type StoredEntry, startOf, walk } from './series.ts';

const series = { companyId: 'brumaire', journal: 'AC', yearId: '2026-12-31' };
let salts = 0;
const how = (at: string) => ({ at, on: at.slice(0, 10), by: 'user_camille', salt: () => `salt-${salts++}` });
const at = '2026-11-24T09:30:00.000Z';

/** A series of so many entries, validated in batches. */
function seriesOf(batches: readonly number[]): { head: SeriesHead; stored: StoredEntry[] } {
  let head: SeriesHead | undefined;
  const stored: StoredEntry[] = [];
  for (const size of batches) {
    const drafts = Array.from({ length: size }, (_, place) => ({
      ...draft,
      label: `Facture ${stored.length + place}`,
    }));
    const made = number(drafts, head, series, how(at));
    head = made.head;
    stored.push(...made.numbered.map(({ link, salt, entry }) => ({ link, content: { salt, entry } })));
  }
  return { head: head as SeriesHead, stored };
}

const batches = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });

test('whatever the batches, numbers are 1 to n, and the walk ends at the head', () => {
  fc.assert(
    fc.property(batches, (sizes) => {
      const { head, stored } = seriesOf(sizes);
      const numbers = stored.map(({ content }) => (content as { entry: { number: number } }).entry.number);
      expect(numbers).toEqual(numbers.map((_, place) => place + 1));
      expect(walk(startOf(series), stored)).toEqual({ number: head.number, hash: head.hash });
    }),
  );
});

test('the moment of validation never goes back, whatever the clock does', () => {
  const first = number([draft], undefined, series, how(at));
  const { head, numbered } = number([draft], first.head, series, how('2026-11-24T09:29:00.000Z'));
  expect([head.at, numbered[0]?.entry.validatedAt]).toEqual([at, at]);
});

test('an entry of another journal, year or company does not fit in', () => {
  const { stored } = seriesOf([3]);
  for (const other of [{ journal: 'OD' }, { yearId: '2027-12-31' }, { companyId: 'services' }])
    expect(walk(startOf({ ...series, ...other }), stored)).toEqual({ number: 1, defect: 'link-broken' });
});

/** Each way to tamper, and what is found where. */
const tampering: Record<string, (stored: StoredEntry[], place: number) => [StoredEntry[], Broken]> = {
  'a flipped amount': (stored, place) => [
    stored.with(place, {
      ...(stored[place] as StoredEntry),
      content: { salt: stored[place]?.content?.salt ?? '', entry: 'x' },
    }),
    { number: place + 1, defect: 'content-changed' },
  ],
  'a deleted content': (stored, place) => [
    stored.with(place, { link: stored[place]?.link, content: undefined }),
    { number: place + 1, defect: 'content-missing' },
  ],
  'a deleted entry': (stored, place) => [
    stored.with(place, { link: undefined, content: undefined }),
    { number: place + 1, defect: 'link-missing' },
  ],
  'an inserted entry': (stored, place) => [
    stored.toSpliced(place, 0, stored[(place + 1) % stored.length] as StoredEntry),
    { number: place + 1, defect: 'link-broken' },
  ],
  'two swapped entries': (stored, place) => [
    stored.with(place, stored[place + 1] as StoredEntry).with(place + 1, stored[place] as StoredEntry),
    { number: place + 1, defect: 'link-broken' },
  ],
  'a content with its own link mended': (stored, place) => {
    const before = stored[place - 1]?.link ?? startOf(series);
    const link = nextLink(before, contentHash('s', 'forged'));
    return [
      stored.with(place, { link, content: { salt: 's', entry: 'forged' } }),
      { number: place + 2, defect: 'link-broken' },
    ];
  },
};

test.each(Object.entries(tampering))('%s is found, at its place', (_, tamper) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 }), (place) => {
      const [stored, expected] = tamper(seriesOf([10]).stored, place);
      expect(walk(startOf(series), stored)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('an entry cut off, or all hashed again to the end, ends at another head than the one that is kept', () => {
  const { head, stored } = seriesOf([10]);
  expect(walk(startOf(series), stored.slice(0, 9))).not.toMatchObject({ hash: head.hash });
  let last = stored[3]?.link ?? startOf(series);
  const forged = stored.map((entry, place) => {
    if (place < 4) return entry;
    const content = place === 4 ? { salt: 's', entry: 'forged' } : (entry.content as { salt: string; entry: unknown });
    const link = nextLink(last, contentHash(content.salt, content.entry));
    last = link;
    return { link, content };
  });
  const end = walk(startOf(series), forged);
  expect(end).toMatchObject({ number: 10 });
  expect(end).not.toMatchObject({ hash: head.hash });
});

test('checkpoints lie a thousand entries apart at most, and where a journal has got to', () => {
  expect(checkpointsDue(0, 0)).toEqual([]);
  expect(checkpointsDue(7, 7)).toEqual([]);
  expect(checkpointsDue(0, 12)).toEqual([12]);
  expect(checkpointsDue(12, 2_500)).toEqual([1_000, 2_000, 2_500]);
  expect(checkpointsDue(1_000, 2_000)).toEqual([2_000]);
});

test('a chain that was hashed again to the end, with its head, is found at the next checkpoint', () => {
  const { stored } = seriesOf([30]);
  const signed = [10, 20].map((place) => ({
    ...{ number: place, hash: stored[place - 1]?.link?.hash ?? '', holds: true },
  }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (from) => {
      let last = stored[from - 2]?.link ?? startOf(series);
      const forged = stored.map((entry, place) => {
        if (place < from - 1) return entry;
        const content = place === from - 1 ? { salt: 's', entry: 'forged' } : entry.content;
        const link = nextLink(last, contentHash(content?.salt ?? '', content?.entry));
        last = link;
        return { link, content };
      });
      const next = signed.find(({ number: place }) => place >= from);
      const found = walk(startOf(series), forged, signed);
      if (next) expect(found).toEqual({ number: next.number, defect: 'checkpoint-differs', since: next.number - 9 });
      else expect(found).toMatchObject({ number: 30 });
    }),
  );
  expect(walk(startOf(series), stored, signed)).toMatchObject({ number: 30 });
  // In the middle, from what an earlier part of the walk has reached.
  const from = { number: 15, hash: stored[14]?.link?.hash ?? '' };
  const bad = [signed[0], { number: 20, hash: 'f'.repeat(64), holds: true }] as typeof signed;
  expect(walk(from, stored.slice(15), bad)).toEqual({ number: 20, defect: 'checkpoint-differs', since: 11 });
});
