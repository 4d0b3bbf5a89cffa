import { expect, test } from 'vitest';
import { draft, entryId, storedEntry } from '../../../../test/builders/ledger.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './discard-draft.ts';
import { discardDraft } from './task.ts';

test('a draft is thrown away, once', () => {
  const discard = (subject?: ReturnType<typeof storedEntry>) =>
    decide(discardDraft, useCase, { input: { entryId }, state: { subject } });
  const done = discard(storedEntry(draft));
  expect(done).toMatchObject({ writes: [{ type: 'replace', data: { state: 'discarded' } }] });
  const discarded = { state: 'discarded' as const, entryId, by: 'user_camille', at: draft.at };
  expect(discard(storedEntry(discarded))).toBe('ledger.entry-not-draft');
  expect(discard()).toBe('ledger.entry-not-found');
});
