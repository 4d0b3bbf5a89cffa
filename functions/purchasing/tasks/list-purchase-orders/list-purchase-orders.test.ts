import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { order, storedOrder } from '../../../../test/builders/orders.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-purchase-orders.ts';
import { listPurchaseOrders } from './task.ts';

const list = async (query: object) => {
  const { read, asked } = reading(storedOrder(order));
  return { page: await useCase(listPurchaseOrders.input.parse(query), contextOf(), { read }), asked };
};

test('open orders when nothing is said, another stage, or those of a supplier; each with its total', async () => {
  const { page, asked } = await list({});
  // 120 × 4.00 + 10 × 12.50
  expect(page).toEqual({ items: [{ ...order, total: { amount: '605.00', currency: 'EUR' } }], nextCursor: 'next' });
  const common = { scope: 'brumaire', newestFirst: true, paging: { limit: 25 } };
  expect(asked).toEqual([{ ...common, index: 'list1', by: 'open' }]);
  expect((await list({ stage: 'draft' })).asked).toEqual([{ ...common, index: 'list1', by: 'draft' }]);
  const supplier = '000100016';
  expect((await list({ supplier })).asked).toEqual([{ ...common, index: 'list2', by: supplier }]);
});

test('two filters at once, or one that is not declared, are no input', () => {
  for (const query of [{ stage: 'open', supplier: '000100016' }, { state: 'sent' }, { stage: 'lost' }])
    expect(listPurchaseOrders.input.safeParse(query).success).toBe(false);
});

test('the cursor of another list is refused', async () => {
  expect(await useCase({ limit: 25, cursor: 'x' }, contextOf(), foreignCursor)).toMatchObject({ kind: InvalidCursor });
});
