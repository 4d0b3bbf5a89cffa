import * as z from 'zod';
import { Instant, LocalDate } from '../../../shared/kernel/dates.ts';
import { MoneyText, parseMoney } from '../../../shared/kernel/money.ts';
import { JournalCode, YearId } from './books.ts';
import { AccountNumber } from './chart/chart.ts';

/** An entry and the projection of its lines are one transaction of at most a hundred items each. */
export const MAX_LINES = 80;

export const EntryId = z
  .string()
  .regex(/^ent_[0-9a-f-]{36}$/)
  .meta({ examples: ['ent_2d1c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e'] });

/** In the currency of the books; the side says the sign. */
const Amount = z
  .string()
  .regex(/^(?!0+(\.0+)?$)\d{1,13}(\.\d{1,2})?$/)
  .meta({ examples: ['1200.00'], description: 'Above zero, at most two decimals.' });

const Rate = z.string().regex(/^\d{1,2}(\.\d{1,2})?$/);

/** Categories of UNTDID 5305 as EN 16931 uses them, with the rate in percent. */
export const VatCode = z.strictObject({ category: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M']), rate: Rate });

export const EntryLine = z
  .strictObject({
    account: AccountNumber,
    /** The auxiliary account: a party by its id. Only on accounts of class 4. */
    party: z.string().min(1).max(80).optional(),
    /** Of the line, where it says more than that of the entry. */
    label: z.string().trim().min(1).max(200).optional(),
    /** Exactly one of the two. */
    debit: Amount.optional(),
    credit: Amount.optional(),
    vat: VatCode.optional(),
    costCentre: z.string().max(20).optional(),
    /** What was agreed in another currency. */
    foreign: MoneyText.optional(),
  })
  .meta({ id: 'EntryLine' });
export type EntryLine = z.infer<typeof EntryLine>;

/** What a person keys, or a rule makes. */
export const entryContent = {
  journal: JournalCode,
  date: LocalDate,
  /** The voucher: its reference and date. */
  piece: z.strictObject({ ref: z.string().trim().min(1).max(100), date: LocalDate }),
  label: z.string().trim().min(1).max(200),
  lines: z.array(EntryLine).min(2).max(MAX_LINES),
};
export const EntryContent = z.strictObject(entryContent);
export type EntryContent = z.infer<typeof EntryContent>;

/** An entry by its number, for ever. */
export const EntryNumber = z
  .object({ journal: JournalCode, yearId: YearId, number: z.number().int().positive() })
  .meta({ id: 'EntryNumber' });
export type EntryNumber = z.infer<typeof EntryNumber>;

/** What an entry was made from. */
const Source = z.object({
  kind: z.literal('supplier-invoice'),
  invoiceId: z.string(),
  intakeId: z.string(),
  /** The version of the posting rules. */
  rules: LocalDate,
});

/** Why a rule could not make the whole entry: what a person must settle by changing the draft. */
export const Missing = z.object({ code: z.string(), fr: z.string(), en: z.string() }).meta({ id: 'EntryMissing' });
export type Missing = z.infer<typeof Missing>;

const origin = { source: Source.optional(), reverses: EntryNumber.optional() };

/** Still in the brouillard: without a number, to be changed or thrown away; in no report of the books and not in the FEC. */
export const DraftEntry = z
  .object({
    state: z.literal('draft'),
    entryId: EntryId,
    ...entryContent,
    /** A rule that lacked something may have made none. */
    lines: z.array(EntryLine).max(MAX_LINES),
    ...origin,
    missing: z.array(Missing).optional(),
    by: z.string(),
    at: Instant,
  })
  .meta({ id: 'DraftEntry' });
export type DraftEntry = z.infer<typeof DraftEntry>;

/** Where a draft went: its number, or nowhere. */
const EndedDraft = z.discriminatedUnion('state', [
  z.object({ state: z.literal('validated'), entryId: EntryId, ...EntryNumber.shape }),
  z.object({ state: z.literal('discarded'), entryId: EntryId, by: z.string(), at: Instant }),
]);

/** The record of an entry, whatever became of it. */
export const AnyEntry = z.union([DraftEntry, EndedDraft]);
export type AnyEntry = z.infer<typeof AnyEntry>;

/** The auxiliary account of a party; the books name it by its id, and a person by this. */
export const Auxiliary = z.object({ party: z.string(), name: z.string() }).meta({ id: 'Auxiliary' });
export type Auxiliary = z.infer<typeof Auxiliary>;

/** What is hashed, as it stands in the books for ever. Persons are named by their ids only. */
export const ValidatedEntry = z
  .object({
    ...EntryNumber.shape,
    entryId: EntryId,
    date: LocalDate,
    piece: entryContent.piece,
    label: z.string(),
    lines: z.array(EntryLine),
    ...origin,
    /** The day in the zone of the books, and the moment, at which it was validated. */
    validatedOn: LocalDate,
    validatedAt: Instant,
    by: z.string(),
  })
  .meta({ id: 'ValidatedEntry' });
export type ValidatedEntry = z.infer<typeof ValidatedEntry>;

/** An entry as it is answered: a draft with what is still wrong in it, or a validated one with its number and hash. */
export const Entry = z
  .object({
    state: z.enum(['draft', 'validated']),
    entryId: EntryId,
    journal: JournalCode,
    date: LocalDate,
    piece: entryContent.piece,
    label: z.string(),
    lines: z.array(EntryLine),
    ...origin,
    missing: z.array(Missing).optional(),
    problems: z.array(Missing).optional(),
    yearId: YearId.optional(),
    number: z.number().int().optional(),
    validatedOn: LocalDate.optional(),
    validatedAt: Instant.optional(),
    hash: z.string().optional(),
    by: z.string(),
    at: Instant.optional(),
    version: z.number().int().optional(),
  })
  .meta({ id: 'Entry' });

/** Cents: debit above zero, credit below; undefined for a line with neither or both. */
export function signed({ debit, credit }: Pick<EntryLine, 'debit' | 'credit'>): bigint | undefined {
  if ((debit === undefined) === (credit === undefined)) return undefined;
  const minor = parseMoney(debit ?? credit ?? '', 'EUR')?.minor;
  return minor === undefined ? undefined : debit === undefined ? -minor : minor;
}

/** Of all lines, in cents. */
export function totals(lines: readonly EntryLine[]): { debit: bigint; credit: bigint } {
  let debit = 0n;
  let credit = 0n;
  for (const line of lines) {
    const amount = signed(line) ?? 0n;
    if (amount > 0n) debit += amount;
    else credit -= amount;
  }
  return { debit, credit };
}

/** The same lines on the other side: what a reversal is. */
export function reversed(lines: readonly EntryLine[]): EntryLine[] {
  return lines.map(({ debit, credit, ...line }) => ({
    ...line,
    ...(debit !== undefined && { credit: debit }),
    ...(credit !== undefined && { debit: credit }),
  }));
}
