import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { intakes } from '../../data/intake.ts';
import { listIntakes } from './task.ts';

export const useCase = defineQuery(listIntakes, async ({ state, ...paging }, { scope }, { read }) => {
  const page = await read.page(intakes(scope, state), paging);
  return page instanceof Refusal ? page : { ...page, items: page.items.map(({ data }) => data) };
});
