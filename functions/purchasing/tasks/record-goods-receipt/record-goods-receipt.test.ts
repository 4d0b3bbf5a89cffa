import { expect, test } from 'vitest';
import { order, receipt, received, storedOrder, storedSettings } from '../../../../test/builders/orders.ts';
import { contextOf, decide } from '../../../../test/builders/use-case.ts';
import { useCase } from './record-goods-receipt.ts';
import { recordGoodsReceipt } from './task.ts';

const { receiptId, orderNumber: _, by: __, at: ___, ...content } = receipt;
const record = (lines: object[], found: typeof order | undefined = order, settings = storedSettings()) =>
  decide(recordGoodsReceipt, useCase, {
    input: { ...content, lines },
    state: { subject: found && storedOrder(found), settings },
    context: contextOf({ newId: () => receiptId }),
  });

test('what has come is added to its line, and the receipt is kept as it was', () => {
  const partly = received('100', '0');
  expect(record([{ line: '1', quantity: '100' }])).toEqual({
    output: { receipt, order: partly },
    writes: [
      { type: 'replace', kind: 'purchase-order', data: partly },
      { type: 'create', kind: 'goods-receipt', data: receipt },
    ],
    events: [],
  });
  const rest = [
    { line: '1', quantity: '20' },
    { line: '2', quantity: '10' },
  ];
  expect(record(rest, partly)).toMatchObject({ output: { order: { state: 'received' } } });
  expect(record([{ line: '1', quantity: '-100' }], partly)).toMatchObject({ output: { order: { state: 'sent' } } });
});

test('more than ordered is taken within the tolerance and refused above it', () => {
  // 5 % of 120 are 6.
  expect(record([{ line: '1', quantity: '126' }])).toMatchObject({ output: { order: { state: 'partly-received' } } });
  expect(record([{ line: '1', quantity: '126.000001' }])).toBe('purchasing.over-delivered');
  expect(record([{ line: '1', quantity: '27' }], received('100'))).toBe('purchasing.over-delivered');
});

test('before a company has decided on tolerances there are none', () => {
  const state = { subject: storedOrder(order) };
  const input = { ...content, lines: [{ line: '1', quantity: '121' }] };
  expect(decide(recordGoodsReceipt, useCase, { input, state })).toBe('purchasing.over-delivered');
});

test('nothing goes back that never came, and nothing comes of what awaits nothing', () => {
  expect(record([{ line: '1', quantity: '-1' }])).toBe('purchasing.returned-too-much');
  expect(record([{ line: '9', quantity: '1' }])).toBe('purchasing.order-line-not-found');
  expect(record([{ line: '1', quantity: '1' }], { ...order, state: 'draft' })).toBe('purchasing.order-not-open');
  expect(record([{ line: '1', quantity: '1' }], { ...order, state: 'closed' })).toBe('purchasing.order-not-open');
  expect(decide(recordGoodsReceipt, useCase, { input: content })).toBe('purchasing.order-not-found');
});
