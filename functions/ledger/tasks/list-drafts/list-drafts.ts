import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { booksKey, chartKey, drafts } from '../../data/books.ts';
import { problemsOf } from '../../domain/frame.ts';
import { listDrafts } from './task.ts';

export const useCase = defineQuery(listDrafts, async (paging, { scope, actor }, { read }) => {
  const page = await read.page(drafts(scope), paging);
  if (page instanceof Refusal) return page;
  const [books, chart] = await read.getAll([booksKey(scope), chartKey(scope)]);
  const items = page.items.flatMap(({ data, version }) =>
    data.state === 'draft' ? [{ ...data, problems: problemsOf(data, books?.data, chart?.data, actor), version }] : [],
  );
  return { ...page, items };
});
