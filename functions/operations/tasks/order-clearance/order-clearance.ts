import type { DeadLetters } from '../../../../shared/aws/dead-letters.ts';
import { create } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineGroupCommand, raise } from '../../../../shared/runtime/use-case.ts';
import { ClearanceRecord } from '../../data/clearance.ts';
import type { Clearance } from '../../domain/clearance.ts';
import { QueueNotFound } from '../../domain/refusals.ts';
import { ClearanceOrdered } from '../../public.ts';
import { orderClearance } from './task.ts';

/** The order is recorded first, with its reason; `clear-dead-letters` carries it out. */
export const useCase = defineGroupCommand(orderClearance, {
  gather: async ({ queue }, { deadLetters }: { deadLetters: Pick<DeadLetters, 'has'> }) =>
    (await deadLetters.has(queue)) ? undefined : refuse(QueueNotFound, { queue }),
  reads: (_input, { scope, newId }) => ({ subject: ClearanceRecord.key(scope, newId('clr')) }),
  decide(order, _state, { scope, newId, actor, now }) {
    const clearance: Clearance = {
      ...order,
      clearanceId: newId('clr'),
      orderedBy: actor.name,
      orderedAt: now,
      state: 'ordered',
      cleared: 0,
      left: 0,
    };
    const write = create(ClearanceRecord, scope, clearance);
    return decided(clearance, {
      writes: [write],
      events: [raise(ClearanceOrdered, write, { clearanceId: clearance.clearanceId })],
    });
  },
});
