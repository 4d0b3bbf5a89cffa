import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { Absences } from '../domain/absence.ts';
import { Calendar } from '../domain/business-days.ts';
import { Mention, TaskComment } from '../domain/comment.ts';

/*
 * Access patterns
 * | who asks                              | how                                          |
 * | absences of a person, and stand-ins   | AbsencesRecord.key with the person's id      |
 * | the absences of everybody             | list1 = all, by person                       |
 * | comments on a task, oldest first      | list1 = <task>, by moment                    |
 * | tasks that mention somebody, newest   | list1 = <person>, by moment                  |
 * | the company's calendar                | CalendarRecord.key(scope, 'calendar')        |
 */

export const AbsencesRecord = defineEntity({
  kind: 'absences',
  schema: Absences,
  id: ({ personId }) => personId,
  lists: ({ personId }) => ({ list1: { by: 'all', sort: personId } }),
});

export const everybodysAbsences = (scope: Scope): ListQuery<Absences> => ({
  entity: AbsencesRecord,
  scope,
  index: 'list1',
  by: 'all',
});

export const TaskCommentRecord = defineEntity({
  kind: 'task-comment',
  schema: TaskComment,
  id: ({ commentId }) => commentId,
  lists: ({ taskId, at, commentId }) => ({ list1: { by: taskId, sort: `${at}#${commentId}` } }),
});

export const commentsOn = (scope: Scope, taskId: string): ListQuery<TaskComment> => ({
  entity: TaskCommentRecord,
  scope,
  index: 'list1',
  by: taskId,
});

export const MentionRecord = defineEntity({
  kind: 'mention',
  schema: Mention,
  id: ({ commentId, personId }) => `${commentId}-${personId}`,
  lists: ({ personId, at, commentId }) => ({ list1: { by: personId, sort: `${at}#${commentId}` } }),
});

export const mentionsOf = (scope: Scope, personId: string): ListQuery<Mention> => ({
  entity: MentionRecord,
  scope,
  index: 'list1',
  by: personId,
  newestFirst: true,
});

export const CalendarRecord = defineEntity({ kind: 'calendar', schema: Calendar, id: () => 'calendar' });
