import { put } from '../../../../shared/aws/entity.ts';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { booksKey, chartKey, EntryRecord, textKey } from '../../data/books.ts';
import { wrongIn } from '../../domain/check-entry.ts';
import { type DraftEntry, reversed } from '../../domain/entry.ts';
import { frameOf } from '../../domain/frame.ts';
import { AlreadyReversed, BooksNotOpen, EntryNotFound } from '../../domain/refusals.ts';
import { reverseEntry } from './task.ts';

/** An entry has one reversal: its id follows from the entry. One that was thrown away may be drafted again. */
const reversalId = (journal: string, yearId: string, number: number): string =>
  derivedId('ent', 'reversal', journal, yearId, String(number));

export const useCase = defineCommand(reverseEntry, {
  reads: ({ journal, yearId, entryNumber: number }, { scope }) => ({
    subject: EntryRecord.key(scope, reversalId(journal, yearId, number)),
    text: textKey(scope, { journal, yearId, number }),
    books: booksKey(scope),
    chart: chartKey(scope),
  }),
  decide({ journal, yearId, entryNumber: number, date }, { subject, text, books, chart }, { scope, actor, now }) {
    if (!books) return refuse(BooksNotOpen);
    if (!text) return refuse(EntryNotFound, { entry: `${journal} ${number}` });
    if (subject && subject.data.state !== 'discarded') return refuse(AlreadyReversed, { entry: subject.data.entryId });
    const { piece, label, lines } = text.data.entry;
    const draft: DraftEntry = {
      state: 'draft',
      entryId: reversalId(journal, yearId, number),
      ...{ journal, date, piece, label: `Contrepassation ${journal} ${number} - ${label}`.slice(0, 200) },
      lines: reversed(lines),
      reverses: { journal, yearId, number },
      by: actor.id,
      at: now,
    };
    const wrong = wrongIn(draft, { ...frameOf(books.data, chart?.data, {}, actor), knowsParty: () => true })[0];
    if (wrong) return wrong;
    return decided(draft, { writes: [put(EntryRecord, scope, subject, draft)] });
  },
});
