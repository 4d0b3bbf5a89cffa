import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { booksKey, linesOfAccount, linesOfParty } from '../../data/books.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';
import { listAccountLines } from './task.ts';

export const useCase = defineQuery(
  listAccountLines,
  async ({ account, party, period, ...paging }, { scope }, { read }) => {
    if (!(await read.get(booksKey(scope)))) return refuse(BooksNotOpen);
    const list = party ? linesOfParty(scope, party) : linesOfAccount(scope, account);
    const page = await read.page({ ...list, ...(period && { beginsWith: period }) }, paging);
    if (page instanceof Refusal) return page;
    const lines = page.items.map(({ data }) => data);
    return { ...page, items: lines.filter((line) => line.account === account) };
  },
);
