import { expect, test } from 'vitest';
import {
  arrival,
  foreign,
  french,
  lifecycle,
  storedArrival,
  storedLifecycle,
} from '../../../../test/builders/platform.ts';
import { decided, NOW } from '../../../../test/builders/use-case.ts';
import { SupplierInvoiceApproved, SupplierInvoiceRejected, SupplierInvoiceTakenInCharge } from '../../public.ts';
import { useCase } from './record-lifecycle-status.ts';
import { recordLifecycleStatus } from './task.ts';

const eventOf = (type: string, data: object = french, id = 'evt_1') => ({
  id,
  type,
  companyId: 'brumaire',
  aggregate: { kind: 'supplier-invoice', id: 'sin_1' },
  sequence: 1,
  occurredAt: NOW,
  correlationId: 'story',
  data,
});
const record = (event: object, subject = storedLifecycle(lifecycle), from: typeof arrival | null = arrival) =>
  (
    decided(recordLifecycleStatus, useCase, {
      input: event,
      state: { subject, arrival: from ? storedArrival(from) : undefined },
    }).writes[0]?.data as typeof lifecycle | undefined
  )?.entries;
const reason = (code: string) => ({ ...french, reason: { code, fr: 'Prix non convenu', en: 'Prix non convenu' } });

test.each([
  ['taken in charge', SupplierInvoiceTakenInCharge.type, french, '204', 'due', []],
  ['approved', SupplierInvoiceApproved.type, french, '205', 'due', []],
  ['refused for a reason of the list', SupplierInvoiceRejected.type, reason('CMD_ERR'), '210', 'due', ['CMD_ERR']],
  ['refused in words only', SupplierInvoiceRejected.type, reason('rejected'), '210', 'to-complete', []],
])('an invoice that was %s', (_, type, data, status, state, reasons) => {
  expect(record(eventOf(type, data))).toMatchObject([{ status, state, reasons, by: 'us', at: NOW }]);
});

test('the same event again adds nothing; nothing follows a refusal', () => {
  const once = record(eventOf(SupplierInvoiceRejected.type, reason('CMD_ERR'))) ?? [];
  const after = storedLifecycle({ ...lifecycle, entries: [...once] });
  expect(record(eventOf(SupplierInvoiceRejected.type, reason('CMD_ERR')), after)).toEqual(once);
  expect(record(eventOf(SupplierInvoiceApproved.type, french, 'evt_2'), after)).toEqual(once);
});

test('without a platform a refusal is to be mailed, and an approval is no news', () => {
  const alone = { ...lifecycle };
  expect(record(eventOf(SupplierInvoiceRejected.type, reason('x')), storedLifecycle(alone), null)).toMatchObject([
    { status: '210', state: 'to-mail', comment: 'Prix non convenu' },
  ]);
  expect(record(eventOf(SupplierInvoiceApproved.type), storedLifecycle(alone), null)).toEqual([]);
});

test('a seller without a SIREN has no statuses', () => {
  const state = { state: {} };
  const input = eventOf(SupplierInvoiceApproved.type, foreign);
  expect(decided(recordLifecycleStatus, useCase, { input, ...state }).writes).toEqual([]);
});
