import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import { parseMoney } from '../../../../shared/kernel/money.ts';
import type { Intake } from '../intake.ts';
import type { SupplierInvoice } from '../supplier-invoice.ts';
import type { InvoiceToApprove } from './evaluate.ts';
import type { Involved } from './round.ts';

const ORDER_STATES = { matched: 'matched', 'within-tolerance': 'matched', different: 'differs' } as const;

/** What a policy looks at. */
export function toApprove(invoice: SupplierInvoice): InvoiceToApprove {
  const { amount, currency } = invoice.totalWithVat;
  const total = parseMoney(amount, currency);
  if (!total) throw new RangeError(`${amount} is no amount of ${currency}`);
  const rows = invoice.coding?.rows ?? [];
  return {
    total,
    typeCode: invoice.typeCode,
    supplierId: invoice.supplier?.partyId,
    establishment: invoice.establishment,
    costCentres: [...new Set(rows.flatMap(({ costCentre }) => costCentre ?? []))],
    accounts: rows.map(({ account }) => account),
    order: invoice.order ? ORDER_STATES[invoice.order.verdict] : 'none',
  };
}

/** Who may not approve an invoice because of what they did before. */
export function involvedIn(
  { keyed, coding, supplier, bankDetails }: SupplierInvoice,
  { broughtBy }: Intake,
): Involved[] {
  const proposers = new Set([
    ...(supplier?.accountsProposedBy ?? []),
    ...(bankDetails?.proposedBy ? [bankDetails.proposedBy] : []),
  ]);
  return [
    ...(broughtBy ? [{ person: broughtBy, why: 'entered' as const }] : []),
    ...(keyed ? [{ person: keyed.by, why: 'entered' as const }] : []),
    ...(supplier?.enteredBy ? [{ person: supplier.enteredBy, why: 'created-supplier' as const }] : []),
    ...[...proposers].map((person) => ({ person, why: 'proposed-account' as const })),
    ...(coding ? [{ person: coding.by, why: 'coded' as const }] : []),
  ];
}

/**
 * Names everything that is approved: where any of it changes, what was approved before is another invoice. What the supplier's
 * file says of its account is no part of it: that decides when it is paid.
 */
export function subjectOf(invoice: SupplierInvoice): string {
  const { state: _, decision: __, approvals: ___, bankDetails, ...subject } = invoice;
  return sha256(canonicalJson({ ...subject, ...(bankDetails?.iban && { iban: bankDetails.iban }) }));
}
