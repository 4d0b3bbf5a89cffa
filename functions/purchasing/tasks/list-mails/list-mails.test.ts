import { expect, test } from 'vitest';
import type { ArchiveLinks } from '../../../../shared/aws/archive-links.ts';
import { mailId } from '../../../../test/builders/mail.ts';
import { contextOf, NOW, reading, stored } from '../../../../test/builders/use-case.ts';
import { MailRecord } from '../../data/mail.ts';
import { useCase } from './list-mails.ts';

const mail = {
  mailId,
  from: 'a@b.example',
  subject: 's',
  receivedAt: NOW,
  state: 'refused' as const,
  files: [],
  leftOut: 0,
};
const archiveLinks = {
  sign: async (_: unknown, hash: string) => `https://documents.example/${hash}`,
} as unknown as ArchiveLinks;

test('messages newest first, each with the address of what was received, when it was kept', async () => {
  const kept = { ...mail, state: 'taken-in' as const, sha256: 'a'.repeat(64) };
  const { read, asked } = reading(stored(MailRecord, mail), stored(MailRecord, kept));
  const page = await useCase({ limit: 25 }, contextOf(), { archiveLinks, read });
  expect(page).toMatchObject({
    items: [mail, { ...kept, document: { url: `https://documents.example/${kept.sha256}` } }],
  });
  expect(asked).toEqual([{ index: 'list1', by: 'all', newestFirst: true, scope: 'brumaire', paging: { limit: 25 } }]);
});
