import { expect, test } from 'vitest';
import { camille, decide, NOW } from '../../../../test/builders/use-case.ts';
import { openTask, storedTask, taskId } from '../../../../test/builders/work.ts';
import { useCase } from './comment-on-human-task.ts';
import { commentOnHumanTask } from './task.ts';

const malik = { id: 'user_malik', name: 'Malik Diop' };
const say = (
  mentions: object[],
  state: Record<string, ReturnType<typeof storedTask>> = { subject: storedTask(openTask) },
) => decide(commentOnHumanTask, useCase, { input: { taskId, text: ' Prix convenu ? ', mentions }, state });

test('a comment lies beside the task, whose version stays; who is mentioned, however often, finds it once', () => {
  const by = { id: camille.id, name: camille.name };
  const comment = { taskId, by, at: NOW, text: 'Prix convenu ?', mentions: [malik] };
  expect(say([malik, malik])).toMatchObject({
    output: comment,
    writes: [
      { type: 'create', kind: 'task-comment', data: comment },
      { type: 'create', kind: 'mention', data: { personId: malik.id, taskId, at: NOW } },
    ],
  });
});

test('on a task that is there', () => {
  expect(say([], {})).toBe('work.human-task-not-found');
});
