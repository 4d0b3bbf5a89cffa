import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { Intake, Upload } from '../domain/intake.ts';
import { SupplierInvoice } from '../domain/supplier-invoice.ts';

/*
 * Access patterns
 * | who asks                              | how                                            |
 * | an intake, an upload, an invoice      | their key                                      |
 * | files, newest first                   | list1 = all, by receivedAt                     |
 * | files of one state, newest first      | list2 = <state>, by receivedAt                 |
 * | uploads that were refused, newest      | list1 = refused, by their moment               |
 * | invoices that a single approver let by  | list2 = single-approver, by the moment         |
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
  // Only what an auditor looks for.
  lists: ({ invoiceId, approvals }) => {
    const alone = approvals?.given.find(({ singleApprover }) => singleApprover);
    return alone ? { list2: { by: 'single-approver', sort: `${alone.at}#${invoiceId}` } } : {};
  },
});

export function invoicesApprovedAlone(scope: Scope): ListQuery<SupplierInvoice> {
  return { entity: SupplierInvoiceRecord, scope, newestFirst: true, index: 'list2', by: 'single-approver' };
}
