import { defineEvent } from '../../shared/contracts/event.ts';
import { BankDetails } from './domain/bank-details.ts';
import { Reason } from './domain/intake.ts';
import { SupplierInvoice } from './domain/supplier-invoice.ts';
import { ToPay } from './domain/to-pay.ts';

const example = {
  invoiceId: 'sin_1c8f6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f',
  intakeId: 'itk_0b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f',
  syntax: 'CII' as const,
  number: 'F-2026-0117',
  typeCode: '380',
  issueDate: '2026-11-20',
  dueDate: '2026-12-20',
  seller: { name: 'Verrerie du Rhône SAS', vatNumber: 'FR39000100016', siren: '000100016', country: 'FR' },
  totalWithoutVat: { amount: '1000.00', currency: 'EUR' },
  totalVat: { amount: '200.00', currency: 'EUR' },
  totalWithVat: { amount: '1200.00', currency: 'EUR' },
  amountDue: { amount: '1200.00', currency: 'EUR' },
  supplier: { partyId: 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e', name: 'Verrerie du Rhône SAS' },
  decision: {
    by: '3f2a0c52-0000-4000-8000-000000000001',
    name: 'Camille Roussel',
    at: '2026-11-24T09:30:00.000Z',
    comment: '',
  },
};

export const SupplierInvoiceTakenInCharge = defineEvent({
  name: 'purchasing.supplier-invoice-taken-in-charge',
  version: 1,
  summary: 'A supplier invoice was read and waits for people.',
  aggregate: 'supplier-invoice',
  data: SupplierInvoice,
  example: { ...example, state: 'waiting' },
});

export const SupplierInvoiceApproved = defineEvent({
  name: 'purchasing.supplier-invoice-approved',
  version: 1,
  summary: 'A supplier invoice was approved as the policy asks: it may be booked, and paid when its account is free.',
  aggregate: 'supplier-invoice',
  /** Without `toPay` there is nothing to pay. */
  data: SupplierInvoice.extend({ toPay: ToPay.optional() }),
  example: {
    ...example,
    state: 'approved',
    toPay: { amount: example.amountDue, dueDate: example.dueDate, account: 'blocked', why: 'account-missing' },
  },
});

export const SupplierInvoiceRejected = defineEvent({
  name: 'purchasing.supplier-invoice-rejected',
  version: 1,
  summary: 'A person rejected a supplier invoice.',
  aggregate: 'supplier-invoice',
  data: SupplierInvoice.extend({ reason: Reason }),
  example: {
    ...example,
    state: 'rejected',
    reason: { code: 'rejected', fr: 'Prix non convenu', en: 'Prix non convenu' },
  },
});

export const SupplierInvoicePaymentChanged = defineEvent({
  name: 'purchasing.supplier-invoice-payment-changed',
  version: 1,
  summary:
    'The account that a supplier invoice is to be paid to was confirmed, refused or retired: it may be paid now, or not.',
  aggregate: 'supplier-invoice',
  data: SupplierInvoice.pick({ invoiceId: true, intakeId: true, number: true, supplier: true, state: true }).extend({
    bankDetails: BankDetails,
    toPay: ToPay.optional(),
  }),
  example: {
    invoiceId: example.invoiceId,
    intakeId: example.intakeId,
    number: example.number,
    supplier: example.supplier,
    state: 'approved',
    bankDetails: {
      accountId: 'bac_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e',
      iban: 'FR7600000000010000000010170',
      state: 'confirmed',
      revision: 2,
    },
    toPay: { amount: example.amountDue, dueDate: example.dueDate, account: 'free' },
  },
});
