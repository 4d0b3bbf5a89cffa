import { expect, test } from 'vitest';
import { InvalidCursor } from '../../../../shared/contracts/problems.ts';
import { invoice, invoiceId, storedInvoice } from '../../../../test/builders/purchasing.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './export-supplier-invoices.ts';
import { exportSupplierInvoices } from './task.ts';

const { read, asked } = reading(storedInvoice(invoice));
const part = async (query: object) =>
  (await useCase(exportSupplierInvoices.input.parse(query), contextOf(), { read })) as { csv: string };

test('the first part opens in a French spreadsheet, with its headings', async () => {
  const { csv } = await part({ state: 'read' });
  expect(csv.startsWith('\uFEFFNuméro;Type (UNTDID 1001);Date;')).toBe(true);
  expect(csv.split('\r\n')[1]).toBe(
    `A-1;380;2026-11-20;2026-12-20;Verrerie du Rhône;FR39000100016;000100016;;100,00;20,00;120,00;120,00;EUR;lue;${invoiceId}`,
  );
  expect(asked.at(-1)).toMatchObject({ where: { named: '{"state":"read"}' }, paging: { limit: 500 } });
});

test('what follows has no heading; in English a point and commas', async () => {
  const { csv } = await part({ language: 'en', cursor: 'next' });
  expect(csv).toMatch(/^A-1,380,2026-11-20,.*,100\.00,20\.00,120\.00,120\.00,EUR,read,/);
});

test('the cursor of another list is refused', async () => {
  const refused = await useCase({ language: 'fr', cursor: 'x' }, contextOf(), foreignCursor);
  expect(refused).toMatchObject({ kind: InvalidCursor });
});
