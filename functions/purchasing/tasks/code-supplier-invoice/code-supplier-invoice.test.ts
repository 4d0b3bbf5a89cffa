import { describe, expect, test } from 'vitest';
import { coding, linedInvoice, rows, storedCodings, supplier } from '../../../../test/builders/coding.ts';
import { order, received, storedOrder, storedSettings } from '../../../../test/builders/orders.ts';
import { intakeId, invoiceId, storedInvoice } from '../../../../test/builders/purchasing.ts';
import { decide, decided } from '../../../../test/builders/use-case.ts';
import type { PurchaseOrder } from '../../domain/orders/order.ts';
import type { SupplierInvoice } from '../../domain/supplier-invoice.ts';
import { useCase } from './code-supplier-invoice.ts';
import { codeSupplierInvoice } from './task.ts';

const call = (given: object = {}, found: SupplierInvoice = linedInvoice, state: object = {}) => ({
  input: { intakeId, supplier, rows, ...given },
  state: { subject: storedInvoice(found), settings: storedSettings(), ...state },
});
const code = (...args: Parameters<typeof call>) => decide(codeSupplierInvoice, useCase, call(...args));
const coded = (...args: Parameters<typeof call>) => decided(codeSupplierInvoice, useCase, call(...args));
const { orderId } = order;
const take = (quantity: string) => ({ invoiceId, number: 'A-1', quantity });
const taken = (from: PurchaseOrder, ...quantities: string[]): PurchaseOrder => ({
  ...from,
  lines: from.lines.map((line, place) => ({
    ...line,
    invoiced: quantities[place] === undefined ? [] : [take(quantities[place])],
  })),
});

test('the invoice has its coding, the supplier is remembered, nothing else changes', () => {
  const remembered = {
    supplier,
    invoices: [
      {
        intakeId,
        number: 'A-1',
        issueDate: '2026-11-20',
        items: [
          {
            kind: 'line',
            name: 'Globe opale 60 mm',
            sellersItem: 'VR-60',
            vatCategory: 'S',
            vatRate: '20',
            parts: [{ account: '607', deduction: 'full', weight: '4000' }],
          },
          {
            kind: 'line',
            name: 'Colis',
            vatCategory: 'S',
            vatRate: '20',
            parts: [{ account: '6241', deduction: 'full', weight: '6000' }],
          },
        ],
      },
    ],
  };
  expect(coded()).toEqual({
    output: { coding },
    writes: [
      { type: 'replace', kind: 'supplier-invoice', data: { ...linedInvoice, coding, settlement: { kind: 'payable' } } },
      { type: 'create', kind: 'supplier-codings', data: remembered },
    ],
    events: [],
  });
  const again = coded({}, linedInvoice, { memory: storedCodings(remembered as never) });
  expect(again.writes[1]).toMatchObject({ type: 'replace', data: remembered });
});

describe('with its order', () => {
  const tied = () => coded({ orderId }, linedInvoice, { order: storedOrder(received('10', '10')) });

  test('the match is kept on the invoice, and what it takes on the order', () => {
    const { output, writes } = tied();
    expect(output).toMatchObject({
      order: {
        orderId,
        foundBy: 'reference',
        verdict: 'different',
        settings: '2026-01-01',
        lines: [
          { line: '1', orderLine: '1', differences: [] },
          { line: '2', differences: [{ code: 'not-ordered' }] },
        ],
      },
    });
    expect(writes[2]).toEqual({ type: 'replace', kind: 'purchase-order', data: taken(received('10', '10'), '10') });
  });

  test('it is tied once: another order takes its place only when the first one is released with it', () => {
    const held = tied().writes[0]?.data as SupplierInvoice;
    expect(code({}, held)).toBe('purchasing.order-held');
    const first = storedOrder(taken(received('10', '10'), '10'));
    const { writes } = coded({ releasedOrderId: orderId }, held, { released: first });
    expect(writes[0]?.data).not.toHaveProperty('order');
    expect(writes[2]).toMatchObject({ kind: 'purchase-order', data: received('10', '10') });
    // Coded anew with the same order it takes what it took, not twice.
    const { writes: same } = coded({ orderId }, held, { order: first });
    expect(same[2]?.data).toEqual(first.data);
  });

  test('an order that is not there, has ended or is another supplier’s is refused', () => {
    expect(code({ orderId })).toBe('purchasing.order-not-found');
    const closed = { ...order, state: 'closed' as const };
    expect(code({ orderId }, linedInvoice, { order: storedOrder(closed) })).toBe('purchasing.order-not-open');
    const foreign = { ...order, supplier: { name: 'Autre', siren: '000100024' } };
    expect(code({ orderId }, linedInvoice, { order: storedOrder(foreign) })).toBe('purchasing.order-of-another');
  });

  test('a deposit takes nothing of it, a credit note gives back', () => {
    const deposit = { ...linedInvoice, typeCode: '386' };
    const { output, writes } = coded({ orderId }, deposit, { order: storedOrder(order) });
    expect(output).toMatchObject({ order: { verdict: 'matched', lines: [] } });
    expect(writes[2]?.data).toEqual(order);
    const credit = coded({ orderId }, { ...linedInvoice, typeCode: '381' }, { order: storedOrder(order) });
    expect(credit.writes[2]?.data).toMatchObject({ lines: [{ invoiced: [{ quantity: '-10' }] }, {}] });
  });
});

test('it is coded until it is confirmed or decided', () => {
  expect(code({}, { ...linedInvoice, coding })).toMatchObject({ output: { coding } });
  for (const ended of [
    { coding: { ...coding, confirmed: true } },
    { state: 'approved' as const },
    { state: 'rejected' as const },
  ])
    expect(code({}, { ...linedInvoice, ...ended })).toBe('purchasing.invoice-not-to-code');
  expect(decide(codeSupplierInvoice, useCase, { input: call().input })).toBe('purchasing.invoice-not-found');
  expect(code({ supplier: '000100024' })).toBe('purchasing.supplier-differs');
});

test('what does not make the invoice is refused', () => {
  expect(code({ rows: rows.slice(1) })).toBe('purchasing.items-not-coded');
});
