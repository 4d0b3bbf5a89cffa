import { expect, test } from 'vitest';
import { books, purchaseLines, storedBooks } from '../../../../test/builders/ledger.ts';
import { contextOf, reading, stored } from '../../../../test/builders/use-case.ts';
import { MovementsRecord } from '../../data/books.ts';
import { withLines } from '../../domain/balances.ts';
import { useCase } from './get-trial-balance.ts';
import { getTrialBalance } from './task.ts';

const moved = (period: string) => stored(MovementsRecord, withLines(undefined, period, purchaseLines));
const at = (date?: string) =>
  useCase({ date }, contextOf(), reading(storedBooks(books), moved('2026-01'), moved('2026-11'), moved('2026-11-20')));

test('whole months before the day, and the days of its month', async () => {
  expect(getTrialBalance.output.parse(await at('2026-11-20'))).toMatchObject({
    lines: [
      { account: '401', credit: '240.00', balance: '-240.00' },
      { account: '44566', label: 'TVA sur autres biens et services', debit: '40.00' },
      { account: '607', balance: '200.00' },
    ],
    totals: { debit: '240.00', credit: '240.00' },
  });
  expect(await at('2026-11-19')).toMatchObject({ totals: { debit: '120.00' } });
  expect(await at()).toMatchObject({ date: '2026-11-24', totals: { debit: '240.00' } });
  expect(await at('2026-12-31')).toMatchObject({ totals: { debit: '240.00' } });
  expect(await at('2027-01-01')).toMatchObject({ kind: { code: 'ledger.no-year' } });
});
