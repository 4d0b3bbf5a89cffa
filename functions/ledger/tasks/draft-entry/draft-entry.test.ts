import { expect, test } from 'vitest';
import { books, content, partyId, storedAuxiliary, storedBooks } from '../../../../test/builders/ledger.ts';
import { camille, contextOf, decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './draft-entry.ts';
import { draftEntry } from './task.ts';

const enter = (change: object = {}, more: object = {}) =>
  decide(draftEntry, useCase, {
    input: { ...content, ...change },
    state: { books: storedBooks(books), [partyId]: storedAuxiliary, ...more },
  });

test('an entry that balances is kept without a number', () => {
  expect(enter()).toMatchObject({
    output: { state: 'draft', by: camille.id, ...content },
    writes: [{ type: 'create', kind: 'entry' }],
    events: [],
  });
});

test('one that does not, or names what nobody knows, is refused and writes nothing', () => {
  expect(enter({ lines: content.lines.slice(1) })).toBe('ledger.not-balanced');
  expect(enter({}, { [partyId]: undefined })).toBe('ledger.party-unknown');
  expect(enter({ journal: 'ZZ' })).toBe('ledger.journal-unknown');
  expect(enter({}, { books: undefined })).toBe('ledger.books-not-open');
});

test('a clerk does not post into a period that is closed softly, an accountant does', () => {
  const soft = { books: storedBooks({ ...books, softClosedThrough: '2026-11-30' }), [partyId]: storedAuxiliary };
  const by = (role: 'clerk' | 'accountant') =>
    decide(draftEntry, useCase, {
      input: content,
      state: soft,
      context: contextOf({ actor: { ...camille, roles: [role] } }),
    });
  expect(by('clerk')).toBe('ledger.period-soft-closed');
  expect(by('accountant')).toMatchObject({ output: { state: 'draft' } });
});
