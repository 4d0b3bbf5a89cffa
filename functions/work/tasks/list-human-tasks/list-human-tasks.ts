import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { HumanTaskRecord, humanTasks } from '../../data/human-task.ts';
import { AbsencesRecord, mentionsOf } from '../../data/people.ts';
import { listed } from '../../domain/listed-task.ts';
import { listHumanTasks } from './task.ts';

export const useCase = defineQuery(listHumanTasks, async (input, { scope, actor, now }, { read }) => {
  const { state, view, ...paging } = input;
  const absences = await read.get(AbsencesRecord.key(scope, actor.id));
  const standsInFor = absences?.data.standsInFor ?? [];
  if (view === 'mentioned') {
    const page = await read.page(mentionsOf(scope, actor.id), paging);
    if (page instanceof Refusal) return page;
    const ids = [...new Set(page.items.map(({ data }) => data.taskId))];
    const tasks = await Promise.all(ids.map((id) => read.get(HumanTaskRecord.key(scope, id))));
    const items = tasks
      .flatMap((task) => (task ? [listed(task.data, task.version, actor, standsInFor, now)] : []))
      .filter((task) => (state === 'decided') === (task.decision !== undefined));
    return { ...page, items };
  }
  const page = await read.page(humanTasks(scope, state), paging);
  if (page instanceof Refusal) return page;
  const named = (task: (typeof items)[number]) =>
    task.claim?.by === actor.id || (task.persons ?? []).some(({ id }) => id === actor.id);
  const items = page.items.map(({ data, version }) => listed(data, version, actor, standsInFor, now));
  const shown = items.filter(
    (task) =>
      view === 'all' ||
      (task.yours && (task.onBehalfOf ? view === 'delegated' : view === (named(task) ? 'mine' : 'role'))),
  );
  return { ...page, items: shown };
});
