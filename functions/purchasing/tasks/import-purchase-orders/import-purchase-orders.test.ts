import { expect, test } from 'vitest';
import { order, storedOrder } from '../../../../test/builders/orders.ts';
import { decided } from '../../../../test/builders/use-case.ts';
import { importOrders } from '../../domain/orders/import-orders.ts';
import { orderIdOf } from '../../domain/orders/order-id.ts';
import { useCase } from './import-purchase-orders.ts';
import { importPurchaseOrders } from './task.ts';

const HEADING = 'number;supplier;siren;orderedOn;line;description;quantity;unitPrice';
const row = (number: string, line: string, quantity = '2') =>
  `${number};Verrerie;000100016;2026-11-02;${line};Globe;${quantity};4,20`;
const take = (rows: string[], state = {}) => {
  const csv = [HEADING, ...rows].join('\n');
  return decided(importPurchaseOrders, useCase, { input: { csv }, state, facts: importOrders(csv) });
};

test('each order is one record, and the import tells which', () => {
  const { output, writes } = take([row('CF-1', '1'), row('CF-2', '1'), row('CF-1', '2')]);
  expect(output).toMatchObject({
    orders: [
      { orderId: orderIdOf('CF-1'), number: 'CF-1' },
      { orderId: orderIdOf('CF-2'), number: 'CF-2' },
    ],
    refused: [],
  });
  expect(writes.map(({ type, kind }) => [type, kind])).toEqual([
    ['create', 'order-import'],
    ['create', 'purchase-order'],
    ['create', 'purchase-order'],
  ]);
  expect(writes[1]?.data).toMatchObject({ number: 'CF-1', state: 'sent', lines: [{ line: '1' }, { line: '2' }] });
});

test('an order with an error is left out whole, one whose number is taken as well; the others come in', () => {
  const state = { [order.orderId]: storedOrder(order) };
  const { output, writes } = take(
    [row('CF-1', '1'), row('CF-1', '2', 'two'), row('CF-31', '1'), row('CF-3', '1')],
    state,
  );
  expect(output).toMatchObject({
    orders: [{ number: 'CF-3' }],
    refused: [
      { number: 'CF-1', errors: [{ line: 3, column: 'quantity', en: 'The value "two" of quantity is not accepted.' }] },
      { number: 'CF-31', errors: [{ line: 4 }] },
    ],
  });
  expect(writes).toHaveLength(2);
});

test('a file that is none is kept as an import of nothing, with its reason', () => {
  const csv = '"';
  const { output, writes } = decided(importPurchaseOrders, useCase, { input: { csv }, facts: importOrders(csv) });
  expect(output).toMatchObject({ orders: [], refused: [{ number: '', errors: [{ line: 1 }] }] });
  expect(writes).toHaveLength(1);
});
