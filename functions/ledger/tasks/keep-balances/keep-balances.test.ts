import { expect, test } from 'vitest';
import { entryId, purchaseLines, yearId } from '../../../../test/builders/ledger.ts';
import { contextOf, decided, stored } from '../../../../test/builders/use-case.ts';
import { MovementsRecord } from '../../data/books.ts';
import { EntryValidated } from '../../public.ts';
import { useCase } from './keep-balances.ts';
import { keepBalances } from './task.ts';

const event = (number: number, date = '2026-11-20') => ({
  id: `evt_${number}`,
  type: EntryValidated.type,
  companyId: 'brumaire',
  aggregate: { kind: 'entry', id: entryId },
  sequence: 1,
  occurredAt: '2026-11-24T09:30:00.000Z',
  correlationId: 'story',
  data: { ...EntryValidated.example, yearId, number, date, lines: purchaseLines },
});

test('entries of a batch are added to their days and months, and each line to its account', () => {
  const { writes } = decided(keepBalances, useCase, {
    input: [event(1), event(2), event(3, '2026-12-01')],
    context: contextOf(),
  });
  expect(writes.slice(0, 4).map(({ type, data }) => [type, data])).toMatchObject([
    ['create', { period: '2026-11-20', accounts: { 607: ['20000', '0'], 401: ['0', '24000'] } }],
    ['create', { period: '2026-11', accounts: { 44566: ['4000', '0'] } }],
    ['create', { period: '2026-12-01' }],
    ['create', { period: '2026-12' }],
  ]);
  expect(writes.slice(4)).toHaveLength(9);
  expect(writes[4]).toMatchObject({
    kind: 'ledger-line',
    data: { account: '607', number: 1, line: 1, debit: '100.00' },
  });
});

test('what was there before counts on', () => {
  const before = { period: '2026-11', accounts: { 607: ['5', '1'] as [string, string] } };
  const state = { '2026-11': stored(MovementsRecord, before) };
  const { writes } = decided(keepBalances, useCase, { input: [event(1)], state, context: contextOf() });
  expect(writes[1]).toMatchObject({ type: 'replace', data: { accounts: { 607: ['10005', '1'] } } });
});
