import type { Role } from '../../../../shared/contracts/roles.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import type { Text } from '../../../../shared/kernel/text.ts';
import { type AskedApproval, approvalsAsked } from '../approval/evaluate.ts';
import { policyOn } from '../approval/policy.ts';
import {
  type ApprovalRound,
  askedOf,
  count,
  excludedFrom,
  type Involvement,
  nextAsked,
  openRound,
} from '../approval/round.ts';
import { involvedIn, subjectOf, toApprove } from '../approval/subject.ts';
import type { SupplierInvoice } from '../supplier-invoice.ts';
import type { Facts, Question } from './question.ts';

const WHY: Readonly<Record<Involvement, Text>> = {
  entered: { fr: 'Vous avez apporté ou saisi cette facture.', en: 'You brought or keyed this invoice.' },
  coded: { fr: 'Vous avez imputé cette facture.', en: 'You coded this invoice.' },
  'created-supplier': { fr: 'Vous avez créé ce fournisseur.', en: 'You created this supplier.' },
  'proposed-account': {
    fr: 'Vous avez proposé le compte bancaire de ce fournisseur.',
    en: 'You proposed this supplier’s bank account.',
  },
  'approved-before': { fr: 'Vous avez déjà approuvé cette facture.', en: 'You have approved this invoice already.' },
};
const BUSINESS_DAYS = 5;

/** May it be booked and paid? Asked once for each approval of the policy, of another person each time. */
export const approve: Question = {
  name: 'approve-supplier-invoice',
  prepare(invoice, facts) {
    const subject = subjectOf(invoice);
    if (invoice.approvals?.subject === subject) return invoice;
    const policy = policyOn(facts.approval.policies, dayOf(facts));
    const asking = approvalsAsked(policy?.content, toApprove(invoice));
    return { ...invoice, approvals: openRound(asking, { policy: policy?.number ?? 0, subject, now: facts.now }) };
  },
  ask(invoice, facts) {
    const round = invoice.approvals;
    const asked = round && nextAsked(round);
    if (!asked) return undefined;
    const excluded = excludedFrom(round, ...lock(invoice, facts));
    const who = askedOf(asked, excluded);
    const supplier = invoice.supplier?.name ?? invoice.seller.name;
    return {
      title: { fr: `Facture ${invoice.number} de ${supplier}`, en: `Invoice ${invoice.number} from ${supplier}` },
      facts: [...invoiceFacts(invoice), ...approvalFacts(round, asked)],
      // Named persons hold some role of their own; which one does not matter.
      role: who.of === 'role' ? who.role : ('approver' as Role),
      ...(who.of === 'persons' && { persons: who.persons }),
      ...(excluded.length > 0 && { excluded: excluded.map(({ person, why }) => ({ person, why: WHY[why] })) }),
      outcomes: [
        { outcome: 'approve', label: { fr: 'Approuver', en: 'Approve' }, commentRequired: false },
        { outcome: 'reject', label: { fr: 'Rejeter', en: 'Reject' }, commentRequired: true },
      ],
      deadline: { businessDays: BUSINESS_DAYS, escalateTo: 'director' },
    };
  },
  apply(invoice, { outcome, ...decision }, facts) {
    if (outcome !== 'approve') return { rejected: { code: 'rejected', fr: decision.comment, en: decision.comment } };
    const round = invoice.approvals;
    if (!round) throw new Error(`Invoice ${invoice.invoiceId} was approved without being asked for`);
    const [involved, alone, today] = lock(invoice, facts);
    const counted = count(round, decision, { subject: subjectOf(invoice), involved, alone, today });
    if (!counted) return { invoice };
    return { invoice: { ...invoice, approvals: counted, ...(!nextAsked(counted) && { decision }) } };
  },
};

const dayOf = ({ now }: Facts): string => localDate(new Date(now), 'Europe/Paris');

function lock(invoice: SupplierInvoice, facts: Facts) {
  return [involvedIn(invoice, facts.intake), facts.approval.singleApprovers, dayOf(facts)] as const;
}

/** Everything needed to decide, in reading order. */
function invoiceFacts(invoice: SupplierInvoice) {
  const amount = ({ amount, currency }: { amount: string; currency: string }) => `${amount} ${currency}`;
  return [
    { label: { fr: 'Fournisseur', en: 'Supplier' }, value: invoice.supplier?.name ?? `${invoice.seller.name} (?)` },
    { label: { fr: 'Facture', en: 'Invoice' }, value: invoice.number },
    { label: { fr: 'Date', en: 'Date' }, value: invoice.issueDate },
    ...(invoice.dueDate ? [{ label: { fr: 'Échéance', en: 'Due date' }, value: invoice.dueDate }] : []),
    { label: { fr: 'Total hors TVA', en: 'Total without VAT' }, value: amount(invoice.totalWithoutVat) },
    { label: { fr: 'Total TTC', en: 'Total with VAT' }, value: amount(invoice.totalWithVat) },
    { label: { fr: 'Net à payer', en: 'Amount due' }, value: amount(invoice.amountDue) },
  ];
}

function approvalFacts({ asked: all, given, policy }: ApprovalRound, { rules, costCentre }: AskedApproval) {
  const before = given.map(({ name }) => name).join(', ');
  return [
    { label: { fr: 'Approbation', en: 'Approval' }, value: `${given.length + 1} / ${all.length}` },
    ...(rules.length > 0 ? [{ label: { fr: 'Règle', en: 'Rule' }, value: rules.join(', ') }] : []),
    ...(costCentre ? [{ label: { fr: 'Centre de coûts', en: 'Cost centre' }, value: costCentre }] : []),
    ...(before ? [{ label: { fr: 'Déjà approuvée par', en: 'Approved already by' }, value: before }] : []),
    ...(policy > 0 ? [{ label: { fr: 'Politique', en: 'Policy' }, value: String(policy) }] : []),
  ];
}
