import { expect, test } from 'vitest';
import { invoice, storedInvoice } from '../../../../test/builders/purchasing.ts';
import { contextOf, NOW, reading } from '../../../../test/builders/use-case.ts';
import { SupplierInvoiceRecord } from '../../data/intake.ts';
import { useCase } from './list-single-approver-uses.ts';

const given = { policy: 1, level: 1, by: 'user_zoe', name: 'Zoé', at: NOW, comment: '' };
const marked = {
  ...given,
  level: 2,
  by: 'user_ines',
  singleApprover: [{ person: 'user_ines', why: 'entered' as const }],
};
const approved = {
  ...invoice,
  approvals: { policy: 1, askedAt: NOW, subject: 'x', asked: [], given: [given, marked] },
};

test('only invoices that somebody let by alone stand in the list', () => {
  const sort = `${NOW}#${invoice.invoiceId}`;
  expect(SupplierInvoiceRecord.lists?.(approved)).toEqual({ list2: { by: 'single-approver', sort } });
  expect(SupplierInvoiceRecord.lists?.(invoice)).toEqual({});
});

test('each invoice with the approvals that are marked', async () => {
  const { read, asked } = reading(storedInvoice(approved));
  expect(await useCase({ limit: 25 }, contextOf(), { read })).toMatchObject({
    items: [{ number: 'A-1', approvals: [marked] }],
  });
  expect(asked).toMatchObject([{ index: 'list2', by: 'single-approver', newestFirst: true }]);
});
