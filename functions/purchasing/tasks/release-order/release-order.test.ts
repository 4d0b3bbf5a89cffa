import { expect, test } from 'vitest';
import { linedInvoice } from '../../../../test/builders/coding.ts';
import { order, storedOrder } from '../../../../test/builders/orders.ts';
import { invoiceId } from '../../../../test/builders/purchasing.ts';
import { decided } from '../../../../test/builders/use-case.ts';
import { useCase } from './release-order.ts';
import { releaseOrder } from './task.ts';

const reason = { code: 'rejected', fr: 'non', en: 'no' };
const match = {
  orderId: order.orderId,
  number: order.number,
  foundBy: 'reference' as const,
  verdict: 'matched' as const,
  settings: '2026-01-01',
  lines: [],
};
const eventOf = (data: object) => ({
  id: 'evt_1',
  type: 'purchasing.supplier-invoice-rejected.v1',
  companyId: 'brumaire',
  aggregate: { kind: 'supplier-invoice', id: invoiceId },
  sequence: 1,
  occurredAt: '2026-11-24T10:00:00.000Z',
  correlationId: 'story',
  data,
});

test('what a rejected invoice took is free again; what others took stays', () => {
  const other = { invoiceId: 'sin_other', number: 'F-0', quantity: '5' };
  const lines = order.lines.map((line) => ({
    ...line,
    invoiced: [other, { invoiceId, number: 'A-1', quantity: '10' }],
  }));
  const { writes } = decided(releaseOrder, useCase, {
    input: eventOf({ ...linedInvoice, state: 'rejected', order: match, reason }),
    state: { subject: storedOrder({ ...order, lines }) },
  });
  expect(writes).toMatchObject([{ type: 'replace', data: { lines: [{ invoiced: [other] }, { invoiced: [other] }] } }]);
});

test('an invoice without an order gives nothing back', () => {
  const input = eventOf({ ...linedInvoice, state: 'rejected', reason });
  expect(decided(releaseOrder, useCase, { input }).writes).toEqual([]);
});
