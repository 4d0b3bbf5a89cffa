import * as z from 'zod';
import { SupplierInvoice } from '../supplier-invoice.ts';
import { GivenApproval } from './round.ts';

/** An approval by somebody who would have been excluded, had they not been declared to approve alone; kept whatever follows. */
export const SingleApproverUse = SupplierInvoice.pick({
  invoiceId: true,
  intakeId: true,
  number: true,
  seller: true,
  totalWithVat: true,
})
  .extend({ useId: z.string(), approval: GivenApproval })
  .meta({ id: 'SingleApproverUse' });
export type SingleApproverUse = z.infer<typeof SingleApproverUse>;

/** @param answers how many the intake has had, which tells one use from another */
export function newSingleApproverUse(
  before: SupplierInvoice | undefined,
  after: SupplierInvoice | undefined,
  answers: number,
): SingleApproverUse | undefined {
  const given = after?.approvals?.given ?? [];
  const approval = given.length > (before?.approvals?.given.length ?? 0) ? given.at(-1) : undefined;
  if (!after || !approval?.singleApprover) return undefined;
  const { invoiceId, intakeId, number, seller, totalWithVat } = after;
  return { useId: `${invoiceId}.${answers}`, invoiceId, intakeId, number, seller, totalWithVat, approval };
}
