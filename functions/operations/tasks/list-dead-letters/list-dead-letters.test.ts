import { expect, test } from 'vitest';
import { groupContext, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-dead-letters.ts';

test('each queue with what waits in it', async () => {
  const letter = { messageId: 'm-1', sentAt: '2026-11-24T09:30:00.000Z', body: '{}', reason: undefined };
  const deadLetters = { waiting: async () => [{ name: 'work-resume-process-dead', waiting: 3, letters: [letter] }] };
  expect(await useCase({}, groupContext, { ...reading(), deadLetters })).toEqual({
    queues: [
      {
        queue: 'work-resume-process-dead',
        waiting: 3,
        letters: [{ messageId: 'm-1', sentAt: letter.sentAt, body: '{}' }],
      },
    ],
  });
});
