import { expect, test } from 'vitest';
import { order, storedOrder } from '../../../../test/builders/orders.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './send-purchase-order.ts';
import { sendPurchaseOrder } from './task.ts';

const send = (found?: typeof order) =>
  decide(sendPurchaseOrder, useCase, {
    input: { orderId: order.orderId },
    state: { subject: found && storedOrder(found) },
  });

test('a draft is sent once', () => {
  expect(send({ ...order, state: 'draft' })).toMatchObject({ writes: [{ type: 'replace', data: order }] });
  expect(send(order)).toBe('purchasing.order-not-draft');
  expect(send()).toBe('purchasing.order-not-found');
});
