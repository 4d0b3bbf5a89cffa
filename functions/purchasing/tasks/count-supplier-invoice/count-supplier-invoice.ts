import { put } from '../../../../shared/aws/entity.ts';
import { decided, defineListener } from '../../../../shared/runtime/use-case.ts';
import { SupplierUseRecord } from '../../data/supplier-use.ts';
import { countSupplierInvoice } from './task.ts';

/** An invoice without a known supplier counts nowhere. If it runs twice: the position drops it. */
export const useCase = defineListener(countSupplierInvoice, {
  reads: ({ data }, { scope }) => ({ subject: SupplierUseRecord.key(scope, data.supplier?.partyId ?? 'unknown') }),
  decide({ occurredAt, data: { supplier } }, { subject }, { scope }) {
    if (!supplier) return decided(undefined);
    const before = subject?.data;
    const lastAt = before && before.lastAt > occurredAt ? before.lastAt : occurredAt;
    const { partyId, name } = supplier;
    const use = { partyId, name, invoices: (before?.invoices ?? 0) + 1, lastAt };
    return decided(undefined, { writes: [put(SupplierUseRecord, scope, subject, use)] });
  },
});
