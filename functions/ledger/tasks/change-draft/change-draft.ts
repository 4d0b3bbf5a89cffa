import { replace } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { auxiliaryKeys, booksKey, chartKey, EntryRecord } from '../../data/books.ts';
import { wrongIn } from '../../domain/check-entry.ts';
import { frameOf } from '../../domain/frame.ts';
import { BooksNotOpen, EntryNotDraft, EntryNotFound } from '../../domain/refusals.ts';
import { changeDraft } from './task.ts';

export const useCase = defineCommand(changeDraft, {
  reads: ({ entryId, lines }, { scope }) => ({
    subject: EntryRecord.key(scope, entryId),
    books: booksKey(scope),
    chart: chartKey(scope),
    ...auxiliaryKeys(scope, lines),
  }),
  decide({ entryId, ...content }, { subject, books, chart, ...auxiliaries }, { actor, now }) {
    if (!books) return refuse(BooksNotOpen);
    if (!subject) return refuse(EntryNotFound, { entry: entryId });
    if (subject.data.state !== 'draft') return refuse(EntryNotDraft, { entry: entryId });
    const wrong = wrongIn(content, frameOf(books.data, chart?.data, auxiliaries, actor))[0];
    if (wrong) return wrong;
    const { missing: _, ...before } = subject.data;
    const draft = { ...before, ...content, by: actor.id, at: now };
    return decided(draft, { writes: [replace(subject, draft)] });
  },
});
