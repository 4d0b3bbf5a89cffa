import type { ArchiveLinks } from '../../../../shared/aws/archive-links.ts';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { mails } from '../../data/mail.ts';
import { listMails } from './task.ts';

export const useCase = defineQuery(
  listMails,
  async (paging, { scope }, { archiveLinks, read }: { archiveLinks: ArchiveLinks } & Reading) => {
    const page = await read.page(mails(scope), paging);
    if (page instanceof Refusal) return page;
    const items = page.items.map(async ({ data }) => ({
      ...data,
      ...(data.sha256 && { document: { url: await archiveLinks.sign(scope, data.sha256, 'message.eml') } }),
    }));
    return { ...page, items: await Promise.all(items) };
  },
);
