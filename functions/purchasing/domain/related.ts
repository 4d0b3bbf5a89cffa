import * as z from 'zod';
import { ListedInvoice } from './listed-invoices.ts';
import { writtenNumber } from './same-invoice.ts';
import { isCreditNote, isDeposit } from './settlement.ts';
import type { SupplierInvoice } from './supplier-invoice.ts';

/** What a later invoice is to the earlier one that it names (BG-3). */
const RELATIONS = ['corrects', 'credits', 'deducts-deposit', 'refers-to'] as const;

export const RelatedInvoice = ListedInvoice.extend({
  relation: z.enum(RELATIONS),
  /** Whether the related one is named (`earlier`), or names this one (`later`). */
  which: z.enum(['earlier', 'later']),
}).meta({ id: 'RelatedInvoice' });
export type RelatedInvoice = z.infer<typeof RelatedInvoice>;

/** UNTDID 1001 as BR-FR-04 lists it: corrected invoices, self-billed and factored too. */
const CORRECTED: readonly string[] = ['384', '471', '472', '473'];

type OfType = Pick<SupplierInvoice, 'typeCode'>;
export function relationOf(later: OfType, earlier: OfType): RelatedInvoice['relation'] {
  if (CORRECTED.includes(later.typeCode)) return 'corrects';
  if (isCreditNote(later.typeCode)) return 'credits';
  return isDeposit(earlier.typeCode) ? 'deducts-deposit' : 'refers-to';
}

/** Whether an invoice is named by another: its number and, where it is said, its date (BT-25, BT-26). */
export function names(
  { preceding = [] }: Pick<SupplierInvoice, 'preceding'>,
  { number, issueDate }: Pick<SupplierInvoice, 'number' | 'issueDate'>,
): boolean {
  return preceding.some(
    (one) =>
      writtenNumber(one.number) === writtenNumber(number) &&
      (one.issueDate === undefined || one.issueDate === issueDate),
  );
}
