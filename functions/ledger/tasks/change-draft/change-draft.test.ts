import { expect, test } from 'vitest';
import {
  books,
  content,
  draft,
  entryId,
  partyId,
  storedAuxiliary,
  storedBooks,
  storedEntry,
} from '../../../../test/builders/ledger.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './change-draft.ts';
import { changeDraft } from './task.ts';

const state = { books: storedBooks(books), [partyId]: storedAuxiliary };
const change = (subject: ReturnType<typeof storedEntry> | undefined, edit: object = {}) =>
  decide(changeDraft, useCase, { input: { entryId, ...content, ...edit }, state: { ...state, subject } });

test('a draft is changed; what its rule lacked is settled', () => {
  const lacking = { ...draft, lines: [], missing: [{ code: 'coding', fr: 'x', en: 'y' }] };
  const found = change(storedEntry(lacking), { label: 'Facture A-1 bis' });
  expect(found).toMatchObject({
    output: { label: 'Facture A-1 bis', lines: content.lines },
    writes: [{ type: 'replace' }],
  });
  expect((found as { output: object }).output).not.toHaveProperty('missing');
});

test('what is validated, or is not there, is not changed, and a change balances', () => {
  const validated = { state: 'validated' as const, entryId, journal: 'AC', yearId: '2026-12-31', number: 1 };
  expect(change(storedEntry(validated))).toBe('ledger.entry-not-draft');
  expect(change(undefined)).toBe('ledger.entry-not-found');
  expect(change(storedEntry(draft), { lines: content.lines.slice(1) })).toBe('ledger.not-balanced');
});
