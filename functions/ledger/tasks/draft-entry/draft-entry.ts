import { create } from '../../../../shared/aws/entity.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { auxiliaryKeys, booksKey, chartKey, EntryRecord } from '../../data/books.ts';
import { wrongIn } from '../../domain/check-entry.ts';
import type { DraftEntry } from '../../domain/entry.ts';
import { frameOf } from '../../domain/frame.ts';
import { BooksNotOpen } from '../../domain/refusals.ts';
import { draftEntry } from './task.ts';

export const useCase = defineCommand(draftEntry, {
  reads: ({ lines }, { scope, newId }) => ({
    subject: EntryRecord.key(scope, newId('ent')),
    books: booksKey(scope),
    chart: chartKey(scope),
    ...auxiliaryKeys(scope, lines),
  }),
  decide(content, { books, chart, ...auxiliaries }, { scope, actor, now, newId }) {
    if (!books) return refuse(BooksNotOpen);
    const wrong = wrongIn(content, frameOf(books.data, chart?.data, auxiliaries, actor))[0];
    if (wrong) return wrong;
    const draft: DraftEntry = { state: 'draft', entryId: newId('ent'), ...content, by: actor.id, at: now };
    return decided(draft, { writes: [create(EntryRecord, scope, draft)] });
  },
});
