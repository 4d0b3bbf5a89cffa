import { expect, test } from 'vitest';
import { order, received, storedOrder } from '../../../../test/builders/orders.ts';
import { decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './close-purchase-order.ts';
import { closePurchaseOrder } from './task.ts';

const close = (as: 'closed' | 'cancelled', found?: typeof order) =>
  decide(closePurchaseOrder, useCase, {
    input: { orderId: order.orderId, as },
    state: { subject: found && storedOrder(found) },
  });

test('an open order is closed, whatever has come of it; one of which nothing has come may be cancelled', () => {
  expect(close('closed', received('5'))).toMatchObject({ output: { state: 'closed' } });
  expect(close('cancelled', order)).toMatchObject({ output: { state: 'cancelled' } });
  expect(close('cancelled', { ...order, state: 'draft' })).toMatchObject({ output: { state: 'cancelled' } });
});

test('what has been used is not cancelled, a draft is not closed, what has ended stays so', () => {
  expect(close('cancelled', received('5'))).toBe('purchasing.order-in-use');
  const taken = [{ invoiceId: 'sin_1', number: 'F-1', quantity: '1' }];
  const invoiced = { ...order, lines: order.lines.map((line) => ({ ...line, invoiced: taken })) };
  expect(close('cancelled', invoiced)).toBe('purchasing.order-in-use');
  expect(close('closed', { ...order, state: 'draft' })).toBe('purchasing.order-not-open');
  expect(close('closed', { ...order, state: 'cancelled' })).toBe('purchasing.order-not-open');
  expect(close('closed')).toBe('purchasing.order-not-found');
});
