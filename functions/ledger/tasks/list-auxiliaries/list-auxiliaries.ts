import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { auxiliaries } from '../../data/books.ts';
import { listAuxiliaries } from './task.ts';

export const useCase = defineQuery(listAuxiliaries, async (paging, { scope }, { read }) => {
  const page = await read.page(auxiliaries(scope), paging);
  return page instanceof Refusal ? page : { ...page, items: page.items.map(({ data }) => data) };
});
