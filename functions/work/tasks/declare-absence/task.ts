import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { Absence } from '../../domain/absence.ts';
import { Person } from '../../domain/human-task.ts';
import {
  AbsenceBackwards,
  AlreadyAway,
  DelegateIsAway,
  DelegateIsYourself,
  StandsInForOthers,
  TooManyAbsences,
} from '../../domain/refusals.ts';

export const declareAbsence = defineTask({
  id: 'work.declare-absence',
  summary:
    'Declares when the caller is away and who stands in: the stand-in decides what the caller could have decided',
  trigger: command('POST', 'absences'),
  input: z.strictObject({ from: LocalDate, until: LocalDate, delegate: Person.optional() }),
  output: Absence,
  refusals: [AbsenceBackwards, DelegateIsYourself, AlreadyAway, DelegateIsAway, StandsInForOthers, TooManyAbsences],
  access: { tables: { main: 'write' } },
  role: ['clerk', 'coder', 'approver'],
  failureImpact: 'Work of absent people waits until it is escalated.',
  example: {
    from: '2026-12-21',
    until: '2027-01-02',
    delegate: { id: '3f2a0c52-0000-4000-8000-000000000001', name: 'Camille Roussel' },
  },
});
