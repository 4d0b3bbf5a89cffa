import { expect, test } from 'vitest';
import { contentHash, type Link } from '../../../../shared/kernel/hash-chain.ts';
import { books, draft, entryId, storedBooks, storedEntry, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, decide, decided, NOW, stored } from '../../../../test/builders/use-case.ts';
import { SeriesRecord } from '../../data/books.ts';
import { startOf } from '../../domain/series.ts';
import { validateEntries } from './task.ts';
import { useCase } from './validate-entries.ts';

const second = 'ent_3d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e';
const ids = [entryId, second];
const call = (change: object = {}, more: object = {}) => ({
  input: { journal: 'AC', yearId, entries: ids.map((id) => ({ entryId: id, version: 1 })), ...change },
  state: {
    books: storedBooks(books),
    [entryId]: storedEntry(draft),
    [second]: storedEntry({ ...draft, entryId: second, label: 'Facture A-2' }),
    ...more,
  },
});
const refused = (change: object, more: object = {}) => decide(validateEntries, useCase, call(change, more));

test('each gets its number, is chained on, and leaves only its number in the brouillard; one event for each', () => {
  const { writes, events, output } = decided(validateEntries, useCase, call());
  expect(writes.map(({ type, kind }) => `${type} ${kind}`)).toEqual([
    'create series',
    'unchanged books',
    ...[1, 2].flatMap(() => ['create entry-link', 'create entry-text', 'replace entry']),
  ]);
  const [link, text, , secondLink] = writes.slice(2).map(({ data }) => data) as [
    Link,
    { salt: string; entry: object },
    unknown,
    Link,
  ];
  expect(link.previousHash).toBe(startOf({ companyId: 'brumaire', journal: 'AC', yearId }).hash);
  expect(link.contentHash).toBe(contentHash(text.salt, text.entry));
  expect(text.entry).toMatchObject({ number: 1, validatedOn: '2026-11-24', validatedAt: NOW, lines: draft.lines });
  expect(writes[4]?.data).toEqual({ state: 'validated', entryId, journal: 'AC', yearId, number: 1 });
  expect(writes[0]?.data).toMatchObject({ number: 2, hash: secondLink.hash });
  expect(events.map(({ data }) => data)).toMatchObject([{ number: 1 }, { number: 2, label: 'Facture A-2' }]);
  expect(output).toMatchObject({
    entries: [
      { entryId, number: 1 },
      { entryId: second, number: 2 },
    ],
  });
});

test('numbers go on where the series ended, by the day of the books', () => {
  const head = stored(SeriesRecord, { journal: 'AC', yearId, number: 116, hash: 'a'.repeat(64), at: NOW, signed: 100 });
  const late = contextOf({ now: '2026-11-30T23:30:00.000Z' });
  const { writes } = decided(validateEntries, useCase, { ...call({}, { subject: head }), context: late });
  expect(writes[0]).toMatchObject({ type: 'replace', data: { number: 118, signed: 100 } });
  expect(writes[3]?.data).toMatchObject({ entry: { number: 117, validatedOn: '2026-12-01' } });
});

test.each([
  ['nothing there', {}, { [entryId]: undefined }, 'entry-not-found'],
  [
    'one that was changed since it was read',
    { entries: [{ entryId, version: 2 }] },
    { [second]: undefined },
    'entry-changed',
  ],
  ['one of another journal', { journal: 'OD' }, {}, 'entry-of-another'],
  ['one of another year', { yearId: '2027-12-31' }, {}, 'entry-of-another'],
  [
    'one that a rule left incomplete',
    {},
    { [second]: storedEntry({ ...draft, entryId: second, missing: [{ code: 'coding', fr: 'x', en: 'y' }] }) },
    'entry-incomplete',
  ],
  [
    'one that does not balance',
    {},
    { [second]: storedEntry({ ...draft, entryId: second, lines: draft.lines.slice(1) }) },
    'not-balanced',
  ],
  ['a closed period', {}, { books: storedBooks({ ...books, closedThrough: '2026-11-30' }) }, 'period-closed'],
  ['no books', {}, { books: undefined }, 'books-not-open'],
  [
    'one that is validated',
    {},
    { [entryId]: storedEntry({ state: 'validated', entryId, journal: 'AC', yearId, number: 1 }) },
    'entry-not-draft',
  ],
])('%s: all of them wait', (_, change, more, code) => {
  expect(refused(change, more)).toBe(`ledger.${code}`);
});

test('an entry is named once', () => {
  const twice = {
    journal: 'AC',
    yearId,
    entries: [
      { entryId, version: 1 },
      { entryId, version: 1 },
    ],
  };
  expect(validateEntries.input.safeParse(twice).success).toBe(false);
});
