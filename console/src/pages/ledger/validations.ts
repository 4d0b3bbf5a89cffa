import type { Books, Entry } from '../../api/ledger.ts';

/** What one request validates at most (ledger.validate-entries). */
const MOST = 25;

export interface Validation {
  readonly journal: string;
  readonly yearId: string;
  readonly entries: { entryId: string; version: number }[];
}

/** The requests that validate these drafts: one journal of one year each, in the order of dates, as their numbers will be. */
export function validationsOf(drafts: readonly Entry[], { years }: Pick<Books, 'years'>): Validation[] {
  const made: Validation[] = [];
  for (const { entryId, version = 0, journal, date } of drafts.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const yearId = years.find((year) => year.from <= date && date <= year.yearId)?.yearId ?? '';
    const open = made.findLast((one) => one.journal === journal && one.yearId === yearId);
    if (open && open.entries.length < MOST) open.entries.push({ entryId, version });
    else made.push({ journal, yearId, entries: [{ entryId, version }] });
  }
  return made;
}
