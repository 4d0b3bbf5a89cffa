import type { Archive } from '../../../../shared/aws/archive.ts';
import { put, type Stored, type Write } from '../../../../shared/aws/entity.ts';
import type { Inbox, InboxDoor } from '../../../../shared/aws/inbox.ts';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { readEnvelope, readFiles } from '../../../../shared/standards/mail/read-message.ts';
import { UploadRecord } from '../../data/intake.ts';
import { MailRecord } from '../../data/mail.ts';
import type { Reason, Upload } from '../../domain/intake.ts';
import { MAX_MESSAGE_BYTES, MAX_MESSAGE_FILES } from '../../domain/mail/mail.ts';
import { MAIL_REASONS } from '../../domain/mail/reasons.ts';
import { invoiceRetention } from '../../domain/retention.ts';
import { takeInMail } from './task.ts';

interface Facts {
  readonly from: string;
  readonly subject: string;
  readonly sha256?: string;
  readonly files: readonly { readonly name: string; readonly uploadId: string }[];
  readonly leftOut: number;
  readonly refused?: Reason;
}

/** If it runs twice: message and files are there already, by their content and their key. */
export const useCase = defineCommand(takeInMail, {
  repeat: ({ mailId }) => mailId,
  async gather(
    { mailId, key },
    { inbox, inboxDoor, archive }: { inbox: Inbox; inboxDoor: InboxDoor; archive: Archive },
    { scope, now },
  ): Promise<Facts> {
    const file = await inbox.read(key, MAX_MESSAGE_BYTES);
    if (typeof file === 'string') throw new Error(`${key} was sorted, and is ${file} now`);
    const envelope = await readEnvelope(file.bytes);
    const { from, subject } = typeof envelope === 'string' ? { from: '', subject: '' } : envelope;
    const found = await readFiles(file.bytes);
    const unread = { from, subject, files: [], leftOut: 0 };
    if (typeof found === 'string') return { ...unread, refused: MAIL_REASONS[found] };
    const { files, leftOut } = found;
    if (files.length === 0) return { ...unread, leftOut, refused: MAIL_REASONS['without-file'] };
    if (files.length > MAX_MESSAGE_FILES) return { ...unread, leftOut, refused: MAIL_REASONS['too-many-files'] };
    const hash = sha256(file.bytes);
    await archive.put(scope, hash, file.bytes, { now, until: invoiceRetention(now) });
    const uploads: { name: string; uploadId: string }[] = [];
    for (const [index, { name, bytes }] of files.entries()) {
      const uploadId = `mail-${sha256(`${mailId}\n${index}`).slice(0, 32)}`;
      await inboxDoor.put(scope, uploadId, name, bytes);
      uploads.push({ name, uploadId });
    }
    return { from, subject, sha256: hash, files: uploads, leftOut };
  },
  reads: ({ mailId }, { scope }, { files }) => ({
    subject: MailRecord.key(scope, mailId),
    ...Object.fromEntries(files.map(({ uploadId }) => [uploadId, UploadRecord.key(scope, uploadId)])),
  }),
  decide({ mailId }, { subject, ...uploads }, { scope, now }, { refused, files, ...facts }) {
    const before = uploads as unknown as Readonly<Record<string, Stored<Upload> | undefined>>;
    const state = refused ? ('refused' as const) : ('taken-in' as const);
    const mail = { ...facts, mailId, receivedAt: now, state, files: [...files], ...(refused && { reason: refused }) };
    const arrivals = files.map(({ uploadId, name }) => {
      // The intake may have been faster; it keeps what stands here.
      const known = before[uploadId]?.data ?? { uploadId, name, state: 'awaited' as const, at: now };
      return put(UploadRecord, scope, before[uploadId], { ...known, by: `mail:${facts.from}`, mailId });
    });
    return decided(
      { outcome: state, files: files.length },
      { writes: [put(MailRecord, scope, subject, mail), ...arrivals] as readonly unknown[] as readonly Write[] },
    );
  },
});
