import { expect, test } from 'vitest';
import { order, placed, storedOrder } from '../../../../test/builders/orders.ts';
import { decide, decided } from '../../../../test/builders/use-case.ts';
import { useCase } from './register-purchase-order.ts';
import { registerPurchaseOrder } from './task.ts';

const register = (given: object = {}, state = {}) =>
  decide(registerPurchaseOrder, useCase, { input: { ...placed, ...given }, state });

test('an order is kept as it was placed; nothing has come of it and nothing was invoiced', () => {
  const { output, writes } = decided(registerPurchaseOrder, useCase, { input: { ...placed, state: 'sent' } });
  expect(output).toEqual(order);
  expect(writes).toEqual([{ type: 'create', kind: 'purchase-order', data: order }]);
  expect(register()).toMatchObject({ output: { state: 'draft' } });
});

test('a number is taken once, however it is written', () => {
  expect(register({}, { subject: storedOrder(order) })).toBe('purchasing.order-exists');
  expect(register({ number: ' cf-31' }, { subject: storedOrder(order) })).toBe('purchasing.order-exists');
});

test.each([
  ['no line', { lines: [] }],
  ['a line twice', { lines: [placed.lines[0], placed.lines[0]] }],
  ['nothing of something', { lines: [{ ...placed.lines[0], quantity: '0' }] }],
  ['a price that is no decimal', { lines: [{ ...placed.lines[0], unitPrice: '4,00' }] }],
  ['a supplier of no number', { supplier: { name: 'Verrerie' } }],
  ['no number', { number: '  ' }],
])('%s is no input', (_what, given) => {
  expect(registerPurchaseOrder.input.safeParse({ ...placed, ...given }).success).toBe(false);
});
