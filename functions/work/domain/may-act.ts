import { hasRole, type Role } from '../../../shared/contracts/roles.ts';
import { type Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { type Absence, absent } from './absence.ts';
import type { HumanTask } from './human-task.ts';
import { ExcludedFromTask, HumanTaskClaimed, HumanTaskDecided, NotYourTask } from './refusals.ts';

interface Someone {
  readonly id: string;
  readonly roles: readonly Role[];
}

/**
 * Who may touch a task: it must wait and not be claimed by somebody else; the person must be asked, by role, by name or since
 * the deadline has passed, or stand in for an absent person who is; and neither of the two may be excluded from it.
 * @param standsInFor the absences in which the person stands in; those that are over, or not yet, count for nothing.
 * @returns a refusal, or for whom the person acts when not for themselves.
 */
export function mayAct(
  task: HumanTask,
  person: Someone,
  standsInFor: readonly Absence[],
  now: string,
): Refusal | { readonly onBehalfOf?: Absence['person'] } {
  if (task.decision) return refuse(HumanTaskDecided, { name: task.decision.name });
  const excluded = exclusion(task, person.id);
  if (excluded) return excluded;
  if (task.claim && task.claim.by !== person.id) return refuse(HumanTaskClaimed, { name: task.claim.name });
  if (isAsked(task, person)) return {};
  const absents = standsInFor
    .filter((absence) => absent(absence, now))
    .filter(({ person: away, roles }) => isAsked(task, { id: away.id, roles }));
  const free = absents.find(({ person: away }) => !exclusion(task, away.id));
  if (free) return { onBehalfOf: free.person };
  return (absents[0] && exclusion(task, absents[0].person.id)) ?? refuse(NotYourTask, { role: task.role });
}

function isAsked({ persons, role, escalated }: HumanTask, { id, roles }: Someone): boolean {
  if (escalated && hasRole(roles, escalated.to)) return true;
  return persons ? persons.some((one) => one.id === id) : hasRole(roles, role);
}

function exclusion({ excluded = [] }: HumanTask, id: string): Refusal | undefined {
  const found = excluded.find(({ person }) => person === id);
  return found && refuse(ExcludedFromTask, { why: found.why });
}
