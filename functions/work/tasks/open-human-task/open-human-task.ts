import type * as z from 'zod';
import { create, put, replace, unchanged } from '../../../../shared/aws/entity.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import { type Context, decided, defineCommand, raise } from '../../../../shared/runtime/use-case.ts';
import { HumanTaskRecord, WaitingExecutionRecord } from '../../data/human-task.ts';
import { CalendarRecord } from '../../data/people.ts';
import { FRENCH_CALENDAR } from '../../domain/business-days.ts';
import { deadline, USUAL_BUSINESS_DAYS } from '../../domain/follow-up.ts';
import type { HumanTaskRequest } from '../../domain/human-task.ts';
import { HumanTaskDecidedEvent } from '../../public.ts';
import { openHumanTask } from './task.ts';

/**
 * The task of a (process, record, question, round) has one id, so that an execution that starts again finds the task of the
 * first, and is the one that is answered. The task must not be decided while the token is attached, else its event might
 * find nobody; a decision made before is published again (docs/adr/0005, 0012).
 */
export const useCase = defineCommand(openHumanTask, {
  repeat: ({ taskToken }) => sha256(taskToken),
  reads: ({ task }, context) => {
    const taskId = taskIdOf(task, context);
    return {
      subject: HumanTaskRecord.key(context.scope, taskId),
      waiting: WaitingExecutionRecord.key(context.scope, taskId),
      calendar: CalendarRecord.key(context.scope, 'calendar'),
    };
  },
  decide({ task: asked, taskToken }, { subject, waiting, calendar: own }, context) {
    const { scope, now } = context;
    const taskId = taskIdOf(asked, context);
    const wait = put(WaitingExecutionRecord, scope, waiting, { taskId, taskToken });
    if (!subject) {
      const { deadline: wanted, ...request } = asked;
      const calendar = own?.data ?? FRENCH_CALENDAR;
      const { businessDays = USUAL_BUSINESS_DAYS, escalateTo = 'director' } = wanted ?? {};
      const dates = deadline(localDate(new Date(now), calendar.timeZone), businessDays, calendar);
      const task = { ...request, taskId, state: 'open' as const, openedAt: now, ...dates, escalateTo };
      return decided({ outcome: 'waiting', taskId }, { writes: [create(HumanTaskRecord, scope, task), wait] });
    }
    const { decision, process, record, question } = subject.data;
    if (!decision) return decided({ outcome: 'waiting', taskId }, { writes: [unchanged(subject), wait] });
    const same = replace(subject, subject.data);
    const again = raise(HumanTaskDecidedEvent, same, { taskId, process, record, question, decision });
    return decided({ outcome: 'already-decided', taskId }, { writes: [same, wait], events: [again] });
  },
});

function taskIdOf(request: z.infer<typeof HumanTaskRequest>, { newId }: Context): string {
  const { process, record, question, round = 1 } = request;
  return newId('htk', process, record.area, record.kind, record.id, question, String(round));
}
