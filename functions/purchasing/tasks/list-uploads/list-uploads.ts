import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { refusedUploads } from '../../data/intake.ts';
import { listUploads } from './task.ts';

export const useCase = defineQuery(listUploads, async ({ state: _, ...paging }, { scope }, { read }) => {
  const page = await read.page(refusedUploads(scope), paging);
  return page instanceof Refusal ? page : { ...page, items: page.items.map(({ data }) => data) };
});
