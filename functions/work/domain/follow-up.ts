import { addBusinessDays, addDays, type Calendar } from './business-days.ts';
import type { HumanTask } from './human-task.ts';

/** A week's work, where whoever asks names no other time. */
export const USUAL_BUSINESS_DAYS = 5;

/** When a task opened on `today` is due, and when it is looked at first: one business day before, to remind. */
export function deadline(today: string, businessDays: number, calendar: Calendar) {
  const dueOn = addBusinessDays(today, businessDays, calendar);
  const reminder = addBusinessDays(dueOn, -1, calendar);
  return { dueOn, nextStepOn: reminder > today ? reminder : addDays(dueOn, 1) };
}

/** What becomes of a task whose next step is due: up to its deadline a reminder, after it the escalation; at most once each. */
export function followUp(task: HumanTask, today: string, now: string): HumanTask {
  const { nextStepOn, ...rest } = task;
  if (task.decision || !task.dueOn || !nextStepOn || today < nextStepOn) return task;
  if (today <= task.dueOn) return { ...rest, remindedAt: now, nextStepOn: addDays(task.dueOn, 1) };
  return { ...rest, escalated: { at: now, to: task.escalateTo ?? 'director' } };
}
