import * as z from 'zod';
import { defineEntity, type Key } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { sortableName } from '../../../shared/kernel/text.ts';
import { Movements } from '../domain/balances.ts';
import { Books } from '../domain/books.ts';
import { OwnChart } from '../domain/chart/chart.ts';
import { partiesOf } from '../domain/check-entry.ts';
import { AnyEntry, Auxiliary, type EntryLine, type EntryNumber, ValidatedEntry } from '../domain/entry.ts';
import { FecExport } from '../domain/fec.ts';
import { LedgerLine } from '../domain/ledger-line.ts';
import { PostingRules } from '../domain/posting/rules.ts';

/*
 * Access patterns
 * | who asks                                       | how                                                            |
 * | the frame of the books, own accounts, rules    | their keys: one of each in a company                           |
 * | auxiliary accounts by name                     | list1 = all                                                    |
 * | an entry by its id                             | its key; a draft holds all of it, a validated one its number   |
 * | drafts by date                                 | list1 = draft                                                  |
 * | where a series ends                            | SeriesRecord.key(scope, journal#year)                          |
 * | series that go on beyond their last checkpoint | the sparse index of what is unfinished                         |
 * | entry n of a series: its link, what it says    | EntryLinkRecord, EntryTextRecord by journal#year#n, records    |
 * | what was posted on a day or in a month         | MovementsRecord.key(scope, day or month)                       |
 * | the lines of an account, or of a party, by date | list1 = account, list2 = party                                |
 * | FEC exports of a year, newest first            | list1 = year                                                   |
 */

export const BooksRecord = defineEntity({ kind: 'books', schema: Books, id: () => 'books' });
export const booksKey = (scope: Scope): Key<Books> => BooksRecord.key(scope, 'books');

export const OwnChartRecord = defineEntity({ kind: 'own-chart', schema: OwnChart, id: () => 'own' });
export const chartKey = (scope: Scope): Key<OwnChart> => OwnChartRecord.key(scope, 'own');

export const PostingRulesRecord = defineEntity({ kind: 'posting-rules', schema: PostingRules, id: () => 'purchases' });
export const rulesKey = (scope: Scope): Key<PostingRules> => PostingRulesRecord.key(scope, 'purchases');

export const AuxiliaryRecord = defineEntity({
  kind: 'auxiliary',
  schema: Auxiliary,
  id: ({ party }) => party,
  lists: ({ party, name }) => ({ list1: { by: 'all', sort: `${sortableName(name)}#${party}` } }),
});
export const auxiliaries = (scope: Scope): ListQuery<Auxiliary> => ({
  entity: AuxiliaryRecord,
  scope,
  index: 'list1',
  by: 'all',
});
/** The auxiliary accounts that lines name, to be read with what else a command reads. */
export const auxiliaryKeys = (scope: Scope, lines: readonly EntryLine[]): Record<string, Key<Auxiliary>> =>
  Object.fromEntries(partiesOf(lines).map((party) => [party, AuxiliaryRecord.key(scope, party)]));

export const EntryRecord = defineEntity({
  kind: 'entry',
  schema: AnyEntry,
  id: ({ entryId }) => entryId,
  lists: (entry) => (entry.state === 'draft' ? { list1: { by: 'draft', sort: `${entry.date}#${entry.entryId}` } } : {}),
});
export const drafts = (scope: Scope): ListQuery<AnyEntry> => ({
  entity: EntryRecord,
  scope,
  index: 'list1',
  by: 'draft',
});

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const inSeries = { journal: z.string(), yearId: z.string(), number: z.number().int() };
const seriesId = ({ journal, yearId }: { journal: string; yearId: string }) => `${journal}#${yearId}`;
const numberId = (entry: EntryNumber) => `${seriesId(entry)}#${entry.number}`;

export const SERIES_KIND = 'series';
export const SeriesRecord = defineEntity({
  kind: SERIES_KIND,
  schema: z.object({
    ...inSeries,
    hash: Hash,
    at: z.string(),
    /** The number of its last checkpoint. */
    signed: z.number().int().default(0),
  }),
  id: seriesId,
  unfinishedSince: ({ number, signed, at }) => (number > signed ? at : undefined),
});
export const seriesKey = (scope: Scope, journal: string, yearId: string) =>
  SeriesRecord.key(scope, seriesId({ journal, yearId }));

export const EntryLinkRecord = defineEntity({
  kind: 'entry-link',
  table: 'records',
  schema: z.object({ ...inSeries, contentHash: Hash, previousHash: Hash, hash: Hash }),
  id: numberId,
});
export const EntryTextRecord = defineEntity({
  kind: 'entry-text',
  table: 'records',
  schema: z.object({ ...inSeries, salt: z.string(), entry: ValidatedEntry }),
  id: numberId,
});
export const linkKey = (scope: Scope, number: EntryNumber) => EntryLinkRecord.key(scope, numberId(number));
export const textKey = (scope: Scope, number: EntryNumber) => EntryTextRecord.key(scope, numberId(number));

export const MovementsRecord = defineEntity({ kind: 'movements', schema: Movements, id: ({ period }) => period });

export const LedgerLineRecord = defineEntity({
  kind: 'ledger-line',
  schema: LedgerLine,
  id: (line) => `${numberId(line)}#${line.line}`,
  lists: ({ account, party, date, journal, number, line }) => {
    const sort = `${date}#${journal}#${String(number).padStart(9, '0')}#${String(line).padStart(3, '0')}`;
    return { list1: { by: account, sort }, ...(party && { list2: { by: party, sort } }) };
  },
});
export const linesOfAccount = (scope: Scope, account: string): ListQuery<LedgerLine> => ({
  entity: LedgerLineRecord,
  scope,
  index: 'list1',
  by: account,
});
export const linesOfParty = (scope: Scope, party: string): ListQuery<LedgerLine> => ({
  entity: LedgerLineRecord,
  scope,
  index: 'list2',
  by: party,
});

export const FecExportRecord = defineEntity({
  kind: 'fec-export',
  schema: FecExport,
  id: ({ exportId }) => exportId,
  lists: ({ yearId, at, exportId }) => ({ list1: { by: yearId, sort: `${at}#${exportId}` } }),
});
export const exportsOf = (scope: Scope, yearId: string): ListQuery<FecExport> => ({
  entity: FecExportRecord,
  scope,
  newestFirst: true,
  index: 'list1',
  by: yearId,
});
