import { defineRefusal } from '../../../shared/kernel/refusal.ts';
import type { Text } from '../../../shared/kernel/text.ts';

export const HumanTaskNotFound = defineRefusal<{ taskId: string }>({
  code: 'work.human-task-not-found',
  status: 404,
  title: { fr: 'Tâche introuvable', en: 'Task not found' },
  detail: { fr: 'Aucune tâche {taskId} dans cette société.', en: 'There is no task {taskId} in this company.' },
});

export const HumanTaskDecided = defineRefusal<{ name: string }>({
  code: 'work.human-task-decided',
  status: 409,
  title: { fr: 'Déjà décidé', en: 'Already decided' },
  detail: { fr: '{name} a déjà décidé de cette tâche.', en: '{name} has already decided this task.' },
});

export const HumanTaskClaimed = defineRefusal<{ name: string }>({
  code: 'work.human-task-claimed',
  status: 409,
  title: { fr: 'Prise par quelqu’un d’autre', en: 'Claimed by somebody else' },
  detail: {
    fr: '{name} a pris cette tâche : demandez-lui de la libérer.',
    en: '{name} has claimed this task: ask for its release.',
  },
});

export const NotYourTask = defineRefusal<{ role: string }>({
  code: 'work.not-your-task',
  status: 403,
  title: { fr: 'Cette tâche ne vous revient pas', en: 'This task is not yours' },
  detail: { fr: 'Cette tâche demande le rôle {role}.', en: 'This task needs the role {role}.' },
});

export const UnknownOutcome = defineRefusal<{ outcome: string; outcomes: string }>({
  code: 'work.unknown-outcome',
  status: 422,
  title: { fr: 'Décision inconnue', en: 'Unknown decision' },
  detail: {
    fr: '« {outcome} » n’est pas une décision de cette tâche : choisissez parmi {outcomes}.',
    en: '"{outcome}" is no decision of this task: choose one of {outcomes}.',
  },
});

export const CommentRequired = defineRefusal<{ outcome: string }>({
  code: 'work.comment-required',
  status: 422,
  title: { fr: 'Motif obligatoire', en: 'Reason required' },
  detail: {
    fr: 'La décision « {outcome} » demande un motif dans « comment ».',
    en: 'The decision "{outcome}" needs a reason in "comment".',
  },
});

export const ExcludedFromTask = defineRefusal<{ why: Text }>({
  code: 'work.excluded-from-task',
  status: 403,
  title: { fr: 'Vous ne pouvez pas décider ici', en: 'You may not decide this' },
  detail: {
    fr: '{why} Une autre personne doit décider.',
    en: '{why} Somebody else must decide.',
  },
});

export const AbsenceBackwards = defineRefusal<{ from: string; until: string }>({
  code: 'work.absence-backwards',
  status: 422,
  title: { fr: 'Période impossible', en: 'Impossible period' },
  detail: {
    fr: 'Une absence du {from} au {until} ne tient pas : elle finit après son début, dans l’année, et pas avant aujourd’hui.',
    en: 'An absence from {from} until {until} does not hold: it ends after its start, within a year, and not before today.',
  },
});

export const DelegateIsYourself = defineRefusal({
  code: 'work.delegate-is-yourself',
  status: 422,
  title: { fr: 'Remplaçant impossible', en: 'Impossible stand-in' },
  detail: {
    fr: 'Vous ne pouvez pas vous remplacer vous-même : choisissez quelqu’un d’autre, ou personne.',
    en: 'You cannot stand in for yourself: choose somebody else, or nobody.',
  },
});

export const DelegateIsAway = defineRefusal<{ name: string; from: string; until: string }>({
  code: 'work.delegate-is-away',
  status: 409,
  title: { fr: 'Remplaçant absent', en: 'The stand-in is away' },
  detail: {
    fr: '{name} est aussi en absence du {from} au {until} : choisissez quelqu’un d’autre.',
    en: '{name} is away too from {from} until {until}: choose somebody else.',
  },
});

export const StandsInForOthers = defineRefusal<{ name: string; from: string; until: string }>({
  code: 'work.stands-in-for-others',
  status: 409,
  title: { fr: 'Vous remplacez quelqu’un', en: 'You stand in for somebody' },
  detail: {
    fr: 'Vous remplacez {name} du {from} au {until}, et un remplacement ne se transmet pas : {name} doit d’abord choisir quelqu’un d’autre.',
    en: 'You stand in for {name} from {from} until {until}, and that cannot be passed on: {name} must choose somebody else first.',
  },
});

export const AlreadyAway = defineRefusal<{ from: string; until: string }>({
  code: 'work.already-away',
  status: 409,
  title: { fr: 'Absence déjà déclarée', en: 'Absence already declared' },
  detail: {
    fr: 'Vous avez déjà déclaré une absence du {from} au {until} : terminez-la d’abord.',
    en: 'You have already declared an absence from {from} until {until}: end that one first.',
  },
});

export const TooManyAbsences = defineRefusal({
  code: 'work.too-many-absences',
  status: 409,
  title: { fr: 'Trop d’absences', en: 'Too many absences' },
  detail: {
    fr: 'Une personne garde au plus 50 absences ou remplacements en cours ou à venir.',
    en: 'One person keeps at most 50 absences or stand-ins that run or are to come.',
  },
});

export const AbsenceNotFound = defineRefusal<{ absenceId: string }>({
  code: 'work.absence-not-found',
  status: 404,
  title: { fr: 'Absence introuvable', en: 'Absence not found' },
  detail: { fr: 'Vous n’avez pas d’absence {absenceId}.', en: 'You have no absence {absenceId}.' },
});
