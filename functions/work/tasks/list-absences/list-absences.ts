import { localDate } from '../../../../shared/kernel/dates.ts';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { AbsencesRecord, everybodysAbsences } from '../../data/people.ts';
import type { Absence } from '../../domain/absence.ts';
import { listAbsences } from './task.ts';

export const useCase = defineQuery(listAbsences, async ({ of, ...paging }, { scope, actor, now }, { read }) => {
  const going = ({ until, timeZone }: Absence) => until >= localDate(new Date(now), timeZone);
  if (of === 'mine') {
    const mine = await read.get(AbsencesRecord.key(scope, actor.id));
    return { items: [...(mine?.data.own ?? []), ...(mine?.data.standsInFor ?? [])].filter(going) };
  }
  const page = await read.page(everybodysAbsences(scope), paging);
  if (page instanceof Refusal) return page;
  return { ...page, items: page.items.flatMap(({ data }) => data.own).filter(going) };
});
