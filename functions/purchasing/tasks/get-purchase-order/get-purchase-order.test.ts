import { expect, test } from 'vitest';
import { order, receipt, storedOrder, storedReceipt } from '../../../../test/builders/orders.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { OrderNotFound } from '../../domain/orders/refusals.ts';
import { useCase } from './get-purchase-order.ts';

const { orderId } = order;

test('the order, its total, what has come, its version', async () => {
  const { read, asked } = reading(storedOrder(order, 3), storedReceipt(receipt));
  expect(await useCase({ orderId }, contextOf(), { read })).toEqual({
    order: { ...order, total: { amount: '605.00', currency: 'EUR' } },
    receipts: [receipt],
    version: 3,
  });
  expect(asked).toMatchObject([{ index: 'list1', by: orderId, newestFirst: true }]);
});

test('one that is not there is refused', async () => {
  expect(await useCase({ orderId }, contextOf(), reading())).toMatchObject({ kind: OrderNotFound });
});
