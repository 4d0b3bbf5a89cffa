import { create } from '../../../../shared/aws/entity.ts';
import type { Inbox } from '../../../../shared/aws/inbox.ts';
import { decided, defineGroupCommand } from '../../../../shared/runtime/use-case.ts';
import { readEnvelope } from '../../../../shared/standards/mail/read-message.ts';
import { MailAddressRecord, UnsortedMailRecord } from '../../data/mail.ts';
import { MAX_MESSAGE_BYTES } from '../../domain/mail/mail.ts';
import { mailIdOf } from '../../domain/mail/mail-id.ts';
import { MAIL_REASONS } from '../../domain/mail/reasons.ts';
import { sortMail } from './task.ts';

const UNREAD = { from: '', subject: '', recipients: [] };

/** S3 may announce a message twice; each is sorted once. */
export const useCase = defineGroupCommand(sortMail, {
  repeat: ({ key, etag = '' }) => `${key}\n${etag}`,
  async gather({ key }, { inbox }: { inbox: Inbox }) {
    const file = await inbox.read(key, MAX_MESSAGE_BYTES);
    if (file === 'gone') throw new Error(`The inbox no longer holds ${key}`);
    if (file === 'too-large') return { ...UNREAD, refused: MAIL_REASONS['too-large'] };
    const envelope = await readEnvelope(file.bytes);
    if (typeof envelope === 'string') return { ...UNREAD, refused: MAIL_REASONS[envelope] };
    const { infected, ...headers } = envelope;
    return infected ? { ...headers, refused: MAIL_REASONS.infected } : headers;
  },
  reads: ({ key, etag = '' }, { scope }, { recipients }) => ({
    subject: UnsortedMailRecord.key(scope, mailIdOf(key, etag)),
    ...Object.fromEntries(recipients.map((address) => [address, MailAddressRecord.key(scope, address)])),
  }),
  decide({ key, etag = '' }, { subject, ...owners }, { scope, now }, { from, subject: title, recipients, ...facts }) {
    const mailId = mailIdOf(key, etag);
    const found = Object.values(owners as Readonly<Record<string, typeof subject>>).flatMap(
      (owner) => (owner?.data as { companyId?: string } | undefined)?.companyId ?? [],
    );
    const [companyId, ...others] = new Set(found);
    const why = companyId === undefined ? 'unknown-recipient' : 'several-companies';
    const reason =
      'refused' in facts ? facts.refused : companyId && others.length === 0 ? undefined : MAIL_REASONS[why];
    const sorted = reason ? { reason } : { companyId };
    const mail = { mailId, key, from, subject: title, recipients: [...recipients], receivedAt: now, ...sorted };
    return decided(
      { outcome: reason ? 'refused' : 'sorted', mailId, ...(!reason && { companyId }) },
      { writes: subject ? [] : [create(UnsortedMailRecord, scope, mail)] },
    );
  },
});
