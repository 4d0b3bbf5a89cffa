import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { SupplierInvoiceRecord, supplierInvoicesNaming } from '../../data/intake.ts';
import { claimsOfNumber } from '../../data/invoice-claims.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { listed } from '../../domain/listed-invoices.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';
import { names, relationOf } from '../../domain/related.ts';
import { listRelatedInvoices } from './task.ts';

/** So many that name one invoice are shown. */
const MAX_LATER = 50;

/** What an invoice names is found by its claim; what names it, among the later invoices of its supplier. */
export const useCase = defineQuery(listRelatedInvoices, async ({ intakeId }, { scope }, { read }) => {
  const found = await read.get(SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId)));
  if (!found) return refuse(IntakeNotFound, { intakeId });
  const invoice = found.data;
  const claims = await read.getAll(
    (invoice.preceding ?? []).map(({ number }) => claimsOfNumber(scope, invoice.seller, number)),
  );
  const named = claims
    .flatMap((record) => record?.data.claims ?? [])
    .filter((claim) => claim.intakeId !== intakeId && names(invoice, claim));
  const ids = [...new Set(named.map((claim) => invoiceIdOf(claim.intakeId)))];
  const earlier = await read.getAll(ids.map((id) => SupplierInvoiceRecord.key(scope, id)));
  const page = invoice.supplier
    ? await read.page(supplierInvoicesNaming(scope, invoice.supplier.partyId, invoice), { limit: MAX_LATER })
    : undefined;
  const later = page === undefined || page instanceof Refusal ? [] : page.items;
  return {
    items: [
      ...earlier.flatMap((one) =>
        one ? [{ ...listed(one.data), relation: relationOf(invoice, one.data), which: 'earlier' as const }] : [],
      ),
      ...later
        .filter(({ data }) => data.intakeId !== intakeId)
        .map(({ data }) => ({ ...listed(data), relation: relationOf(data, invoice), which: 'later' as const })),
    ],
  };
});
