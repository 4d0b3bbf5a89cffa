import { describe, expect, test } from 'vitest';
import {
  intake,
  intakeId,
  invoiceId,
  storedClaims,
  storedIntake,
  storedInvoice,
} from '../../../../test/builders/purchasing.ts';
import { camille, contextOf, decide, decided, NOW, reading } from '../../../../test/builders/use-case.ts';
import type { Intake } from '../../domain/intake.ts';
import { keyIn } from '../../domain/questions/key-in.ts';
import { claimOf, type InvoiceClaim } from '../../domain/same-invoice.ts';
import type { SupplierInvoice } from '../../domain/supplier-invoice.ts';
import { useCase } from './key-supplier-invoice.ts';
import { keySupplierInvoice } from './task.ts';

const asked = { question: keyIn.name, round: 1, role: 'clerk' as const, since: NOW };
const open: Intake = { ...intake, toKey: 'image', state: 'waiting', asked };
const input = {
  intakeId,
  number: 'P-7',
  issueDate: '2026-11-20',
  seller: { name: 'Verrerie', vatNumber: 'FR39000100016', country: 'FR' },
  lines: [{ name: 'Globes', netAmount: '100.00', vatRate: '20' }],
  totalWithoutVat: '100.00',
  totalVat: '20.00',
  totalWithVat: '120.00',
};
const file = storedIntake(open);
const keyed = () => decided(keySupplierInvoice, useCase, { input, state: { file } });

test('what was typed is the invoice, claimed, with who typed it', () => {
  const { writes } = keyed();
  expect(writes.map(({ type, kind }) => `${type} ${kind}`)).toEqual([
    'create supplier-invoice',
    ...Array(4).fill('create invoice-claims'),
  ]);
  expect(writes[0]?.data).toMatchObject({
    invoiceId,
    number: 'P-7',
    keyed: { by: camille.id, name: camille.name, at: NOW },
    eInvoiceDuty: 'unless-small',
    state: 'waiting',
  });
  expect(writes[0]?.data).not.toHaveProperty('syntax');
});

test('keyed again it is replaced', () => {
  const invoice = keyed().writes[0]?.data as SupplierInvoice;
  const claim = claimOf(intakeId, invoice);
  const state = { file, subject: storedInvoice(invoice), ...storedClaims(claim, claim) };
  expect(decided(keySupplierInvoice, useCase, { input, state }).writes.map(({ type }) => type)).toEqual(
    Array(5).fill('replace'),
  );
});

test.each([
  ['an unknown file', input, {}, 'purchasing.intake-not-found'],
  ['a file that was read', input, { file: storedIntake(intake) }, 'purchasing.not-to-key'],
  [
    'a file whose keying is over',
    input,
    { file: storedIntake({ ...open, asked: { ...asked, question: 'other' } }) },
    'purchasing.not-to-key',
  ],
  ['totals that do not add up', { ...input, totalVat: '30.00' }, { file }, 'purchasing.totals-do-not-add'],
])('%s is refused', (_, what, state, code) => {
  expect(decide(keySupplierInvoice, useCase, { input: what, state })).toBe(code);
});

describe('an invoice that came before', () => {
  const claim = claimOf(intakeId, keyed().writes[0]?.data as SupplierInvoice);
  const other = { ...claim, intakeId: 'itk_00000000-0000-8000-8000-000000000002' };
  const when = async (earlier: InvoiceClaim, itsState: Intake['state'] = 'waiting') => {
    const state = { subject: undefined, file, ...storedClaims(claim, earlier) };
    const first = storedIntake({ ...intake, intakeId: other.intakeId, state: itsState });
    const facts = await useCase.fetch?.(
      keySupplierInvoice.input.parse(input),
      state,
      reading(first),
      contextOf(),
      undefined,
    );
    return decide(keySupplierInvoice, useCase, { input, state, facts });
  };

  test('is refused when it is the same, unless that one was rejected', async () => {
    expect(await when(other)).toBe('purchasing.invoice-taken-in');
    expect(await when(other, 'rejected')).toMatchObject({ output: { number: 'P-7' } });
  });

  test('is left to a person when it only has its number, or nearly', async () => {
    const near = (likeness: string) => ({ output: { nearDuplicates: [{ intakeId: other.intakeId, likeness }] } });
    expect(await when({ ...other, totalWithVat: { amount: '999.00', currency: 'EUR' } })).toMatchObject(
      near('same-number'),
    );
    expect(await when({ ...other, number: 'P-07' })).toMatchObject(near('number-alike'));
  });
});
