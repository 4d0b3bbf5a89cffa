import { expect, test } from 'vitest';
import type { Stored } from '../../../../shared/aws/entity.ts';
import { account } from '../../../../test/builders/parties.ts';
import { invoice, invoiceId, storedInvoice } from '../../../../test/builders/purchasing.ts';
import { contextOf, decided, reading, stored } from '../../../../test/builders/use-case.ts';
import { SupplierBankAccountChanged } from '../../../parties/public.ts';
import { SupplierAccountRecord } from '../../data/supplier-account.ts';
import type { SupplierAccount } from '../../domain/bank-details.ts';
import { useCase } from './release-payments.ts';
import { releasePayments } from './task.ts';

const { accountId, iban } = account;
const blocked = { ...invoice, bankDetails: { accountId, iban, state: 'proposed' as const, revision: 1 } };
const waitingFor = (more: Partial<SupplierAccount> = {}) =>
  stored<SupplierAccount>(SupplierAccountRecord, {
    accountId,
    state: 'proposed',
    revision: 1,
    waiting: [invoiceId],
    ...more,
  });

async function hear(
  state: SupplierAccount['state'],
  revision: number,
  subject: Stored<SupplierAccount> | undefined,
  invoice?: Stored<unknown>,
  proposed = account.proposed,
) {
  const invoices = invoice ? [invoice] : [];
  const event = {
    id: 'evt_1',
    type: SupplierBankAccountChanged.type,
    companyId: 'brumaire',
    aggregate: { kind: 'supplier-bank-account', id: accountId },
    sequence: revision,
    occurredAt: '2026-11-24T09:30:00.000Z',
    correlationId: 'story',
    data: { ...account, state, revision, proposed },
  };
  const facts = await useCase.fetch?.(event, { subject }, reading(...invoices), contextOf());
  return decided(releasePayments, useCase, { input: event, facts, fetched: invoices, state: { subject } });
}

test('a confirmed account releases the invoices that wait for it, and each says so', async () => {
  const bankDetails = { accountId, iban, state: 'confirmed', revision: 2 };
  const { writes, events } = await hear('confirmed', 2, waitingFor(), storedInvoice(blocked));
  expect(writes).toEqual([
    { type: 'replace', kind: 'supplier-account', data: { accountId, state: 'confirmed', revision: 2, waiting: [] } },
    { type: 'replace', kind: 'supplier-invoice', data: { ...blocked, bankDetails } },
  ]);
  expect(events).toMatchObject([
    { type: 'purchasing.supplier-invoice-payment-changed.v1', data: { invoiceId, bankDetails } },
  ]);
});

test('a refused account goes on blocking them, and they say why', async () => {
  expect((await hear('refused', 2, waitingFor(), storedInvoice(blocked))).writes).toMatchObject([
    { data: { state: 'refused', waiting: [invoiceId] } },
    { data: { bankDetails: { state: 'refused', revision: 2 } } },
  ]);
});

test('who proposes it anew is told to the invoices, and that they are blocked', async () => {
  const { events } = await hear('proposed', 3, waitingFor({ state: 'refused', revision: 2 }), storedInvoice(blocked), {
    at: '2026-11-24T09:30:00.000Z',
    person: { by: 'user_paul', name: 'Paul', roles: ['clerk'], at: '2026-11-24T09:30:00.000Z' },
  });
  expect(events).toMatchObject([
    { data: { bankDetails: { proposedBy: 'user_paul' }, toPay: { account: 'blocked', why: 'account-proposed' } } },
  ]);
});

test('what is no news changes nothing', async () => {
  expect((await hear('proposed', 1, waitingFor(), storedInvoice(blocked))).writes).toEqual([]);
  expect((await hear('proposed', 1, waitingFor({ state: 'confirmed', revision: 2 }))).writes).toEqual([]);
});

test('a state of an account for which nobody waits yet is kept for who looks later', async () => {
  expect((await hear('confirmed', 2, undefined)).writes).toEqual([
    { type: 'create', kind: 'supplier-account', data: { accountId, state: 'confirmed', revision: 2, waiting: [] } },
  ]);
});
