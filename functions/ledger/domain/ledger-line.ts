import * as z from 'zod';
import { LocalDate } from '../../../shared/kernel/dates.ts';
import { EntryId, EntryNumber, type ValidatedEntry } from './entry.ts';

/** A line of a validated entry, as the general ledger shows it. */
export const LedgerLine = z
  .object({
    ...EntryNumber.shape,
    /** Its place in the entry, from 1. */
    line: z.number().int(),
    entryId: EntryId,
    date: LocalDate,
    account: z.string(),
    party: z.string().optional(),
    label: z.string(),
    piece: z.object({ ref: z.string(), date: LocalDate }),
    debit: z.string().optional(),
    credit: z.string().optional(),
  })
  .meta({ id: 'LedgerLine' });
export type LedgerLine = z.infer<typeof LedgerLine>;

export function ledgerLines(entry: ValidatedEntry): LedgerLine[] {
  const { journal, yearId, number, entryId, date, piece } = entry;
  return entry.lines.map(({ account, party, label, debit, credit }, place) => ({
    ...{ journal, yearId, number, line: place + 1, entryId, date, account, piece, label: label ?? entry.label },
    ...(party && { party }),
    ...(debit !== undefined ? { debit } : { credit }),
  }));
}
