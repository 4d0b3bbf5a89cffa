import * as z from 'zod';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import type { Absence } from './absence.ts';
import { HumanTask, Person } from './human-task.ts';
import { mayAct } from './may-act.ts';

/** A task as one person reads it. */
export const ListedTask = HumanTask.extend({
  version: z.number().int(),
  /** Whether the caller may decide it now. */
  yours: z.boolean(),
  /** For whom the caller would decide, when not for themselves. */
  onBehalfOf: Person.optional(),
});

export function listed(
  task: HumanTask,
  version: number,
  actor: Parameters<typeof mayAct>[1],
  standsInFor: readonly Absence[],
  now: string,
): z.infer<typeof ListedTask> {
  const acting = mayAct(task, actor, standsInFor, now);
  return acting instanceof Refusal ? { ...task, version, yours: false } : { ...task, version, yours: true, ...acting };
}
