import { expect, test } from 'vitest';
import { books, draft, storedBooks, storedEntry } from '../../../../test/builders/ledger.ts';
import { contextOf, foreignCursor, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './list-drafts.ts';
import { listDrafts } from './task.ts';

test('drafts by date, each with what keeps it from being validated', async () => {
  const unknown = { ...draft, lines: draft.lines.with(0, { account: '6079999', debit: '100.00' }) };
  const { read, asked } = reading(storedEntry(unknown), storedBooks(books));
  const page = await useCase({ limit: 25 }, contextOf(), { read });
  expect(listDrafts.output.parse(page)).toMatchObject({
    items: [{ entryId: draft.entryId, version: 1, problems: [{ code: 'ledger.account-unknown' }] }],
  });
  expect(asked).toMatchObject([{ index: 'list1', by: 'draft' }]);
  expect(await useCase({ limit: 25 }, contextOf(), foreignCursor)).toMatchObject({
    kind: { code: 'platform.invalid-cursor' },
  });
});
