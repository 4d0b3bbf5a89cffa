import type { Archive } from '../../../../shared/aws/archive.ts';
import { create } from '../../../../shared/aws/entity.ts';
import { sha256 } from '../../../../shared/kernel/ids.ts';
import { type Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { decided, defineCommand, type Reading } from '../../../../shared/runtime/use-case.ts';
import { fecName } from '../../../../shared/standards/fec/index.ts';
import { AuxiliaryRecord, booksKey, chartKey, FecExportRecord, seriesKey, textKey } from '../../data/books.ts';
import { inBatches } from '../../data/in-batches.ts';
import { NO_OWN_ACCOUNTS } from '../../domain/chart/chart.ts';
import { partiesOf } from '../../domain/check-entry.ts';
import { type FecExport, fecOf, fecRetention, MAX_FEC_ENTRIES } from '../../domain/fec.ts';
import { BooksNotOpen, FecTooLarge, YearNotFound } from '../../domain/refusals.ts';
import { exportFec } from './task.ts';

type Made = Pick<FecExport, 'name' | 'sha256' | 'size' | 'entries' | 'lines' | 'heads'>;

/** If it runs twice: equal books make equal bytes, which the archive has already. */
export const useCase = defineCommand(exportFec, {
  reads: (_input, { scope, newId }) => ({
    subject: FecExportRecord.key(scope, newId('fec')),
    books: booksKey(scope),
    chart: chartKey(scope),
  }),
  async fetch(
    { yearId },
    { books, chart },
    { read, archive }: Reading & { archive: Archive },
    { scope, now },
  ): Promise<Made | Refusal> {
    if (!books) return refuse(BooksNotOpen);
    const year = books.data.years.find((one) => one.yearId === yearId);
    if (!year) return refuse(YearNotFound, { yearId });
    const series = await inBatches(
      read,
      books.data.journals.map(({ code }) => seriesKey(scope, code, yearId)),
    );
    const heads = series.flatMap((head) => (head ? [head.data] : []));
    const count = heads.reduce((sum, { number }) => sum + number, 0);
    if (count > MAX_FEC_ENTRIES) return refuse(FecTooLarge, { entries: count, most: MAX_FEC_ENTRIES });
    const keys = heads.flatMap(({ journal, number }) =>
      Array.from({ length: number }, (_, place) => textKey(scope, { journal, yearId, number: place + 1 })),
    );
    const entries = (await inBatches(read, keys)).map((text, place) => {
      if (!text) throw new Error(`The entry ${keys[place]?.id} is missing from the records`);
      return text.data.entry;
    });
    const parties = [...new Set(entries.flatMap(({ lines }) => partiesOf(lines)))];
    const names = await inBatches(
      read,
      parties.map((party) => AuxiliaryRecord.key(scope, party)),
    );
    const nameOf = new Map(names.flatMap((found) => (found ? [[found.data.party, found.data.name]] : [])));
    const { bytes, lines } = fecOf(entries, {
      books: books.data,
      yearFrom: year.from,
      own: chart?.data ?? NO_OWN_ACCOUNTS,
      nameOf: (party) => nameOf.get(party) ?? party,
    });
    const hash = sha256(bytes);
    await archive.put(scope, hash, bytes, { now, until: fecRetention(yearId, now) });
    return {
      name: fecName(books.data.siren, yearId),
      ...{ sha256: hash, size: bytes.length, entries: count, lines },
      heads: heads.map(({ journal, number, hash: end }) => ({ journal, number, hash: end })),
    };
  },
  decide({ yearId }, _state, { scope, actor, now, newId }, made) {
    const by = { id: actor.id, name: actor.name };
    const record: FecExport = { exportId: newId('fec'), yearId, ...made, by, at: now };
    return decided(record, { writes: [create(FecExportRecord, scope, record)] });
  },
});
