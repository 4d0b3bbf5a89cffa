import type { ArchiveLinks } from '../../../../shared/aws/archive-links.ts';
import { Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery, type Reading } from '../../../../shared/runtime/use-case.ts';
import { booksKey, exportsOf } from '../../data/books.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';
import { listFecExports } from './task.ts';

export const useCase = defineQuery(
  listFecExports,
  async ({ yearId, ...paging }, { scope }, { read, archiveLinks }: Reading & { archiveLinks: ArchiveLinks }) => {
    if (!(await read.get(booksKey(scope)))) return refuse(BooksNotOpen);
    const page = await read.page(exportsOf(scope, yearId), paging);
    if (page instanceof Refusal) return page;
    const items = await Promise.all(
      page.items.map(async ({ data }) => ({ ...data, url: await archiveLinks.sign(scope, data.sha256, data.name) })),
    );
    return { ...page, items };
  },
);
