import { expect, test } from 'vitest';
import { companyScope, groupScope } from '../../../../shared/kernel/scope.ts';
import { redrive } from '../../../../test/builders/operations.ts';
import { contextOf, decided, groupContext, reading, stored } from '../../../../test/builders/use-case.ts';
import { ClearanceRecord } from '../../data/clearance.ts';
import { ClearanceOrdered } from '../../public.ts';
import { useCase } from './clear-dead-letters.ts';
import { clearDeadLetters } from './task.ts';

const subject = stored(ClearanceRecord, redrive, { scope: groupScope });
const event = {
  id: 'e-1',
  type: ClearanceOrdered.type,
  companyId: 'group',
  aggregate: { kind: 'clearance', id: redrive.clearanceId },
  sequence: 1,
  occurredAt: redrive.orderedAt,
  correlationId: 'story',
  data: { clearanceId: redrive.clearanceId },
};

test('what was ordered is done, to what waited then', async () => {
  const asked: unknown[] = [];
  const deadLetters = {
    clear: async (...call: unknown[]) => {
      asked.push(call);
      return { cleared: 1, left: 0 };
    },
  };
  const facts = await useCase.fetch?.(event, { subject }, { ...reading(), deadLetters }, contextOf());
  expect(asked).toEqual([[redrive.queue, { action: 'redrive', messageIds: ['m-1'], before: redrive.orderedAt }]]);
  const { writes } = decided(clearDeadLetters, useCase, {
    input: event,
    state: { subject },
    context: groupContext,
    facts,
  });
  expect(writes).toEqual([{ type: 'replace', kind: 'clearance', data: { ...redrive, state: 'done', cleared: 1 } }]);
});

test('an order that is not there is a defect, not a reason to clear anything', async () => {
  const deadLetters = { clear: () => expect.unreachable() };
  const state = { subject: undefined };
  await expect(
    useCase.fetch?.(event, state, { ...reading(), deadLetters }, contextOf({ scope: companyScope('brumaire') })),
  ).rejects.toThrow('not there');
});
