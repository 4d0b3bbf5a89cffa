import * as z from 'zod';
import { defineTask, query } from '../../../../shared/contracts/task.ts';
import { LocalDate } from '../../../../shared/kernel/dates.ts';
import { MoneyText } from '../../../../shared/kernel/money.ts';
import { LocalisedText } from '../../../work/public.ts';
import { Coding } from '../../domain/coding/coding.ts';
import { Proposal } from '../../domain/coding/propose.ts';
import { InvoiceNotFound } from '../../domain/coding/refusals.ts';
import { IntakeId } from '../../domain/intake.ts';
import { OrderMatch } from '../../domain/orders/match.ts';
import { PurchaseOrderId } from '../../domain/orders/order.ts';
import { Settlement } from '../../domain/settlement.ts';

export const getInvoiceCoding = defineTask({
  id: 'purchasing.get-invoice-coding',
  summary:
    'Everything to code an invoice by: its items, proposals with their reasons, its order and what differs, the lists',
  trigger: query('intakes/{intakeId}/coding'),
  input: z.strictObject({ intakeId: IntakeId }),
  output: z.object({
    /** Of the invoice, for `If-Match`. */
    version: z.number().int(),
    supplier: z.string(),
    items: z.array(
      z.object({
        item: z.string(),
        kind: z.enum(['line', 'rest', 'gap']),
        name: z.string(),
        quantity: z.string().optional(),
        vatCategory: z.string(),
        vatRate: z.string(),
        net: MoneyText,
        vat: MoneyText,
      }),
    ),
    coding: Coding.optional(),
    proposals: z.array(Proposal),
    /** The order it is tied to, or would be. */
    order: OrderMatch.optional(),
    /** Open orders of the supplier, to choose from. */
    openOrders: z.array(
      z.object({ orderId: PurchaseOrderId, number: z.string(), orderedOn: LocalDate, total: MoneyText }),
    ),
    settlement: Settlement,
    accounts: z.array(z.object({ number: z.string(), label: LocalisedText, deduction: z.string().optional() })),
    deductions: z.array(z.object({ code: z.string(), label: LocalisedText, rate: z.string(), source: z.string() })),
    costCentres: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
  refusals: [InvoiceNotFound],
  access: { tables: { main: 'read' } },
  role: 'auditor',
  failureImpact: 'Coders see neither what is to be coded nor what is proposed.',
});
