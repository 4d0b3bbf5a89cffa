import { create, put, replace, type Write } from '../../../../shared/aws/entity.ts';
import { decided, defineCommand, raise } from '../../../../shared/runtime/use-case.ts';
import { ApprovalSettingsRecord, SingleApproverUseRecord } from '../../data/approval.ts';
import { IntakeRecord, SupplierInvoiceRecord } from '../../data/intake.ts';
import { SupplierAccountRecord } from '../../data/supplier-account.ts';
import { NO_SETTINGS } from '../../domain/approval/settings.ts';
import { newSingleApproverUse } from '../../domain/approval/single-approver-use.ts';
import { accountAfterLook } from '../../domain/bank-details.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { answered, asked, nextQuestion } from '../../domain/questions/index.ts';
import { sellerSought, withSupplier } from '../../domain/seller.ts';
import type { SupplierInvoice } from '../../domain/supplier-invoice.ts';
import { withToPay } from '../../domain/to-pay.ts';
import { SupplierInvoiceApproved, SupplierInvoiceRejected, SupplierInvoiceTakenInCharge } from '../../public.ts';
import { advanceInvoice } from './task.ts';

/**
 * The one place that moves an invoice on. An answer is applied once, by the human task it was given to; everything else
 * once per execution, so that an execution that starts again asks the same question again.
 */
export const useCase = defineCommand(advanceInvoice, {
  repeat: ({ given, execution, answered }) => (given.decision ? answered : `${execution} ${answered}`),
  reads: ({ intakeId, given: { supplier } }, { scope }) => ({
    subject: IntakeRecord.key(scope, intakeId),
    invoice: SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId)),
    account: supplier?.account ? SupplierAccountRecord.key(scope, supplier.account.accountId) : undefined,
    approval: ApprovalSettingsRecord.key(scope, 'approval'),
  }),
  decide(
    { intakeId, given: { supplier, decision } },
    { subject, invoice, account, approval: settings },
    { scope, now },
  ) {
    if (!subject) throw new Error(`No intake ${intakeId} to advance`);
    const approval = settings?.data ?? NO_SETTINGS;
    let intake = subject.data;
    let current = invoice?.data;
    const beside: Write[] = [];
    const written = (data: SupplierInvoice) => (invoice ? [replace(invoice, data)] : []);
    if (supplier && current && !intake.supplierSought) {
      const look = supplier.account && accountAfterLook(account?.data, supplier.account, current.invoiceId);
      if (look) beside.push(put(SupplierAccountRecord, scope, account, look));
      current = withSupplier(current, supplier, account?.data);
      intake = { ...intake, supplierSought: true };
    }
    if (decision) {
      const { asked: open, ...settled } = intake;
      if (!open) throw new Error(`Intake ${intakeId} has asked nothing that could be answered`);
      intake = { ...settled, decisions: [...(intake.decisions ?? []), { ...decision, question: open.question }] };
      const applied = answered(open.question, current, decision, { intake, approval, now });
      if ('rejected' in applied) {
        const { outcome: _, ...by } = decision;
        const { rejected: reason } = applied;
        const ended = replace(subject, { ...intake, state: 'rejected', reason, endedAt: now });
        // Nobody else has heard of a file that was never an invoice.
        if (!invoice || !current) return decided({ outcome: 'rejected' }, { writes: [ended] });
        const write = replace(invoice, { ...current, state: 'rejected' as const, decision: by });
        const event = raise(SupplierInvoiceRejected, write, { ...write.data, reason });
        return decided({ outcome: 'rejected' }, { writes: [ended, write], events: [event] });
      }
      const use = newSingleApproverUse(current, applied.invoice, intake.decisions?.length ?? 0);
      if (use) beside.push(create(SingleApproverUseRecord, scope, use));
      current = applied.invoice;
      if (applied.seek && current) intake = { ...intake, invoiceId: current.invoiceId, supplierSought: false };
    }
    if (current && !intake.supplierSought)
      return decided(
        { outcome: 'seek', seller: sellerSought(current, intakeId, intake.decisions?.length) },
        { writes: [replace(subject, intake), ...written(current)] },
      );
    const { next, noted } = nextQuestion(current, { intake, approval, now });
    current = noted;
    if (next) {
      const { task, intake: asking } = asked(intake, next, now);
      // Asked already, by an execution that ended early: the human task is there, or is opened now.
      if (intake === subject.data && intake.asked?.question === next.name) return decided({ outcome: 'ask', task });
      const waiting = current ? written({ ...current, state: 'waiting' as const }) : [];
      return decided(
        { outcome: 'ask', task },
        {
          writes: [replace(subject, asking), ...waiting, ...beside],
          events:
            invoice?.data.state === 'read'
              ? waiting.map((write) => raise(SupplierInvoiceTakenInCharge, write, write.data))
              : [],
        },
      );
    }
    if (!invoice || !current) throw new Error(`Intake ${intakeId} has no invoice to approve`);
    const write = replace(invoice, { ...current, state: 'approved' as const });
    const ended = replace(subject, { ...intake, state: 'approved', endedAt: now });
    return decided(
      { outcome: 'approved' },
      { writes: [ended, write, ...beside], events: [raise(SupplierInvoiceApproved, write, withToPay(write.data))] },
    );
  },
});
