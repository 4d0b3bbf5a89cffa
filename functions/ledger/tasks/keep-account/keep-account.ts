import { put } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { booksKey, chartKey, OwnChartRecord } from '../../data/books.ts';
import { MOST } from '../../domain/books.ts';
import { NO_OWN_ACCOUNTS, officialChart, parentOf } from '../../domain/chart/chart.ts';
import { AccountNotOwn, AccountWithoutParent, BooksFull } from '../../domain/refusals.ts';
import { keepAccount } from './task.ts';

export const useCase = defineCommand(keepAccount, {
  reads: (_input, { scope }) => ({ subject: chartKey(scope), books: booksKey(scope) }),
  decide({ account, label }, { subject, books }, { scope, now }) {
    const from = books?.data.years.at(-1)?.from ?? now.slice(0, 10);
    if (officialChart(from).has(account)) return refuse(AccountNotOwn, { account });
    if (!parentOf(account, from)) return refuse(AccountWithoutParent, { account });
    const before = subject?.data ?? NO_OWN_ACCOUNTS;
    const others = before.accounts.filter(({ number }) => number !== account);
    if (others.length >= MOST.accounts) return refuse(BooksFull, MOST);
    const accounts = [...others, { number: account, label }].sort((a, b) => (a.number < b.number ? -1 : 1));
    const chart = { ...before, accounts };
    return decided(chart, { writes: [put(OwnChartRecord, scope, subject, chart)] });
  },
});
