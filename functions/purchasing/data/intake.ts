import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { Intake, Upload } from '../domain/intake.ts';
import { holds, type InvoiceFilter } from '../domain/listed-invoices.ts';
import { names } from '../domain/related.ts';
import { SupplierInvoice } from '../domain/supplier-invoice.ts';

/*
 * Access patterns
 * | who asks                              | how                                            |
 * | an intake, an upload, an invoice      | their key                                      |
 * | files, newest first                   | list1 = all, by receivedAt                     |
 * | files of one state, newest first      | list2 = <state>, by receivedAt                 |
 * | uploads that were refused, newest      | list1 = refused, by their moment               |
 * | invoices of a period                    | list1 = all, by the date of issue              |
 * | invoices of a supplier, in a period     | list2 = <party>, by the date of issue          |
 * | intakes that no person holds up       | unfinished, while received or waiting          |
 */

export const INTAKE_KIND = 'intake';

export const IntakeRecord = defineEntity({
  kind: INTAKE_KIND,
  schema: Intake,
  id: (intake) => intake.intakeId,
  lists: (intake) => {
    const sort = `${intake.receivedAt}#${intake.intakeId}`;
    return { list1: { by: 'all', sort }, list2: { by: intake.state, sort } };
  },
  unfinishedSince: (intake) => (intake.endedAt ? undefined : intake.receivedAt),
});

export function intakes(scope: Scope, state: Intake['state'] | undefined): ListQuery<Intake> {
  return { entity: IntakeRecord, scope, newestFirst: true, index: state ? 'list2' : 'list1', by: state ?? 'all' };
}

export const UploadRecord = defineEntity({
  kind: 'upload',
  schema: Upload,
  id: (upload) => upload.uploadId,
  // Only what has no intake to be seen by: a list costs a write for each record in it.
  lists: (upload) =>
    upload.state === 'refused' ? { list1: { by: 'refused', sort: `${upload.at}#${upload.uploadId}` } } : {},
});

export function refusedUploads(scope: Scope): ListQuery<Upload> {
  return { entity: UploadRecord, scope, newestFirst: true, index: 'list1', by: 'refused' };
}

export const SupplierInvoiceRecord = defineEntity({
  kind: 'supplier-invoice',
  schema: SupplierInvoice,
  id: (invoice) => invoice.invoiceId,
  lists: ({ invoiceId, issueDate, supplier }) => {
    const sort = `${issueDate}#${invoiceId}`;
    return { list1: { by: 'all', sort }, ...(supplier && { list2: { by: supplier.partyId, sort } }) };
  },
});

/** By the date of issue, newest first; what no index sorts by is looked at one by one (docs/adr/0018). */
export function supplierInvoices(scope: Scope, filter: InvoiceFilter): ListQuery<SupplierInvoice> {
  const { supplier, issuedFrom, issuedUntil, ...others } = filter;
  const lookedAt = Object.values(others).some((value) => value !== undefined);
  return {
    entity: SupplierInvoiceRecord,
    scope,
    newestFirst: true,
    ...(supplier === undefined ? { index: 'list1', by: 'all' } : { index: 'list2', by: supplier }),
    // `~` stands behind every id.
    ...((issuedFrom || issuedUntil) && { between: [issuedFrom ?? '0', `${issuedUntil ?? '9999'}~`] as const }),
    ...(lookedAt && { where: { named: canonicalJson(others), holds: (invoice) => holds(others, invoice) } }),
  };
}

/** Later ones of a supplier that name an invoice. One that names an invoice is not older than it. */
export function supplierInvoicesNaming(
  scope: Scope,
  supplier: string,
  invoice: Pick<SupplierInvoice, 'number' | 'issueDate'>,
): ListQuery<SupplierInvoice> {
  const list = supplierInvoices(scope, { supplier, issuedFrom: invoice.issueDate });
  return { ...list, where: { named: `names ${invoice.number}`, holds: (other) => names(other, invoice) } };
}
