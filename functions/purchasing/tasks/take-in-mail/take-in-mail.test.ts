import { expect, test } from 'vitest';
import type { Archive } from '../../../../shared/aws/archive.ts';
import type { Inbox, InboxDoor } from '../../../../shared/aws/inbox.ts';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import { mailId, message } from '../../../../test/builders/mail.ts';
import { contextOf, decided, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { UploadRecord } from '../../data/intake.ts';
import { useCase } from './take-in-mail.ts';
import { takeInMail } from './task.ts';

const input = { mailId, key: 'mail/1' };
const pdf = { name: 'facture.pdf', type: 'application/pdf', content: '%PDF-1.7' };
const uploadId = `mail-${sha256(`${mailId}\n0`).slice(0, 32)}`;

async function take(file: Buffer, state = {}) {
  const put: unknown[] = [];
  const kept: unknown[] = [];
  const services = {
    inbox: { read: async () => ({ bytes: file, size: file.length }) } as unknown as Inbox,
    inboxDoor: { put: async (_: unknown, ...what: unknown[]) => put.push(what) } as unknown as InboxDoor,
    archive: { put: async (_: unknown, ...what: unknown[]) => kept.push(what) } as unknown as Archive,
    ...reading(),
  };
  const facts = await useCase.gather?.(input, services, contextOf());
  return { ...decided(takeInMail, useCase, { input, facts, state }), put, kept };
}

test('the message is kept, each file goes into the inbox under an upload of its own', async () => {
  const mail = message({ files: [pdf] });
  const { output, writes, put, kept } = await take(mail);
  expect(output).toEqual({ outcome: 'taken-in', files: 1 });
  expect(put).toEqual([[uploadId, 'facture.pdf', new Uint8Array(Buffer.from('%PDF-1.7'))]]);
  expect(kept).toEqual([[sha256(mail), mail, { now: NOW, until: '2037-11-24T09:30:00.000Z' }]]);
  const by = 'mail:compta@verrerie.example';
  expect(writes).toEqual([
    {
      type: 'create',
      kind: 'mail',
      data: {
        mailId,
        from: 'compta@verrerie.example',
        subject: 'Votre facture',
        receivedAt: NOW,
        sha256: sha256(mail),
        state: 'taken-in',
        files: [{ name: 'facture.pdf', uploadId }],
        leftOut: 0,
      },
    },
    { type: 'create', kind: 'upload', data: { uploadId, name: 'facture.pdf', state: 'awaited', at: NOW, by, mailId } },
  ]);
});

test('a file whose intake was faster keeps what stands there', async () => {
  const known = { uploadId, name: 'facture.pdf', state: 'taken-in' as const, at: NOW };
  const { writes } = await take(message({ files: [pdf] }), { [uploadId]: stored(UploadRecord, known) });
  expect(writes[1]).toMatchObject({ type: 'replace', data: { state: 'taken-in', mailId } });
});

test.each([
  ['no file', message(), 'mail-without-file'],
  ['only a signature', message({ files: [{ ...pdf, type: 'application/pkcs7-signature' }] }), 'mail-without-file'],
  ['a thousand files', message({ files: Array.from({ length: 1000 }, () => pdf) }), 'mail-too-many-files'],
])('a message with %s is refused, and puts nothing into the inbox', async (_, mail, code) => {
  const { output, writes, put } = await take(mail);
  expect(output).toEqual({ outcome: 'refused', files: 0 });
  expect(writes).toHaveLength(1);
  expect(writes[0]?.data).toMatchObject({ state: 'refused', reason: { code }, from: 'compta@verrerie.example' });
  expect(put).toEqual([]);
});

test('each message is taken in once', () => {
  expect(useCase.repeat?.(input)).toBe(mailId);
});
