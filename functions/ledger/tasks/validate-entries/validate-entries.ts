import { create, put, replace, type Stored, unchanged } from '../../../../shared/aws/entity.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, raise } from '../../../../shared/runtime/use-case.ts';
import {
  booksKey,
  chartKey,
  EntryLinkRecord,
  EntryRecord,
  EntryTextRecord,
  SeriesRecord,
  seriesKey,
} from '../../data/books.ts';
import { yearOf } from '../../domain/books.ts';
import { wrongIn } from '../../domain/check-entry.ts';
import type { AnyEntry, DraftEntry } from '../../domain/entry.ts';
import { frameOf } from '../../domain/frame.ts';
import {
  BooksNotOpen,
  EntryChanged,
  EntryIncomplete,
  EntryNotDraft,
  EntryNotFound,
  EntryOfAnother,
} from '../../domain/refusals.ts';
import { number } from '../../domain/series.ts';
import { EntryValidated } from '../../public.ts';
import { validateEntries } from './task.ts';

export const useCase = defineCommand(validateEntries, {
  reads: ({ journal, yearId, entries }, { scope }) => ({
    subject: seriesKey(scope, journal, yearId),
    books: booksKey(scope),
    chart: chartKey(scope),
    ...Object.fromEntries(entries.map(({ entryId }) => [entryId, EntryRecord.key(scope, entryId)])),
  }),
  decide({ journal, yearId, entries }, { subject, books, chart, ...others }, { scope, actor, now, salt }) {
    if (!books) return refuse(BooksNotOpen);
    const found = others as Readonly<Record<string, Stored<AnyEntry> | undefined>>;
    // Parties were known when the draft was written, and an auxiliary account stays.
    const frame = { ...frameOf(books.data, chart?.data, {}, actor), knowsParty: () => true };
    const drafts: DraftEntry[] = [];
    for (const { entryId, version } of entries) {
      const stored = found[entryId];
      if (!stored) return refuse(EntryNotFound, { entry: entryId });
      const entry = stored.data;
      if (entry.state !== 'draft') return refuse(EntryNotDraft, { entry: entryId });
      if (stored.version !== version) return refuse(EntryChanged, { entry: entryId });
      if (entry.journal !== journal || yearOf(books.data, entry.date)?.yearId !== yearId)
        return refuse(EntryOfAnother, { entry: entryId });
      if (entry.missing?.length)
        return refuse(EntryIncomplete, { entry: entryId, missing: entry.missing.map(({ code }) => code).join(', ') });
      const wrong = wrongIn(entry, frame)[0];
      if (wrong) return wrong;
      drafts.push(entry);
    }
    const series = { companyId: scope.companyId, journal, yearId };
    const on = localDate(new Date(now), books.data.timeZone);
    const { head, numbered } = number(drafts, subject?.data, series, { at: now, on, by: actor.id, salt });
    const taken = numbered.map(({ entry, link, salt: own }) => {
      const of = { journal, yearId, number: entry.number };
      const pointer = replace(found[entry.entryId] as Stored<AnyEntry>, {
        state: 'validated' as const,
        entryId: entry.entryId,
        ...of,
      });
      const writes = [
        create(EntryLinkRecord, scope, { ...link, ...of }),
        create(EntryTextRecord, scope, { ...of, salt: own, entry }),
        pointer,
      ];
      return { writes, event: raise(EntryValidated, pointer, entry) };
    });
    return decided(
      {
        entries: numbered.map(({ entry, link }) => ({
          entryId: entry.entryId,
          ...{ journal, yearId, number: entry.number, hash: link.hash },
        })),
      },
      {
        writes: [
          put(SeriesRecord, scope, subject, { journal, yearId, ...head, signed: subject?.data.signed ?? 0 }),
          // No month is closed while its entries are numbered.
          unchanged(books),
          ...taken.flatMap(({ writes }) => writes),
        ] as never,
        events: taken.map(({ event }) => event),
      },
    );
  },
});
