import type { ArchiveLinks } from '../../../../shared/aws/archive-links.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord, SupplierInvoiceRecord } from '../../data/intake.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { IntakeNotFound } from '../../domain/refusals.ts';
import { getIntake } from './task.ts';

export const useCase = defineQuery(
  getIntake,
  async ({ intakeId }, { scope }, { archiveLinks, read }: { archiveLinks: ArchiveLinks } & Reading) => {
    const [intake, invoice] = await Promise.all([
      read.get(IntakeRecord.key(scope, intakeId)),
      read.get(SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId))),
    ]);
    if (!intake) return refuse(IntakeNotFound, { intakeId });
    const { checks, moreLines } = invoice?.data ?? {};
    const link = async (hash: string | undefined, name: string) =>
      hash && { url: await archiveLinks.sign(scope, hash, name) };
    const [document, report, lines] = await Promise.all([
      archiveLinks.sign(scope, intake.data.sha256, intake.data.name),
      link(checks?.report, 'report.json'),
      link(moreLines?.document, 'lines.json'),
    ]);
    return {
      intake: intake.data,
      ...(invoice && { invoice: { ...invoice.data, version: invoice.version } }),
      document: { url: document },
      ...(report && { report }),
      ...(lines && { moreLines: lines }),
    };
  },
);
