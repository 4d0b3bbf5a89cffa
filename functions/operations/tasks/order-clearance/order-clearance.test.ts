import { expect, test } from 'vitest';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { camille, decided, groupContext, NOW, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './order-clearance.ts';
import { orderClearance } from './task.ts';

const order = { queue: 'work-resume-process-dead', action: 'drop' as const, reason: 'Sent by a test' };

test('who ordered what and why is kept, and announced to whoever carries it out', () => {
  const clearanceId = groupContext.newId('clr');
  const clearance = {
    ...order,
    clearanceId,
    orderedBy: camille.name,
    orderedAt: NOW,
    state: 'ordered',
    cleared: 0,
    left: 0,
  };
  expect(decided(orderClearance, useCase, { input: order, context: groupContext })).toEqual({
    output: clearance,
    writes: [{ type: 'create', kind: 'clearance', data: clearance }],
    events: [{ type: 'operations.clearance-ordered.v1', data: { clearanceId } }],
  });
});

test('a queue that is none is refused', async () => {
  const gather = (known: boolean) =>
    useCase.gather?.(order, { ...reading(), deadLetters: { has: async () => known } }, groupContext);
  expect(await gather(true)).toBeUndefined();
  const refusal = await gather(false);
  expect(refusal instanceof Refusal && refusal.kind.code).toBe('operations.queue-not-found');
});
