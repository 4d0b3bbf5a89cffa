import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { booksKey, chartKey } from '../../data/books.ts';
import { yearOf } from '../../domain/books.ts';
import { NO_OWN_ACCOUNTS, searchAccounts } from '../../domain/chart/chart.ts';
import { listAccounts } from './task.ts';

export const useCase = defineQuery(listAccounts, async ({ search, date, limit }, { scope, now }, { read }) => {
  const [books, chart] = await read.getAll([booksKey(scope), chartKey(scope)]);
  const day = date ?? now.slice(0, 10);
  const from = (books && yearOf(books.data, day)?.from) ?? day;
  return { items: searchAccounts(search, from, chart?.data ?? NO_OWN_ACCOUNTS, limit) };
});
