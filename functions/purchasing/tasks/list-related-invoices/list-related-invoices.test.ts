import { describe, expect, test } from 'vitest';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import { intakeId, invoice, storedInvoice } from '../../../../test/builders/purchasing.ts';
import { company, contextOf, reading } from '../../../../test/builders/use-case.ts';
import { supplierInvoicesNaming } from '../../data/intake.ts';
import { claimAll } from '../../data/invoice-claims.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { names, relationOf } from '../../domain/related.ts';
import { claimOf } from '../../domain/same-invoice.ts';
import type { SupplierInvoice } from '../../domain/supplier-invoice.ts';
import { useCase } from './list-related-invoices.ts';

const supplier = { partyId: 'pty_1', name: 'Verrerie du Rhône' };
const refused: SupplierInvoice = { ...invoice, supplier, state: 'rejected' };
const otherIntake = derivedId('itk', 'corrected');
const corrected: SupplierInvoice = {
  ...invoice,
  supplier,
  intakeId: otherIntake,
  invoiceId: invoiceIdOf(otherIntake),
  number: 'A-1-R',
  typeCode: '384',
  issueDate: '2026-11-28',
  preceding: [{ number: 'A-1', issueDate: '2026-11-20' }],
};
const claims = claimAll(company, claimOf(intakeId, refused), {}).map(({ key, data }) => ({
  key,
  data,
  version: 1,
  sequences: {},
}));
const { read, asked } = reading(storedInvoice(refused), storedInvoice(corrected), ...claims);

test('the corrected invoice shows the refused one that it stands for', async () => {
  expect(await useCase({ intakeId: otherIntake }, contextOf(), { read })).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ intakeId, number: 'A-1', state: 'rejected', relation: 'corrects', which: 'earlier' }),
    ]),
  });
});

test('the refused one shows what corrects it, of the supplier’s invoices since its date', async () => {
  const related = await useCase({ intakeId }, contextOf(), { read });
  expect(related).toMatchObject({
    items: [{ intakeId: otherIntake, number: 'A-1-R', relation: 'corrects', which: 'later' }],
  });
  expect(asked.at(-1)).toMatchObject({ index: 'list2', by: 'pty_1', between: ['2026-11-20', '9999~'] });
  const { where } = supplierInvoicesNaming(company, 'pty_1', refused);
  expect(
    [corrected, refused, { ...corrected, preceding: [{ number: 'A-2' }] }].map((one) => where?.holds(one)),
  ).toEqual([true, false, false]);
});

test('an invoice that was never read has no relations', async () => {
  const nobody = derivedId('itk', 'nobody');
  expect(await useCase({ intakeId: nobody }, contextOf(), { read })).toMatchObject({
    kind: { code: 'purchasing.intake-not-found' },
  });
});

describe('what one is to the other', () => {
  test.each([
    ['384', '380', 'corrects'],
    ['381', '380', 'credits'],
    ['380', '386', 'deducts-deposit'],
    ['380', '380', 'refers-to'],
  ])('%s after %s: %s', (later, earlier, relation) => {
    expect(relationOf({ typeCode: later }, { typeCode: earlier })).toBe(relation);
  });

  test.each([
    [{ number: 'a 1' }, true],
    [{ number: 'A-1', issueDate: '2025-11-20' }, false],
    [{ number: 'A-11' }, false],
  ])('named as %j: %s', (preceding, expected) => {
    expect(names({ preceding: [preceding] }, refused)).toBe(expected);
  });
});
