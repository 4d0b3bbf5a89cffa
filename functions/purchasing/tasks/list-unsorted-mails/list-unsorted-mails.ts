import { Refusal } from '../../../../shared/kernel/refusal.ts';
import type { GroupScope } from '../../../../shared/kernel/scope.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { unsortedMails } from '../../data/mail.ts';
import { listUnsortedMails } from './task.ts';

export const useCase = defineQuery<typeof listUnsortedMails, Reading, GroupScope>(
  listUnsortedMails,
  async (paging, { scope }, { read }) => {
    const page = await read.page(unsortedMails(scope), paging);
    return page instanceof Refusal ? page : { ...page, items: page.items.map(({ data }) => data) };
  },
);
