import { expect, test } from 'vitest';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import { coding, linedInvoice } from '../../../../test/builders/coding.ts';
import { books, draft, partyId, storedBooks, storedEntry } from '../../../../test/builders/ledger.ts';
import { decided, NOW, stored } from '../../../../test/builders/use-case.ts';
import { SupplierInvoiceApproved } from '../../../purchasing/public.ts';
import { AuxiliaryRecord } from '../../data/books.ts';
import { useCase } from './post-supplier-invoice.ts';
import { postSupplierInvoice } from './task.ts';

const supplier = { partyId, name: 'Verrerie du Rhône' };
const invoice = { ...linedInvoice, coding, supplier, settlement: { kind: 'payable' }, state: 'approved' };
const entryId = derivedId('ent', linedInvoice.invoiceId);
const post = (data: object = invoice, state: Record<string, ReturnType<typeof stored> | undefined> = {}) =>
  decided(postSupplierInvoice, useCase, {
    input: {
      id: 'evt_1',
      type: SupplierInvoiceApproved.type,
      companyId: 'brumaire',
      aggregate: { kind: 'supplier-invoice', id: linedInvoice.invoiceId },
      sequence: 1,
      occurredAt: NOW,
      correlationId: 'story',
      data,
    },
    state: { books: storedBooks(books) as never, ...state },
  }).writes;

test('an approved invoice becomes a draft on its date, and its supplier gets an auxiliary account', () => {
  expect(post()).toMatchObject([
    {
      type: 'create',
      kind: 'entry',
      data: {
        state: 'draft',
        entryId,
        journal: 'AC',
        date: linedInvoice.issueDate,
        source: { kind: 'supplier-invoice', invoiceId: linedInvoice.invoiceId, rules: '0001-01-01' },
      },
    },
    { type: 'create', kind: 'auxiliary', data: { party: partyId, name: supplier.name } },
  ]);
});

test('a known name is not written again, a new one replaces it', () => {
  const known = (name: string) => ({ auxiliary: stored(AuxiliaryRecord, { party: partyId, name }) as never });
  expect(post(invoice, known(supplier.name))).toHaveLength(1);
  expect(post(invoice, known('Verrerie'))[1]).toMatchObject({ type: 'replace', data: { name: supplier.name } });
});

test('in a closed period it is dated on the first open day', () => {
  const closed = storedBooks({ ...books, closedThrough: '2026-11-30' }) as never;
  expect(post(invoice, { books: closed })[0]?.data).toMatchObject({ date: '2026-12-01' });
});

test('what lacks a rule, or comes before the books are open, waits as a draft and says why', () => {
  const { coding: _, ...uncoded } = invoice;
  expect(post(uncoded, { books: undefined })[0]?.data).toMatchObject({ missing: [{ code: 'coding' }] });
});

test('an invoice that has its entry gets no other', () => {
  expect(post(invoice, { subject: storedEntry({ ...draft, entryId }) as never })).toEqual([]);
});
