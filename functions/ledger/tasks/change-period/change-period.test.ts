import { expect, test } from 'vitest';
import { books, draft, storedBooks, storedEntry } from '../../../../test/builders/ledger.ts';
import { contextOf, decide, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './change-period.ts';
import { changePeriod } from './task.ts';

const change = (
  state: 'open' | 'soft-closed' | 'closed',
  { month = '2026-10', before = books, oldest = undefined as typeof draft | undefined } = {},
) =>
  decide(changePeriod, useCase, {
    input: { month, state },
    state: { subject: storedBooks(before) },
    facts: { oldest },
  });

test('a month closes with all before it, softly or for good; only the first is undone', () => {
  expect(change('closed')).toMatchObject({ output: { closedThrough: '2026-10-31' } });
  expect(change('soft-closed')).toMatchObject({ output: { softClosedThrough: '2026-10-31' } });
  const closed = { ...books, closedThrough: '2026-10-31', softClosedThrough: '2026-11-30' };
  expect(change('open', { before: closed })).toBe('ledger.period-stays-closed');
  expect(change('open', { month: '2026-11', before: closed })).toMatchObject({
    output: { closedThrough: '2026-10-31', softClosedThrough: '2026-10-31' },
  });
  expect(change('closed', { month: '2027-01' })).toBe('ledger.no-year');
});

test('closing an earlier month opens none, and opening a later one closes none', () => {
  const before = { ...books, softClosedThrough: '2026-10-31' };
  expect(change('soft-closed', { month: '2026-03', before })).toMatchObject({
    output: { softClosedThrough: '2026-10-31' },
  });
  expect(change('open', { month: '2026-12', before })).toMatchObject({ output: { softClosedThrough: '2026-10-31' } });
  expect(change('open', { month: '2026-12' })).toMatchObject({ output: { journals: books.journals } });
});

test('a draft of the month or before keeps it open, a later one does not', () => {
  expect(change('closed', { oldest: { ...draft, date: '2026-10-31' } })).toBe('ledger.period-has-drafts');
  expect(change('closed', { oldest: { ...draft, date: '2026-11-01' } })).toMatchObject({ output: {} });
});

test('the oldest draft is looked for before a month closes for good', async () => {
  const { read } = reading(storedEntry(draft));
  const fetch = (state: 'closed' | 'open') =>
    useCase.fetch?.({ month: '2026-10', state }, {} as never, { read }, contextOf(), undefined as never);
  expect(await fetch('closed')).toEqual({ oldest: draft });
  expect(await fetch('open')).toEqual({ oldest: undefined });
});
