import {
  AuxiliaryRecord,
  BooksRecord,
  EntryLinkRecord,
  EntryRecord,
  EntryTextRecord,
  OwnChartRecord,
  SeriesRecord,
} from '../../functions/ledger/data/books.ts';
import type { Books } from '../../functions/ledger/domain/books.ts';
import { FIRST_JOURNALS } from '../../functions/ledger/domain/books.ts';
import { NO_OWN_ACCOUNTS, type OwnAccount } from '../../functions/ledger/domain/chart/chart.ts';
import type { AnyEntry, DraftEntry, EntryLine } from '../../functions/ledger/domain/entry.ts';
import { number } from '../../functions/ledger/domain/series.ts';
import { NOW, stored } from './use-case.ts';

export const partyId = 'pty_7a0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e';
export const entryId = 'ent_2d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e';
export const yearId = '2026-12-31';

export const books: Books = {
  booksId: 'books',
  siren: '000100016',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  journals: [...FIRST_JOURNALS],
  years: [{ yearId, from: '2026-01-01' }],
};

/** A purchase of 100.00 at 20 %. */
export const purchaseLines: EntryLine[] = [
  { account: '607', debit: '100.00' },
  { account: '44566', debit: '20.00' },
  { account: '401', credit: '120.00', party: partyId },
];

export const content = {
  journal: 'AC',
  date: '2026-11-20',
  piece: { ref: 'A-1', date: '2026-11-20' },
  label: 'Facture A-1',
  lines: purchaseLines,
};

export const draft: DraftEntry = { state: 'draft', entryId, ...content, by: 'user_camille', at: NOW };

export const frame = { books, own: NO_OWN_ACCOUNTS, knowsParty: () => true, accountant: true };

export const storedBooks = (data: Books) => stored(BooksRecord, data);
export const storedChart = (accounts: OwnAccount[]) => stored(OwnChartRecord, { chartId: 'own', accounts });
export const storedEntry = (data: AnyEntry) => stored(EntryRecord, data);
export const storedAuxiliary = stored(AuxiliaryRecord, { party: partyId, name: 'Verrerie du Rhône' });

/** The purchase, validated as number 1 of its journal: the head, the link and the content. */
export function seriesOfOne() {
  const series = { journal: 'AC', yearId };
  const how = { at: NOW, on: '2026-11-24', by: 'user_camille', salt: () => '5a' };
  const { head, numbered } = number([draft], undefined, { companyId: 'brumaire', ...series }, how);
  const [{ entry, link, salt }] = numbered as [(typeof numbered)[0]];
  return {
    head: stored(SeriesRecord, { ...series, ...head, signed: 0 }),
    records: [
      stored(EntryLinkRecord, { ...series, ...link }),
      stored(EntryTextRecord, { ...series, number: 1, salt, entry }),
    ] as const,
  };
}
