import * as z from 'zod';
import { ROLES } from '../../../shared/contracts/roles.ts';
import { LocalDate, localDate } from '../../../shared/kernel/dates.ts';
import { Person } from './human-task.ts';

/** Somebody is away, and somebody stands in for them, or nobody does. */
export const Absence = z
  .object({
    absenceId: z.string().regex(/^abs_[0-9a-f-]{36}$/),
    person: Person,
    /** What the absent person held on the day of the declaration: the stand-in acts with these. */
    roles: z.array(z.enum(ROLES)),
    from: LocalDate,
    /** Last day. */
    until: LocalDate,
    timeZone: z.string(),
    delegate: Person.optional(),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof Absence>;

/** Everything that concerns one person, in one record: two that hand their work to each other at once write the same records. */
export const Absences = z.object({
  personId: z.string(),
  own: z.array(Absence),
  standsInFor: z.array(Absence),
});
export type Absences = z.infer<typeof Absences>;

export const absent = ({ from, until, timeZone }: Absence, now: string): boolean => {
  const today = localDate(new Date(now), timeZone);
  return from <= today && today <= until;
};

/** Whether two periods share a day. */
export const overlap = (a: { from: string; until: string }, b: { from: string; until: string }): boolean =>
  a.from <= b.until && b.from <= a.until;
