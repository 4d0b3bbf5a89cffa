import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, type Reading } from '../../../../shared/runtime/use-case.ts';
import { AbsencesRecord } from '../../data/people.ts';
import type { Absence } from '../../domain/absence.ts';
import { AbsenceNotFound } from '../../domain/refusals.ts';
import { endAbsence } from './task.ts';

const without = (absences: readonly Absence[], id: string) => absences.filter(({ absenceId }) => absenceId !== id);

export const useCase = defineCommand(endAbsence, {
  /** Who stands in is known only by the absence itself, and never changes. */
  async gather({ absenceId }, { read }: Reading, { scope, actor }) {
    const mine = await read.get(AbsencesRecord.key(scope, actor.id));
    const absence = mine?.data.own.find((one) => one.absenceId === absenceId);
    return absence ?? refuse(AbsenceNotFound, { absenceId });
  },
  reads: (_input, { scope, actor }, { delegate }) => ({
    subject: AbsencesRecord.key(scope, actor.id),
    theirs: delegate && AbsencesRecord.key(scope, delegate.id),
  }),
  decide({ absenceId }, { subject, theirs }, _context, absence) {
    if (!subject?.data.own.some((one) => one.absenceId === absenceId)) return refuse(AbsenceNotFound, { absenceId });
    const mine = replace(subject, { ...subject.data, own: without(subject.data.own, absenceId) });
    if (!theirs) return decided(absence, { writes: [mine] });
    const left = { ...theirs.data, standsInFor: without(theirs.data.standsInFor, absenceId) };
    return decided(absence, { writes: [mine, replace(theirs, left)] });
  },
});
