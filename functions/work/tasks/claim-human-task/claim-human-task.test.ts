import { expect, test } from 'vitest';
import { camille, contextOf, decide, NOW } from '../../../../test/builders/use-case.ts';
import { claimedBy, decidedTask, openTask, storedTask, taskId } from '../../../../test/builders/work.ts';
import { useCase } from './claim-human-task.ts';
import { claimHumanTask } from './task.ts';

const claim = (task?: Parameters<typeof storedTask>[0], actor = camille) =>
  decide(claimHumanTask, useCase, {
    input: { taskId },
    state: { subject: task && storedTask(task) },
    context: contextOf({ actor }),
  });

test('an open task is the caller’s from now on', () => {
  const claimed = { ...openTask, state: 'claimed', claim: { by: camille.id, name: camille.name, at: NOW } };
  expect(claim(openTask)).toEqual({
    output: claimed,
    writes: [{ type: 'replace', kind: 'human-task', data: claimed }],
    events: [],
  });
});

test('who has claimed a task may claim it again', () => {
  expect(claim(claimedBy(camille.id))).toMatchObject({ output: { claim: { by: camille.id } } });
});

test.each([
  ['that is not there', undefined, camille, 'work.human-task-not-found'],
  ['that somebody else has', claimedBy('user_malik'), camille, 'work.human-task-claimed'],
  ['that is decided', decidedTask, camille, 'work.human-task-decided'],
  ['for another role', openTask, { ...camille, roles: ['clerk' as const] }, 'work.not-your-task'],
])('a task %s', (_, task, actor, code) => {
  expect(claim(task, actor)).toBe(code);
});
