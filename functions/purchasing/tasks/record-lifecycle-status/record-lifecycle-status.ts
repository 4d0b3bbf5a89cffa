import { put } from '../../../../shared/aws/entity.ts';
import { decided, defineListener } from '../../../../shared/runtime/use-case.ts';
import { InvoiceLifecycleRecord, PlatformArrivalRecord } from '../../data/platform.ts';
import { establish, lifecycleKeyOf, ofInvoice, refusalOf } from '../../domain/platform/statuses.ts';
import { SupplierInvoiceApproved, SupplierInvoiceTakenInCharge } from '../../public.ts';
import { recordLifecycleStatus } from './task.ts';

/** An invoice whose seller has no SIREN came through no platform, and has no statuses. If it runs twice: the entry is there. */
export const useCase = defineListener(recordLifecycleStatus, {
  reads: ({ data }, { scope }) => ({
    subject: InvoiceLifecycleRecord.key(scope, lifecycleKeyOf(scope.companyId, data)),
    arrival: PlatformArrivalRecord.key(scope, data.intakeId),
  }),
  decide({ id, type, occurredAt, data }, { subject, arrival }, { scope, now }) {
    if (!data.seller.siren) return decided(undefined);
    const before = ofInvoice(scope.companyId, data, subject?.data, arrival?.data);
    const how = { cause: id, now, throughPlatform: arrival !== undefined };
    const establishes =
      type === SupplierInvoiceTakenInCharge.type
        ? ({ status: '204', at: occurredAt } as const)
        : type === SupplierInvoiceApproved.type
          ? ({ status: '205', at: occurredAt } as const)
          : refusalOf(data.reason, occurredAt);
    const after = establish(before, establishes, how);
    return decided(undefined, { writes: [put(InvoiceLifecycleRecord, scope, subject, after)] });
  },
});
