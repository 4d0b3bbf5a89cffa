import { expect, test } from 'vitest';
import { camille, contextOf, decide } from '../../../../test/builders/use-case.ts';
import { claimedBy, decidedTask, openTask, storedTask, taskId } from '../../../../test/builders/work.ts';
import { useCase } from './release-human-task.ts';
import { releaseHumanTask } from './task.ts';

const release = (task?: Parameters<typeof storedTask>[0], actor = camille) =>
  decide(releaseHumanTask, useCase, {
    input: { taskId },
    state: { subject: task && storedTask(task) },
    context: contextOf({ actor }),
  });

test('a task that is given back is open again, and nobody’s', () => {
  expect(release(claimedBy(camille.id))).toEqual({
    output: openTask,
    writes: [{ type: 'replace', kind: 'human-task', data: openTask }],
    events: [],
  });
});

test.each([
  ['that is not there', undefined, camille, 'work.human-task-not-found'],
  ['that somebody else has', claimedBy('user_malik'), camille, 'work.human-task-claimed'],
  ['that is decided', decidedTask, camille, 'work.human-task-decided'],
  ['for another role', claimedBy(camille.id), { ...camille, roles: ['clerk' as const] }, 'work.not-your-task'],
])('a task %s', (_, task, actor, code) => {
  expect(release(task, actor)).toBe(code);
});
