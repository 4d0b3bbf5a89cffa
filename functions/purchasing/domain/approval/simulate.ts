import type { SupplierInvoice } from '../supplier-invoice.ts';
import { approvalsAsked } from './evaluate.ts';
import type { PolicyContent } from './policy.ts';
import type { Simulated } from './simulated.ts';
import { toApprove } from './subject.ts';

export function simulated(
  invoice: SupplierInvoice,
  applies: PolicyContent | undefined,
  draft: PolicyContent,
): Simulated {
  const { invoiceId, intakeId, number, issueDate, totalWithVat } = invoice;
  const [today, drafted] = [applies, draft].map((policy) => approvalsAsked(policy, toApprove(invoice))) as [
    ReturnType<typeof approvalsAsked>,
    ReturnType<typeof approvalsAsked>,
  ];
  return {
    invoiceId,
    intakeId,
    number,
    issueDate,
    totalWithVat,
    supplier: invoice.supplier?.name ?? invoice.seller.name,
    today: { ...today, approvals: [...today.approvals] },
    draft: { ...drafted, approvals: [...drafted.approvals] },
    change: changeOf(who(today), who(drafted)),
  };
}

const who = ({ approvals }: ReturnType<typeof approvalsAsked>): string[] =>
  approvals.map(({ of }) => (of.of === 'role' ? of.role : of.persons.map(({ id }) => id).join(' ')));

function changeOf(before: readonly string[], after: readonly string[]): 'none' | 'more' | 'fewer' | 'others' {
  if (before.length !== after.length) return after.length > before.length ? 'more' : 'fewer';
  return before.join('\n') === after.join('\n') ? 'none' : 'others';
}
