import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { HumanTaskRecord } from '../../data/human-task.ts';
import { commentsOn } from '../../data/people.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';
import { listTaskComments } from './task.ts';

export const useCase = defineQuery(listTaskComments, async ({ taskId, ...paging }, { scope }, { read }) => {
  if (!(await read.get(HumanTaskRecord.key(scope, taskId)))) return refuse(HumanTaskNotFound, { taskId });
  const page = await read.page(commentsOn(scope, taskId), paging);
  if (page instanceof Refusal) return page;
  return { ...page, items: page.items.map(({ data }) => data) };
});
