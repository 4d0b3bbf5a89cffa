import type { Archive } from '../../../../shared/aws/archive.ts';
import { create, put } from '../../../../shared/aws/entity.ts';
import type { Inbox } from '../../../../shared/aws/inbox.ts';
import { derivedId, sha256 } from '../../../../shared/kernel/ids.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { IntakeRecord, UploadRecord } from '../../data/intake.ts';
import { arrivalOf, doorOf } from '../../domain/arrival.ts';
import type { Upload } from '../../domain/intake.ts';
import { MAX_FILE_BYTES } from '../../domain/limits.ts';
import { EMPTY, TOO_LARGE } from '../../domain/reasons.ts';
import { takeInFile } from './task.ts';

/**
 * The upload is the subject: S3 may announce one object twice, and each arrival is taken in once. The intake is that of
 * the content, so of many copies one opens it and the others point to it.
 */
export const useCase = defineCommand(takeInFile, {
  // Other content under the same key is another arrival.
  repeat: ({ path, etag = '' }) => `${path}\n${etag}`,
  async gather({ key }, { inbox, archive }: { inbox: Inbox; archive: Archive }, { scope }) {
    const file = await inbox.read(key, MAX_FILE_BYTES);
    // Gone: it was taken in before the inbox forgot it, or somebody removed it by hand; both are answered by the record.
    if (file === 'gone') throw new Error(`The inbox no longer holds ${key}`);
    if (file === 'too-large') return { refused: TOO_LARGE };
    if (file.size === 0) return { refused: EMPTY };
    const hash = sha256(file.bytes);
    // Not locked yet: reading will say whether it is worth keeping.
    await archive.put(scope, hash, file.bytes);
    return { hash, size: file.size, intakeId: derivedId('itk', scope.companyId, hash) };
  },
  reads: ({ path }, { scope }, facts) => ({
    subject: UploadRecord.key(scope, arrivalOf(path).uploadId),
    intake: 'intakeId' in facts ? IntakeRecord.key(scope, facts.intakeId as string) : undefined,
  }),
  decide({ path, execution }, { subject, intake }, { scope, now }, facts) {
    const { uploadId, name } = arrivalOf(path);
    const { companyId } = scope;
    const { by, mailId, at = now } = subject?.data ?? {};
    const arrival = { uploadId, name, by, at, ...(mailId && { mailId }) };
    const write = (upload: Upload) => put(UploadRecord, scope, subject, upload);
    if ('refused' in facts) {
      return decided(
        { outcome: 'refused', companyId },
        { writes: [write({ ...arrival, state: 'refused', reason: facts.refused })] },
      );
    }
    const { hash, size, intakeId } = facts;
    const door = doorOf(uploadId);
    if (intake)
      return decided(
        { outcome: 'duplicate', companyId, intakeId },
        { writes: [write({ ...arrival, state: 'duplicate', intakeId })] },
      );
    return decided(
      { outcome: 'taken-in', companyId, intakeId, sha256: hash },
      {
        writes: [
          write({ ...arrival, state: 'taken-in', intakeId }),
          create(IntakeRecord, scope, {
            intakeId,
            name,
            sha256: hash,
            size,
            state: 'received',
            receivedAt: now,
            uploadId,
            broughtBy: subject?.data.by,
            ...(door && { door }),
            execution,
          }),
        ],
      },
    );
  },
});
