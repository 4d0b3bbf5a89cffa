import { put } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, type Reading } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord, SupplierInvoiceRecord } from '../../data/intake.ts';
import { InvoiceLifecycleRecord, PlatformArrivalRecord } from '../../data/platform.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { establish, lifecycleKeyOf, mayHaveReason, ofInvoice } from '../../domain/platform/statuses.ts';
import { IntakeNotFound, InvoiceHasNoLifecycle, InvoiceIsSettled, ReasonNotOfStatus } from '../../domain/refusals.ts';
import { establishInvoiceStatus } from './task.ts';

/** The invoice goes on waiting: what ends it is its own question. If it runs twice: the same entry. */
export const useCase = defineCommand(establishInvoiceStatus, {
  async gather({ intakeId }, { read }: Reading, { scope }) {
    const invoice = await read.get(SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId)));
    if (!invoice) return refuse(IntakeNotFound, { intakeId });
    if (!invoice.data.seller.siren) return refuse(InvoiceHasNoLifecycle, { number: invoice.data.number });
    return invoice.data;
  },
  reads: ({ intakeId }, { scope }, invoice) => ({
    subject: InvoiceLifecycleRecord.key(scope, lifecycleKeyOf(scope.companyId, invoice)),
    arrival: PlatformArrivalRecord.key(scope, intakeId),
    intake: IntakeRecord.key(scope, intakeId),
  }),
  decide({ intakeId, status, reasons, action, comment }, { subject, arrival, intake }, { scope, now, newId }, invoice) {
    if (!intake) return refuse(IntakeNotFound, { intakeId });
    // Why it was refused is told after the decision; everything else while it waits for one.
    if ((status === '210') !== (intake.data.state === 'rejected') || intake.data.state === 'approved')
      return refuse(InvoiceIsSettled, { number: invoice.number, status });
    const wrong = reasons.find((reason) => !mayHaveReason(status, reason));
    if (wrong) return refuse(ReasonNotOfStatus, { reason: wrong, status });
    const before = ofInvoice(scope.companyId, invoice, subject?.data, arrival?.data);
    const after = establish(
      before,
      { status, at: now, reasons, ...(action && { action }), ...(comment && { comment }) },
      { cause: newId('lcs'), now, throughPlatform: arrival !== undefined },
    );
    return decided(after, { writes: [put(InvoiceLifecycleRecord, scope, subject, after)] });
  },
});
