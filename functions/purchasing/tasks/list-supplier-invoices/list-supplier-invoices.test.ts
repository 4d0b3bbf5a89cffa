import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { invoice, invoiceId, storedInvoice } from '../../../../test/builders/purchasing.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { SupplierInvoiceRecord } from '../../data/intake.ts';
import { holds, type InvoiceFilter } from '../../domain/listed-invoices.ts';
import { useCase } from './list-supplier-invoices.ts';
import { listSupplierInvoices } from './task.ts';

const list = async (query: object) => {
  const { read, asked } = reading(storedInvoice(invoice));
  return { page: await useCase(listSupplierInvoices.input.parse(query), contextOf(), { read }), asked };
};

test('an invoice stands among all and, once its supplier is known, among the supplier’s, by its date of issue', () => {
  const sort = `2026-11-20#${invoiceId}`;
  expect(SupplierInvoiceRecord.lists?.(invoice)).toEqual({ list1: { by: 'all', sort } });
  const supplier = { partyId: 'pty_1', name: 'Verrerie' };
  expect(SupplierInvoiceRecord.lists?.({ ...invoice, supplier })).toEqual({
    list1: { by: 'all', sort },
    list2: { by: 'pty_1', sort },
  });
});

test('all, newest first, without what a list does not show', async () => {
  const { page, asked } = await list({});
  expect(asked).toEqual([
    { scope: 'brumaire', newestFirst: true, index: 'list1', by: 'all', paging: { limit: 25, cursor: undefined } },
  ]);
  const { lines: _, checks: _c, ...shown } = invoice;
  expect(page).toMatchObject({ items: [{ number: 'A-1', totalWithVat: shown.totalWithVat, state: 'read' }] });
  expect(Object.keys((page as { items: object[] }).items[0] as object)).not.toContain('lines');
});

test('a period and a supplier are read from the index, the rest is looked at', async () => {
  const { asked } = await list({ supplier: 'pty_1', issuedFrom: '2026-11-01', issuedUntil: '2026-11-30' });
  expect(asked).toMatchObject([{ index: 'list2', by: 'pty_1', between: ['2026-11-01', '2026-11-30~'] }]);
  expect(asked[0]).not.toHaveProperty('where');
  const filtered = await list({ state: 'read', issuedFrom: '2026-11-01' });
  expect(filtered.asked).toMatchObject([{ between: ['2026-11-01', '9999~'], where: { named: '{"state":"read"}' } }]);
});

test.each<[InvoiceFilter, boolean]>([
  [{ state: 'read' }, true],
  [{ state: 'approved' }, false],
  [{ dueFrom: '2026-12-20', dueUntil: '2026-12-20' }, true],
  [{ dueFrom: '2026-12-21' }, false],
  [{ dueUntil: '2026-12-19' }, false],
  [{ totalFrom: '120', totalUntil: '120.00' }, true],
  [{ totalFrom: '120.01' }, false],
  [{ totalFrom: '9' }, true],
  [{ totalUntil: '119.99' }, false],
])('%j: %s', (filter, expected) => {
  expect(holds(filter, invoice)).toBe(expected);
});

test('an invoice without a due date is due at no time', () => {
  const { dueDate: _, ...undated } = invoice;
  expect(holds({ dueFrom: '2000-01-01' }, undated)).toBe(false);
  expect(holds({ dueUntil: '2099-01-01' }, undated)).toBe(false);
  expect(holds({}, undated)).toBe(true);
});

test('a period that ends before it begins, and a filter that is not declared, are no input', () => {
  const { input } = listSupplierInvoices;
  expect(input.safeParse({ issuedFrom: '2026-11-02', issuedUntil: '2026-11-01' }).success).toBe(false);
  expect(input.safeParse({ number: 'A-1' }).success).toBe(false);
});

test('the cursor of another list is refused', async () => {
  expect(await useCase({ limit: 25, cursor: 'x' }, contextOf(), foreignCursor)).toMatchObject({ kind: InvalidCursor });
});
