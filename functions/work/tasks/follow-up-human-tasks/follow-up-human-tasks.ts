import { replace } from '../../../../shared/aws/entity.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { companyOfPartition } from '../../../../shared/runtime/partition.ts';
import { decided, defineRecordJob } from '../../../../shared/runtime/use-case.ts';
import { HUMAN_TASK_KIND, HumanTaskRecord } from '../../data/human-task.ts';
import { CalendarRecord } from '../../data/people.ts';
import { addDays, FRENCH_CALENDAR } from '../../domain/business-days.ts';
import { followUp } from '../../domain/follow-up.ts';
import { followUpHumanTasks } from './task.ts';

/** If it runs twice: a task whose next step was taken has another one, or none. */
export const useCase = defineRecordJob(followUpHumanTasks, {
  async find({ today }, { now }, { read }) {
    // The day has begun somewhere up to 14 hours before it does in UTC; the calendar of the company decides.
    const before = addDays(today ?? now.slice(0, 10), 2);
    const due = await read.unfinished(HUMAN_TASK_KIND, before);
    return due.map(({ pk, unfinishedSince }) => {
      const { scope, id } = companyOfPartition(pk);
      return { scope, item: { taskId: id, nextStepOn: unfinishedSince, today } };
    });
  },
  reads: ({ taskId }, { scope }) => ({
    subject: HumanTaskRecord.key(scope, taskId),
    calendar: CalendarRecord.key(scope, 'calendar'),
  }),
  decide({ today }, { subject, calendar }, { now }) {
    if (!subject) return decided(undefined);
    const { timeZone } = calendar?.data ?? FRENCH_CALENDAR;
    const task = followUp(subject.data, today ?? localDate(new Date(now), timeZone), now);
    return decided(undefined, { writes: task === subject.data ? [] : [replace(subject, task)] });
  },
  repeat: ({ taskId, nextStepOn }) => `${taskId} ${nextStepOn}`,
});
