import { expect, test } from 'vitest';
import { order, placed, storedOrder } from '../../../../test/builders/orders.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './change-purchase-order.ts';
import { changePurchaseOrder } from './task.ts';

const { number: _, ...content } = placed;
const change = (found?: typeof order) =>
  decide(changePurchaseOrder, useCase, {
    input: { orderId: order.orderId, ...content, orderedOn: '2026-11-03' },
    state: { subject: found && storedOrder(found) },
  });

test('a draft is changed and keeps its number', () => {
  const draft = { ...order, state: 'draft' as const };
  const changed = { ...draft, orderedOn: '2026-11-03' };
  expect(change(draft)).toMatchObject({ output: changed, writes: [{ type: 'replace', data: changed }] });
});

test('what was sent stands; what is not there is said', () => {
  expect(change(order)).toBe('purchasing.order-not-draft');
  expect(change()).toBe('purchasing.order-not-found');
});
