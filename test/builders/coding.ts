import { SupplierCodingsRecord } from '../../functions/purchasing/data/coding.ts';
import type { CodedRow, Coding } from '../../functions/purchasing/domain/coding/coding.ts';
import type { SupplierCodings } from '../../functions/purchasing/domain/coding/memory.ts';
import type { SupplierInvoice } from '../../functions/purchasing/domain/supplier-invoice.ts';
import { BY } from './orders.ts';
import { invoice } from './purchasing.ts';
import { NOW, stored } from './use-case.ts';

const money = (amount: string) => ({ amount, currency: 'EUR' });

/** The SIREN in the VAT number of the seller. */
export const supplier = '000100016';

/** Ten globes and five of something else, of the order CF-31. */
export const linedInvoice: SupplierInvoice = {
  ...invoice,
  orderReference: 'cf-31',
  lines: [
    {
      line: '1',
      name: 'Globe opale 60 mm',
      sellersItem: 'VR-60',
      quantity: '10',
      unit: 'C62',
      netAmount: money('40.00'),
      vatCategory: 'S',
      vatRate: '20',
    },
    {
      line: '2',
      name: 'Colis',
      quantity: '5',
      unit: 'C62',
      netAmount: money('60.00'),
      vatCategory: 'S',
      vatRate: '20',
    },
  ],
  vat: [{ category: 'S', rate: '20', taxable: money('100.00'), tax: money('20.00') }],
};

export const rows = [
  { item: 'line:1', account: '607', deduction: 'full' },
  { item: 'line:2', account: '6241', deduction: 'full' },
];

const codedRow = (item: string, account: string, net: string, vat: string): CodedRow => ({
  item,
  account,
  net: money(net),
  vat: money(vat),
  vatCategory: 'S',
  vatRate: '20',
  deduction: 'full',
  deductible: '100',
  deductibleVat: money(vat),
  cost: money(net),
  asset: false,
});

export const coding: Coding = {
  rows: [codedRow('line:1', '607', '40.00', '8.00'), codedRow('line:2', '6241', '60.00', '12.00')],
  warnings: [],
  by: BY.id,
  name: BY.name,
  at: NOW,
  settings: '2026-01-01',
  confirmed: false,
};

export const storedCodings = (data: SupplierCodings) => stored(SupplierCodingsRecord, data);
