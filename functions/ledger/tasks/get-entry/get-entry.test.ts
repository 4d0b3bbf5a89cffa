import { expect, test } from 'vitest';
import {
  books,
  draft,
  entryId,
  seriesOfOne,
  storedBooks,
  storedEntry,
  yearId,
} from '../../../../test/builders/ledger.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './get-entry.ts';
import { getEntry } from './task.ts';

test('a draft comes with what is wrong in it', async () => {
  const { read } = reading(storedEntry({ ...draft, journal: 'ZZ' }), storedBooks(books));
  expect(getEntry.output.parse(await useCase({ entryId }, contextOf(), { read }))).toMatchObject({
    state: 'draft',
    version: 1,
    problems: [{ code: 'ledger.journal-unknown' }],
  });
});

test('a validated entry comes from the records, with its number and hash', async () => {
  const { read } = reading(
    storedEntry({ state: 'validated', entryId, journal: 'AC', yearId, number: 1 }),
    ...seriesOfOne().records,
  );
  expect(getEntry.output.parse(await useCase({ entryId }, contextOf(), { read }))).toMatchObject({
    state: 'validated',
    number: 1,
    hash: seriesOfOne().head.data.hash,
    lines: draft.lines,
  });
});

test('what was thrown away, or never was, is not there', async () => {
  const discarded = storedEntry({ state: 'discarded', entryId, by: 'user_camille', at: draft.at });
  const missing = { kind: { code: 'ledger.entry-not-found' } };
  expect(await useCase({ entryId }, contextOf(), reading(discarded))).toMatchObject(missing);
  expect(await useCase({ entryId }, contextOf(), reading())).toMatchObject(missing);
});
