import { put } from '../../../../shared/aws/entity.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { AbsencesRecord, CalendarRecord } from '../../data/people.ts';
import { type Absence, type Absences, overlap } from '../../domain/absence.ts';
import { addDays, FRENCH_CALENDAR } from '../../domain/business-days.ts';
import {
  AbsenceBackwards,
  AlreadyAway,
  DelegateIsAway,
  DelegateIsYourself,
  StandsInForOthers,
  TooManyAbsences,
} from '../../domain/refusals.ts';
import { declareAbsence } from './task.ts';

const MAX_DAYS = 366;
const MAX_ABSENCES = 50;

/**
 * Nobody stands in for somebody while they are away themselves, and nobody goes away while they stand in for somebody: so
 * there is neither a circle nor a chain of stand-ins. Both persons' records are conditions of the write, so that of two who
 * hand their work to each other at once one is refused.
 */
export const useCase = defineCommand(declareAbsence, {
  reads: ({ delegate }, { scope, actor }) => ({
    subject: AbsencesRecord.key(scope, actor.id),
    theirs: delegate && delegate.id !== actor.id ? AbsencesRecord.key(scope, delegate.id) : undefined,
    calendar: CalendarRecord.key(scope, 'calendar'),
  }),
  decide({ from, until, delegate }, { subject, theirs, calendar }, { scope, actor, now, newId }) {
    const { timeZone } = calendar?.data ?? FRENCH_CALENDAR;
    const today = localDate(new Date(now), timeZone);
    if (until < from || until < today || addDays(from, MAX_DAYS) < until)
      return refuse(AbsenceBackwards, { from, until });
    if (delegate?.id === actor.id) return refuse(DelegateIsYourself);
    const mine = current(subject?.data ?? { personId: actor.id, own: [], standsInFor: [] }, today);
    const away = mine.own.find((absence) => overlap(absence, { from, until }));
    if (away) return refuse(AlreadyAway, { from: away.from, until: away.until });
    const standing = mine.standsInFor.find((absence) => overlap(absence, { from, until }));
    if (standing)
      return refuse(StandsInForOthers, { name: standing.person.name, from: standing.from, until: standing.until });
    if (mine.own.length >= MAX_ABSENCES) return refuse(TooManyAbsences);
    const absence: Absence = {
      absenceId: newId('abs'),
      person: { id: actor.id, name: actor.name },
      roles: [...actor.roles],
      from,
      until,
      timeZone,
      ...(delegate && { delegate }),
    };
    const mineWrite = put(AbsencesRecord, scope, subject, { ...mine, own: [...mine.own, absence] });
    if (!delegate) return decided(absence, { writes: [mineWrite] });
    const others = current(theirs?.data ?? { personId: delegate.id, own: [], standsInFor: [] }, today);
    const alsoAway = others.own.find((one) => overlap(one, { from, until }));
    if (alsoAway) return refuse(DelegateIsAway, { name: delegate.name, from: alsoAway.from, until: alsoAway.until });
    if (others.standsInFor.length >= MAX_ABSENCES) return refuse(TooManyAbsences);
    const theirWrite = put(AbsencesRecord, scope, theirs, { ...others, standsInFor: [...others.standsInFor, absence] });
    return decided(absence, { writes: [mineWrite, theirWrite] });
  },
});

/** What is over is left out: the timeline of the record keeps it. */
function current({ personId, own, standsInFor }: Absences, today: string): Absences {
  const going = ({ until }: Absence) => until >= today;
  return { personId, own: own.filter(going), standsInFor: standsInFor.filter(going) };
}
