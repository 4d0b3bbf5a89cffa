import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';
import { MoneyText } from '../../../shared/kernel/money.ts';
import { settlementOf } from './settlement.ts';
import type { SupplierInvoice } from './supplier-invoice.ts';

/**
 * What a payment run may propose of an invoice. `amount` is BT-115: what was paid before (BT-113), a deposit too, is deducted.
 * `free`: to the account of `bankDetails`. `blocked`: not before somebody has settled why.
 */
export const ToPay = z
  .object({
    amount: MoneyText,
    /** BT-9 */
    dueDate: LocalDate.optional(),
    account: z.enum(['free', 'blocked']),
    why: z
      .enum(['account-proposed', 'account-refused', 'account-retired', 'account-unreadable', 'account-missing'])
      .optional(),
  })
  .meta({ id: 'InvoiceToPay' });
export type ToPay = z.infer<typeof ToPay>;

/** Nothing is proposed of a credit note, of what was paid before the invoice (BT-23) and where nothing is left to pay. */
export function toPayOf({
  amountDue,
  dueDate,
  bankDetails,
  settlement,
  ...invoice
}: SupplierInvoice): ToPay | undefined {
  const { kind } = settlement ?? settlementOf(invoice);
  const positive = !amountDue.amount.startsWith('-') && /[1-9]/.test(amountDue.amount);
  if (kind === 'credit' || kind === 'already-paid' || !positive) return undefined;
  const due = { amount: amountDue, ...(dueDate && { dueDate }) };
  const state = bankDetails?.state ?? 'missing';
  return state === 'confirmed' ? { ...due, account: 'free' } : { ...due, account: 'blocked', why: `account-${state}` };
}

/** The invoice as events tell it. */
export function withToPay<I extends SupplierInvoice>(invoice: I): I & { toPay?: ToPay } {
  const toPay = toPayOf(invoice);
  return { ...invoice, ...(toPay && { toPay }) };
}
