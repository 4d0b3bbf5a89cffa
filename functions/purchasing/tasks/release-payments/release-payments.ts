import { put, replace } from '../../../../shared/aws/entity.ts';
import { decided, defineListener, type Reading, raise } from '../../../../shared/runtime/use-case.ts';
import { SupplierInvoiceRecord } from '../../data/intake.ts';
import { SupplierAccountRecord } from '../../data/supplier-account.ts';
import { type BankDetails, standOf } from '../../domain/bank-details.ts';
import { withToPay } from '../../domain/to-pay.ts';
import { SupplierInvoicePaymentChanged } from '../../public.ts';
import { releasePayments } from './task.ts';

/**
 * Of one account so many invoices in one transaction. Those beyond wait for the next change of the account: a supplier with
 * more unpaid invoices than that is not paid in one go either.
 */
const AT_ONCE = 40;

/** An invoice that looks at the account at the same moment meets this record, and one of the two decides again. */
export const useCase = defineListener(releasePayments, {
  reads: ({ data }, { scope }) => ({ subject: SupplierAccountRecord.key(scope, data.accountId) }),
  async fetch(_event, { subject }, { read }: Reading, { scope }) {
    const waiting = (subject?.data.waiting ?? []).slice(0, AT_ONCE);
    const found = await read.getAll(waiting.map((id) => SupplierInvoiceRecord.key(scope, id)));
    return found.filter((invoice) => invoice !== undefined);
  },
  decide({ data: { accountId, state, revision, proposed } }, { subject }, { scope }, invoices) {
    if (subject && subject.data.revision >= revision) return decided(undefined);
    const stand = standOf({ state, revision, proposedBy: proposed.person?.by });
    const released = state === 'confirmed' ? invoices.map(({ data }) => data.invoiceId) : [];
    const waiting = (subject?.data.waiting ?? []).filter((id) => !released.includes(id));
    const changed = invoices
      .filter(({ data }) => data.bankDetails?.accountId === accountId)
      .map((stored) => {
        const { proposedBy: _, ...details } = stored.data.bankDetails as BankDetails;
        return { stored, data: { ...stored.data, bankDetails: { ...details, ...stand } } };
      })
      .map(({ stored, data }) => ({ write: replace(stored, data), data }));
    return decided(undefined, {
      writes: [
        put(SupplierAccountRecord, scope, subject, { accountId, ...stand, waiting }),
        ...changed.map(({ write }) => write),
      ],
      events: changed.map(({ write, data }) => raise(SupplierInvoicePaymentChanged, write, withToPay(data))),
    });
  },
});
