import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Coding, CodingRow } from '../../domain/coding/coding.ts';
import {
  InvoiceNotFound,
  InvoiceNotToCode,
  ItemsNotCoded,
  OrderHeld,
  PeriodRefused,
  SplitDiffers,
  SupplierDiffers,
  UnknownAccount,
  UnknownCostCentre,
  UnknownDeduction,
  UnknownItem,
} from '../../domain/coding/refusals.ts';
import { IntakeId } from '../../domain/intake.ts';
import { OrderMatch } from '../../domain/orders/match.ts';
import { PurchaseOrderId } from '../../domain/orders/order.ts';
import { OrderNotFound, OrderNotOpen, OrderOfAnother } from '../../domain/orders/refusals.ts';

export const codeSupplierInvoice = defineTask({
  id: 'purchasing.code-supplier-invoice',
  summary: 'Codes a whole invoice to accounts, ties it to its order, and remembers how for the supplier’s next one',
  trigger: command('PUT', 'intakes/{intakeId}/coding', { ifMatch: true }),
  input: z.strictObject({
    intakeId: IntakeId,
    supplier: z.string().min(1).max(200).meta({
      description: 'As `get-invoice-coding` answers it: the key under which the coding is remembered.',
    }),
    rows: z.array(CodingRow).min(1).max(120),
    orderId: PurchaseOrderId.optional().meta({
      description: 'The order it is an invoice of: from now on what it takes of that order is taken.',
    }),
    releasedOrderId: PurchaseOrderId.optional().meta({
      description: 'The order it was tied to until now, when that is another one.',
    }),
  }),
  output: z.object({ coding: Coding, order: OrderMatch.optional() }),
  refusals: [
    InvoiceNotFound,
    InvoiceNotToCode,
    SupplierDiffers,
    UnknownItem,
    ItemsNotCoded,
    SplitDiffers,
    UnknownAccount,
    UnknownCostCentre,
    UnknownDeduction,
    PeriodRefused,
    OrderHeld,
    OrderNotFound,
    OrderNotOpen,
    OrderOfAnother,
  ],
  access: { tables: { main: 'write' } },
  role: 'coder',
  failureImpact: 'Invoices cannot be coded, so nobody is asked to approve them.',
  example: {
    intakeId: 'itk_0b7e6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f',
    supplier: '000100016',
    rows: [
      { item: 'line:1', amount: '600.00', account: '607', costCentre: 'ATELIER' },
      { item: 'line:1', amount: '400.00', account: '6063' },
      { item: 'line:2', account: '6156', period: { from: '2026-11-01', to: '2027-10-31' } },
    ],
  },
});
