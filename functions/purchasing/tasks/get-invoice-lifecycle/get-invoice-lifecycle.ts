import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord, SupplierInvoiceRecord } from '../../data/intake.ts';
import { InvoiceLifecycleRecord, PlatformArrivalRecord } from '../../data/platform.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { lifecycleIdOf } from '../../domain/platform/statuses.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';
import { getInvoiceLifecycle } from './task.ts';

export const useCase = defineQuery(getInvoiceLifecycle, async ({ intakeId }, { scope }, { read }) => {
  const [intake, invoice, arrival] = await Promise.all([
    read.get(IntakeRecord.key(scope, intakeId)),
    read.get(SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId))),
    read.get(PlatformArrivalRecord.key(scope, intakeId)),
  ]);
  if (!intake) return refuse(IntakeNotFound, { intakeId });
  const { seller, number, issueDate } = invoice?.data ?? {};
  const lifecycle =
    seller?.siren && number && issueDate
      ? await read.get(
          InvoiceLifecycleRecord.key(scope, lifecycleIdOf(scope.companyId, seller.siren, number, issueDate)),
        )
      : undefined;
  return { ...(arrival && { arrival: arrival.data }), ...(lifecycle && { lifecycle: lifecycle.data }) };
});
