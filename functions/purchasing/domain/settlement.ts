import * as z from 'zod';
import { MoneyText } from '../../../shared/kernel/money.ts';

/**
 * What there is to pay of an invoice. `already-paid`: no payment is proposed. `deposit`: a deposit invoice, paid before the
 * supply and deducted from its final invoice. `credit`: the supplier owes. `deducted` is what BT-113 says was paid before.
 */
export const Settlement = z
  .object({
    kind: z.enum(['payable', 'already-paid', 'deposit', 'credit']),
    deducted: MoneyText.optional(),
  })
  .meta({ id: 'InvoiceSettlement' });
export type Settlement = z.infer<typeof Settlement>;

/** UNTDID 1001 as BR-FR-04 lists it: credit notes, self-billed, factored and for deposits too. */
const CREDIT_NOTES: readonly string[] = ['261', '262', '381', '396', '502', '503'];
export const isCreditNote = (typeCode: string): boolean => CREDIT_NOTES.includes(typeCode);

/** Prepayment invoices, self-billed too. */
export const isDeposit = (typeCode: string): boolean => typeCode === '386' || typeCode === '500';

/** BT-23: goods, services or both, paid already (B2, S2, M2). */
const PAID: readonly string[] = ['B2', 'S2', 'M2'];

export function settlementOf({
  typeCode,
  frame,
  paid,
}: {
  readonly typeCode: string;
  readonly frame?: string | undefined;
  readonly paid?: z.infer<typeof MoneyText> | undefined;
}): Settlement {
  const deducted = paid && /[1-9]/.test(paid.amount) ? { deducted: paid } : {};
  if (isCreditNote(typeCode)) return { kind: 'credit', ...deducted };
  if (frame && PAID.includes(frame)) return { kind: 'already-paid', ...deducted };
  return { kind: isDeposit(typeCode) ? 'deposit' : 'payable', ...deducted };
}
