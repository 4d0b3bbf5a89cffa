import type { DeadLetters } from '../../../../shared/aws/dead-letters.ts';
import type { GroupScope } from '../../../../shared/kernel/scope.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { readLetter } from '../../domain/dead-letter.ts';
import { listDeadLetters } from './task.ts';

export const useCase = defineQuery<typeof listDeadLetters, { deadLetters: Pick<DeadLetters, 'waiting'> }, GroupScope>(
  listDeadLetters,
  async (_input, _context, { deadLetters }) => {
    const queues = await deadLetters.waiting();
    return {
      queues: queues.map(({ name, waiting, letters }) => ({ queue: name, waiting, letters: letters.map(readLetter) })),
    };
  },
);
