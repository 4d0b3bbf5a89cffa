import { expect, test } from 'vitest';
import { glassworks, partyId } from '../../../../test/builders/parties.ts';
import { decided, stored } from '../../../../test/builders/use-case.ts';
import { SupplierUseRecord } from '../../data/supplier-use.ts';
import { SupplierInvoiceApproved } from '../../public.ts';
import { useCase } from './count-supplier-invoice.ts';
import { countSupplierInvoice } from './task.ts';

const { name } = glassworks;
const eventOf = (occurredAt: string, supplier: object | undefined = { partyId, name }) => ({
  id: 'evt_1',
  type: SupplierInvoiceApproved.type,
  companyId: 'brumaire',
  aggregate: { kind: 'supplier-invoice', id: 'sin_1' },
  sequence: 1,
  occurredAt,
  correlationId: 'story',
  data: { ...SupplierInvoiceApproved.example, supplier },
});
const use = (invoices: number, lastAt: string) => ({ partyId, name, invoices, lastAt });
const count = (before: ReturnType<typeof use> | undefined, event: object) =>
  decided(countSupplierInvoice, useCase, {
    input: event,
    state: { subject: before && stored(SupplierUseRecord, before) },
  }).writes;
const MONDAY = '2026-11-23T10:00:00.000Z';
const TUESDAY = '2026-11-24T10:00:00.000Z';

test('an approved invoice counts on its supplier', () => {
  expect(count(undefined, eventOf(MONDAY))).toEqual([{ type: 'create', kind: 'supplier-use', data: use(1, MONDAY) }]);
  expect(count(use(1, MONDAY), eventOf(TUESDAY))).toEqual([
    { type: 'replace', kind: 'supplier-use', data: use(2, TUESDAY) },
  ]);
});

test('events of two invoices may arrive in the wrong order: the latest moment stays', () => {
  expect(count(use(1, TUESDAY), eventOf(MONDAY))).toMatchObject([{ data: use(2, TUESDAY) }]);
});

test('an invoice of nobody known counts nowhere', () => {
  const event = { ...eventOf(MONDAY), data: { ...SupplierInvoiceApproved.example, supplier: undefined } };
  expect(count(undefined, event)).toEqual([]);
});
