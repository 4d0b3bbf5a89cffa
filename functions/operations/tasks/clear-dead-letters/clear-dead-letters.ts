import type { Cleared, DeadLetters } from '../../../../shared/aws/dead-letters.ts';
import { replace } from '../../../../shared/aws/entity.ts';
import { decided, defineListener } from '../../../../shared/runtime/use-case.ts';
import { ClearanceRecord } from '../../data/clearance.ts';
import { clearDeadLetters } from './task.ts';

/** If it runs twice: what the first run cleared is gone from the queue, and the order is done once. */
export const useCase = defineListener(clearDeadLetters, {
  reads: ({ data }, { scope }) => ({ subject: ClearanceRecord.key(scope, data.clearanceId) }),
  async fetch(_event, { subject }, { deadLetters }: { deadLetters: Pick<DeadLetters, 'clear'> }): Promise<Cleared> {
    if (!subject) throw new Error('The order is not there');
    const { queue, action, messageIds, orderedAt } = subject.data;
    return deadLetters.clear(queue, { action, messageIds, before: orderedAt });
  },
  decide(_event, { subject }, _context, { cleared, left }) {
    if (!subject) throw new Error('The order is not there');
    return decided(undefined, { writes: [replace(subject, { ...subject.data, state: 'done', cleared, left })] });
  },
});
