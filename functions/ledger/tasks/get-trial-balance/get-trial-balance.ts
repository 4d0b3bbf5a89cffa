import { localDate } from '../../../../shared/kernel/dates.ts';
import { moneyText } from '../../../../shared/kernel/money.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { booksKey, chartKey, MovementsRecord } from '../../data/books.ts';
import { periodsThrough, summed } from '../../domain/balances.ts';
import { yearOf } from '../../domain/books.ts';
import { labelOf, NO_OWN_ACCOUNTS } from '../../domain/chart/chart.ts';
import { BooksNotOpen, NoYear } from '../../domain/refusals.ts';
import { getTrialBalance } from './task.ts';

export const useCase = defineQuery(getTrialBalance, async ({ date: given }, { scope, now }, { read }) => {
  const [books, chart] = await read.getAll([booksKey(scope), chartKey(scope)]);
  if (!books) return refuse(BooksNotOpen);
  const date = given ?? localDate(new Date(now), books.data.timeZone);
  const year = yearOf(books.data, date);
  if (!year) return refuse(NoYear, { date });
  const { months, days } = periodsThrough(year.from, date);
  // A year has 24 months at most, and besides them the days of two: one batch.
  const parts = await read.getAll([...months, ...days].map((period) => MovementsRecord.key(scope, period)));
  const sums = summed(parts.flatMap((part) => (part ? [part.data] : [])));
  const own = chart?.data ?? NO_OWN_ACCOUNTS;
  const lines = sums.map(({ account, debit, credit }) => ({
    account,
    label: labelOf(account, year.from, own) ?? '',
    ...{ debit: cents(debit), credit: cents(credit), balance: cents(debit - credit) },
  }));
  const total = (side: 'debit' | 'credit') => cents(sums.reduce((sum, line) => sum + line[side], 0n));
  return { yearId: year.yearId, date, lines, totals: { debit: total('debit'), credit: total('credit') } };
});

const cents = (minor: bigint): string => moneyText({ currency: 'EUR', minor }).amount;
