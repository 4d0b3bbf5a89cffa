import type { Inbox } from '../../../../shared/aws/inbox.ts';
import type { Workflows } from '../../../../shared/aws/workflows.ts';
import { companyOf, companyOfPartition, inboxPlace } from '../../../../shared/runtime/partition.ts';
import { defineJob, type Reading } from '../../../../shared/runtime/use-case.ts';
import { INTAKE_KIND, IntakeRecord, UploadRecord } from '../../data/intake.ts';
import { MailRecord, UnsortedMailRecord } from '../../data/mail.ts';
import { arrivalOf } from '../../domain/arrival.ts';
import { mailIdOf } from '../../domain/mail/mail-id.ts';
import { mailIntake, supplierInvoiceIntake } from '../../workflows.ts';
import { resumeIntakes } from './task.ts';

/**
 * If it runs twice: an execution of the same name is started once, and every step answers at once what it has done before.
 */
export const useCase = defineJob(
  resumeIntakes,
  async (
    { olderThanSeconds },
    { now, scope: group },
    { inbox, workflows, read }: { inbox: Inbox; workflows: Workflows } & Reading,
  ) => {
    const before = new Date(Date.parse(now) - olderThanSeconds * 1000).toISOString();
    const hour = now.slice(0, 13).replace(/\D/g, '');
    const result = { resumed: 0, running: 0, takenInAgain: 0, mailsAgain: 0 };
    for (const { pk } of await read.unfinished(INTAKE_KIND, now)) {
      const { scope, id } = companyOfPartition(pk);
      const intake = await read.get(IntakeRecord.key(scope, id));
      if (!intake || intake.data.endedAt) continue;
      if (intake.data.execution && (await workflows.isRunning(intake.data.execution))) {
        result.running++;
        continue;
      }
      await workflows.start(supplierInvoiceIntake, `${id}-${hour}-v${intake.version}`, {
        resume: { companyId: scope.companyId, intakeId: id },
      });
      result.resumed++;
    }
    for await (const { key, etag } of inbox.arrivedBefore(before)) {
      const place = inboxPlace(key);
      if (!place) continue;
      const { scope, path } = place;
      const { uploadId } = arrivalOf(path);
      const upload = await read.get(UploadRecord.key(scope, uploadId));
      if (upload && upload.data.state !== 'awaited') continue;
      await workflows.start(supplierInvoiceIntake, `${uploadId}-${hour}`, {
        id: `resume-${uploadId}`,
        detail: { object: { key, etag } },
      });
      result.takenInAgain++;
    }
    for await (const { key, etag = '' } of inbox.arrivedBefore(before, 'mail/')) {
      const mailId = mailIdOf(key, etag);
      const sorted = await read.get(UnsortedMailRecord.key(group, mailId));
      const { companyId } = sorted?.data ?? {};
      if (sorted && (!companyId || (await read.get(MailRecord.key(companyOf(companyId), mailId))))) continue;
      await workflows.start(mailIntake, `${mailId}-${hour}`, {
        id: `resume-${mailId}`,
        detail: { object: { key, etag } },
      });
      result.mailsAgain++;
    }
    return result;
  },
);
