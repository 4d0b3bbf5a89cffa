import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { rulesKey } from '../../data/books.ts';
import { FIRST_RULES, NO_RULES } from '../../domain/posting/rules.ts';
import { getPostingRules } from './task.ts';

export const useCase = defineQuery(getPostingRules, async (_input, { scope }, { read }) => {
  const stored = await read.get(rulesKey(scope));
  return { ...(stored?.data ?? NO_RULES), first: FIRST_RULES, version: stored?.version ?? 0 };
});
