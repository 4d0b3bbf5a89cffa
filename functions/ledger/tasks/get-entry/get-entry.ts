import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { booksKey, chartKey, EntryRecord, linkKey, textKey } from '../../data/books.ts';
import { inBooks } from '../../domain/answer.ts';
import { problemsOf } from '../../domain/frame.ts';
import { EntryNotFound } from '../../domain/refusals.ts';
import { getEntry } from './task.ts';

export const useCase = defineQuery(getEntry, async ({ entryId }, { scope, actor }, { read }) => {
  const [stored, books, chart] = await read.getAll([EntryRecord.key(scope, entryId), booksKey(scope), chartKey(scope)]);
  if (!stored || stored.data.state === 'discarded') return refuse(EntryNotFound, { entry: entryId });
  const { data, version } = stored;
  if (data.state === 'draft') return { ...data, problems: problemsOf(data, books?.data, chart?.data, actor), version };
  const [text, link] = await read.getAll([textKey(scope, data), linkKey(scope, data)]);
  if (!text || !link) throw new Error(`The entry ${data.journal} ${data.number} is missing from the records`);
  return inBooks(text.data.entry, link.data.hash);
});
