import type { Archive } from '../../../../shared/aws/archive.ts';
import { put, replace } from '../../../../shared/aws/entity.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import type { CompanyScope } from '../../../../shared/kernel/scope.ts';
import { decided, defineCommand, type Reading } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord, SupplierInvoiceRecord } from '../../data/intake.ts';
import { claimAll, claimsIn, claimsLike, sameTakenIn } from '../../data/invoice-claims.ts';
import { eInvoiceDuty } from '../../domain/e-invoice-duty.ts';
import type { Intake } from '../../domain/intake.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { MAX_LINES_ON_RECORD } from '../../domain/invoice-lines.ts';
import { askToKey } from '../../domain/questions/index.ts';
import { type ReadInvoice, readSupplierInvoice } from '../../domain/read-supplier-invoice.ts';
import { duplicateReason } from '../../domain/reasons.ts';
import { invoiceRetention } from '../../domain/retention.ts';
import { claimOf, type InvoiceClaim, nearDuplicates } from '../../domain/same-invoice.ts';
import { sellerSought } from '../../domain/seller.ts';
import { readInvoice } from './task.ts';

interface Claimed extends ReadInvoice {
  readonly claim: InvoiceClaim;
  /** Documents of their own: all findings, and all lines when there are too many for the record. */
  readonly report?: string;
  readonly linesDocument?: string;
  /** The same invoice, taken in before. */
  readonly same?: InvoiceClaim | undefined;
}
type Facts = Exclude<Awaited<ReturnType<typeof readSupplierInvoice>>, ReadInvoice> | Claimed;

/**
 * The invoice is claimed as it is written: of two files of one invoice that are read at the same moment the second meets
 * the first one's claim, and decides again.
 */
export const useCase = defineCommand(readInvoice, {
  async gather(
    { intakeId, sha256: document },
    { archive }: { archive: Archive } & Reading,
    { scope, now },
  ): Promise<Facts> {
    const found = await readSupplierInvoice(await archive.get(scope, document));
    if ('refused' in found) return found;
    const keep = keeper(archive, scope, now);
    await keep.file(document);
    if ('toKey' in found) return found;
    return {
      ...found,
      claim: claimOf(intakeId, found.facts),
      ...(found.findings.length > 0 && { report: await keep.json(found.findings) }),
      ...(found.lines.length > MAX_LINES_ON_RECORD && { linesDocument: await keep.json(found.lines) }),
    };
  },
  reads: ({ intakeId }, { scope }, found) => ({
    subject: IntakeRecord.key(scope, intakeId),
    invoice: SupplierInvoiceRecord.key(scope, invoiceIdOf(intakeId)),
    ...('claim' in found && claimsLike(scope, found.claim)),
  }),
  async fetch(_input, claims, { read }, { scope }, found): Promise<Facts> {
    return 'claim' in found ? { ...found, same: await sameTakenIn(read, scope, found.claim, claims) } : found;
  },
  decide({ intakeId }, { subject, invoice, ...claims }, { scope, now }, found) {
    if (!subject) throw new Error(`No intake ${intakeId}`);
    const refuse = (reason: Intake['reason'], more: Partial<Intake> = {}) => {
      const refused = { ...subject.data, ...more, state: 'refused' as const, reason, endedAt: now };
      return decided({ outcome: 'refused' as const }, { writes: [replace(subject, refused)] });
    };
    if ('refused' in found) return refuse(found.refused);
    if ('toKey' in found) {
      const { task, intake } = askToKey({ ...subject.data, toKey: found.toKey }, now);
      return decided({ outcome: 'ask' as const, task }, { writes: [replace(subject, intake)] });
    }
    const { facts, lines, checks, claim, report, linesDocument, same } = found;
    if (same) return refuse(duplicateReason(same), { duplicateOf: same.intakeId });
    const near = nearDuplicates(claim, claimsIn(claims));
    const duty = subject.data.door === 'platform' ? undefined : eInvoiceDuty(facts.issueDate, facts.seller.country);
    const invoiceId = invoiceIdOf(intakeId);
    return decided(
      { outcome: 'seek', seller: sellerSought(facts, intakeId) },
      {
        writes: [
          replace(subject, { ...subject.data, invoiceId }),
          put(SupplierInvoiceRecord, scope, invoice, {
            ...facts,
            invoiceId,
            intakeId,
            lines: lines.slice(0, MAX_LINES_ON_RECORD),
            ...(linesDocument && { moreLines: { count: lines.length, document: linesDocument } }),
            checks: { ...checks, ...(report && { report }) },
            ...(duty && { eInvoiceDuty: duty }),
            ...(near.length > 0 && { nearDuplicates: near }),
            state: 'read',
          }),
          ...claimAll(scope, claim, claims),
        ],
      },
    );
  },
});

/** Keeps documents until the legal date of the invoice. */
function keeper(archive: Archive, scope: CompanyScope, now: string) {
  const retention = { now, until: invoiceRetention(now) };
  return {
    file: (hash: string) => archive.lock(scope, hash, retention),
    async json(content: unknown): Promise<string> {
      const bytes = Buffer.from(canonicalJson(content));
      const hash = sha256(bytes);
      await archive.put(scope, hash, bytes, retention);
      return hash;
    },
  };
}
