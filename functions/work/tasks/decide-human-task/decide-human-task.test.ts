import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../../shared/kernel/refusal.ts';
import { sentence } from '../../../../shared/kernel/text.ts';
import { camille, contextOf, decide, NOW, stored } from '../../../../test/builders/use-case.ts';
import {
  absence,
  claimedBy,
  decidedTask,
  openTask,
  QUESTION,
  storedTask,
  taskId,
} from '../../../../test/builders/work.ts';
import { AbsencesRecord } from '../../data/people.ts';
import type { Absence } from '../../domain/absence.ts';
import type { HumanTask } from '../../domain/human-task.ts';
import { useCase } from './decide-human-task.ts';
import { decideHumanTask } from './task.ts';

const decideOn = (task: typeof openTask | undefined, input: object, actor = camille) =>
  decide(decideHumanTask, useCase, {
    input: { taskId, ...input },
    state: { subject: task && storedTask(task) },
    context: contextOf({ actor }),
  });

test('the decision is recorded with who and when, and published with what the process needs', () => {
  const decision = { outcome: 'approve', comment: '', by: camille.id, name: camille.name, at: NOW };
  const task = { ...openTask, state: 'decided', decision };
  const { process, record, question } = QUESTION;
  expect(decideOn(openTask, { outcome: 'approve' })).toEqual({
    output: task,
    writes: [{ type: 'replace', kind: 'human-task', data: task }],
    events: [{ type: 'work.human-task-decided.v1', data: { taskId, process, record, question, decision } }],
  });
});

test('who has claimed the task may decide it', () => {
  expect(decideOn(claimedBy(camille.id), { outcome: 'approve' })).toMatchObject({ output: { state: 'decided' } });
});

test('an outcome that wants a reason takes no blank one', () => {
  expect(decideOn(openTask, { outcome: 'reject' })).toBe('work.comment-required');
  expect(decideOn(openTask, { outcome: 'reject', comment: '  ' })).toBe('work.comment-required');
  expect(decideOn(openTask, { outcome: 'reject', comment: ' Prix non convenu ' })).toMatchObject({
    output: { decision: { outcome: 'reject', comment: 'Prix non convenu' } },
  });
});

test.each([
  ['that is not there', undefined, camille, 'work.human-task-not-found'],
  ['that somebody else has', claimedBy('user_malik'), camille, 'work.human-task-claimed'],
  ['that is decided', decidedTask, camille, 'work.human-task-decided'],
  ['for another role', openTask, { ...camille, roles: ['clerk' as const] }, 'work.not-your-task'],
])('a task %s', (_, task, actor, code) => {
  expect(decideOn(task, { outcome: 'approve' }, actor)).toBe(code);
});

test('only an outcome of the task', () => {
  expect(decideOn(openTask, { outcome: 'postpone' })).toBe('work.unknown-outcome');
});

describe('a stand-in', () => {
  const malik = { id: 'user_malik', name: 'Malik Diop' };
  const ines = { id: 'user_ines', name: 'Ines Marchal', roles: ['clerk' as const] };
  const why = { fr: 'Vous avez saisi cette facture.', en: 'You keyed this invoice.' };
  const standIn = (task: HumanTask, given: Partial<Absence> = {}) =>
    decide(decideHumanTask, useCase, {
      input: { taskId, outcome: 'approve' },
      state: {
        subject: storedTask(task),
        absences: stored(AbsencesRecord, {
          personId: ines.id,
          own: [],
          standsInFor: [absence({ person: malik, roles: ['approver'], ...given })],
        }),
      },
      context: contextOf({ actor: ines }),
    });

  test('decides what the absent person could have decided, and the decision says for whom', () => {
    const decision = { by: ines.id, onBehalfOf: malik };
    expect(standIn(openTask)).toMatchObject({ output: { decision }, events: [{ data: { decision } }] });
    expect(standIn({ ...openTask, persons: [malik] })).toMatchObject({ output: { decision } });
  });

  test.each<[string, HumanTask, Partial<Absence>, string]>([
    ['before the absence', openTask, { from: '2026-11-25' }, 'work.not-your-task'],
    ['after it', openTask, { from: '2026-11-20', until: '2026-11-23' }, 'work.not-your-task'],
    ['where the absent person is not asked', openTask, { roles: ['coder'] }, 'work.not-your-task'],
    ['where another is named', { ...openTask, persons: [{ id: 'user_zoe', name: 'Z' }] }, {}, 'work.not-your-task'],
    ['excluded', { ...openTask, excluded: [{ person: ines.id, why }] }, {}, 'work.excluded-from-task'],
    ['for whom is excluded', { ...openTask, excluded: [{ person: malik.id, why }] }, {}, 'work.excluded-from-task'],
  ])('does not decide %s', (_, task, given, code) => {
    expect(standIn(task, given)).toBe(code);
  });
});

test('who is excluded does not decide, whatever they hold, and is told why', () => {
  const why = { fr: 'Vous avez saisi cette facture.', en: 'You keyed this invoice.' };
  const task = { ...openTask, excluded: [{ person: camille.id, why }] };
  expect(decideOn(task, { outcome: 'approve' })).toBe('work.excluded-from-task');
  const result = useCase.decide(
    { taskId, outcome: 'approve', comment: '' },
    { subject: storedTask(task), absences: undefined },
    contextOf(),
    undefined,
  ) as Refusal;
  expect(sentence(result.kind.detail, 'fr', result.parameters)).toContain(why.fr);
});

test('named persons and nobody else, until the deadline has passed', () => {
  const task = { ...openTask, persons: [{ id: 'user_zoe', name: 'Zoé' }] };
  expect(decideOn(task, { outcome: 'approve' })).toBe('work.not-your-task');
  const escalated = { at: NOW, to: 'director' as const };
  expect(decideOn({ ...task, escalated }, { outcome: 'approve' })).toMatchObject({ output: { state: 'decided' } });
});
