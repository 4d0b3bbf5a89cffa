import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { HumanTaskRecord } from '../../data/human-task.ts';
import { AbsencesRecord } from '../../data/people.ts';
import { listed } from '../../domain/listed-task.ts';
import { HumanTaskNotFound } from '../../domain/refusals.ts';
import { getHumanTask } from './task.ts';

export const useCase = defineQuery(getHumanTask, async ({ taskId }, { scope, actor, now }, { read }) => {
  const [task, absences] = await Promise.all([
    read.get(HumanTaskRecord.key(scope, taskId)),
    read.get(AbsencesRecord.key(scope, actor.id)),
  ]);
  if (!task) return refuse(HumanTaskNotFound, { taskId });
  return listed(task.data, task.version, actor, absences?.data.standsInFor ?? [], now);
});
