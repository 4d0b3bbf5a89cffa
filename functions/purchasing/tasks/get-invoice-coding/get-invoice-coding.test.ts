import { expect, test } from 'vitest';
import { linedInvoice, supplier } from '../../../../test/builders/coding.ts';
import { order, received, settings, storedOrder, storedSettings } from '../../../../test/builders/orders.ts';
import { intakeId, storedInvoice } from '../../../../test/builders/purchasing.ts';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { InvoiceNotFound } from '../../domain/coding/refusals.ts';
import { useCase } from './get-invoice-coding.ts';
import { getInvoiceCoding } from './task.ts';

const get = async (...records: Parameters<typeof reading>) =>
  getInvoiceCoding.output.parse(await useCase({ intakeId }, contextOf(), reading(...records)));
const { orderReference: _, ...without } = linedInvoice;
const open = received('10', '10');

test('items, their VAT, the lists; the version for If-Match', async () => {
  const found = await get(storedInvoice(linedInvoice));
  expect(found).toMatchObject({ version: 1, supplier, proposals: [], openOrders: [], settlement: { kind: 'payable' } });
  expect(found.items.map(({ item, net, vat }) => [item, net.amount, vat.amount])).toEqual([
    ['line:1', '40.00', '8.00'],
    ['line:2', '60.00', '12.00'],
  ]);
  expect(found.accounts.length).toBeGreaterThan(50);
  expect(found.deductions.map(({ code }) => code)).toContain('car-fuel');
  expect(found).not.toHaveProperty('order');
});

test('the order that the invoice names, whatever its case; what differs is told before it is coded', async () => {
  const { order: match, openOrders } = await get(storedInvoice(linedInvoice), storedOrder(open), storedSettings());
  expect(match).toMatchObject({ number: 'CF-31', foundBy: 'reference', verdict: 'different' });
  expect(openOrders).toEqual([
    { orderId: order.orderId, number: 'CF-31', orderedOn: '2026-11-02', total: { amount: '605.00', currency: 'EUR' } },
  ]);
});

test('without a number of the order: the only open one that holds every line; one that has ended is none', async () => {
  const one = { ...without, lines: linedInvoice.lines?.slice(0, 1) };
  expect((await get(storedInvoice(one), storedOrder(open))).order).toMatchObject({ foundBy: 'candidate' });
  expect((await get(storedInvoice(without), storedOrder(open))).order).toBeUndefined();
  const closed = storedOrder({ ...open, state: 'closed' });
  expect(await get(storedInvoice(linedInvoice), closed)).toMatchObject({ openOrders: [] });
  expect((await get(storedInvoice(linedInvoice), closed)).order).toBeUndefined();
});

test('proposals by the rules in force on the date of the invoice', async () => {
  const [version] = settings.versions;
  const rules = [{ supplier, words: 'globe', account: '607' }];
  const ruled = storedSettings({
    ...settings,
    versions: [{ ...(version as never as object), rules }],
  } as typeof settings);
  expect((await get(storedInvoice(linedInvoice), ruled)).proposals).toMatchObject([
    { item: 'line:1', rows: [{ account: '607' }], why: { code: 'rule' } },
  ]);
});

test('a file without an invoice is refused', async () => {
  expect(await useCase({ intakeId }, contextOf(), reading())).toMatchObject({ kind: InvoiceNotFound });
});
