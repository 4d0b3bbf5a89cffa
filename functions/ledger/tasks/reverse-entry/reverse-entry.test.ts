import { expect, test } from 'vitest';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import {
  books,
  draft,
  entryId,
  seriesOfOne,
  storedBooks,
  storedEntry,
  yearId,
} from '../../../../test/builders/ledger.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './reverse-entry.ts';
import { reverseEntry } from './task.ts';

const id = derivedId('ent', 'reversal', 'AC', yearId, '1');
const text = seriesOfOne().records[1];
const reverse = (more: object = {}) =>
  decide(reverseEntry, useCase, {
    input: { journal: 'AC', yearId, entryNumber: 1, date: '2026-11-30' },
    state: { books: storedBooks(books), text, ...more },
  });

test('the reversal is a draft of the same lines on their other sides, and says what it reverses', () => {
  expect(reverse()).toMatchObject({
    output: {
      entryId: id,
      date: '2026-11-30',
      lines: [
        { account: '607', credit: '100.00' },
        { account: '44566', credit: '20.00' },
        { account: '401', debit: '120.00' },
      ],
      reverses: { journal: 'AC', yearId, number: 1 },
    },
  });
});

test('an entry is reversed once, unless its reversal was thrown away', () => {
  expect(reverse({ subject: storedEntry({ ...draft, entryId: id }) })).toBe('ledger.already-reversed');
  const discarded = storedEntry({ state: 'discarded', entryId: id, by: 'user_camille', at: draft.at });
  expect(reverse({ subject: discarded })).toMatchObject({ writes: [{ type: 'replace' }] });
  expect(reverse({ text: undefined })).toBe('ledger.entry-not-found');
  expect(reverse({ books: storedBooks({ ...books, closedThrough: '2026-11-30' }) })).toBe('ledger.period-closed');
  expect(entryId).not.toBe(id);
});
