import * as z from 'zod';
import { Instant, LocalDate } from '../../../../shared/kernel/dates.ts';
import { MoneyText } from '../../../../shared/kernel/money.ts';
import { Percentage } from '../exact.ts';
import { Account, CostCentre } from '../settings.ts';

export const ItemKey = z
  .string()
  .min(1)
  .max(80)
  .meta({ examples: ['line:1'], description: 'A line of the invoice (`line:1`), or what it holds beside its lines.' });

/** What a coder decides of an item, or of a part of it. */
export const CodingRow = z
  .strictObject({
    item: ItemKey,
    /** Of several rows of one item: its part without VAT. The only row of an item takes all of it. */
    amount: z
      .string()
      .regex(/^-?\d{1,15}(\.\d{1,4})?$/)
      .optional(),
    account: Account,
    costCentre: CostCentre.optional(),
    /** How much of its VAT may be deducted: a code of the list that `get-invoice-coding` answers. */
    deduction: z.string().max(40).default('full'),
    /** What the cost is for, first and last day: it is spread over the months of that time. */
    period: z.strictObject({ from: LocalDate, to: LocalDate }).optional(),
  })
  .meta({ id: 'CodingRow' });
export type CodingRow = z.infer<typeof CodingRow>;

/** A row as it is kept, to the minor unit. `cost` is `net` and the VAT that may not be deducted. */
export const CodedRow = z
  .object({
    item: ItemKey,
    account: Account,
    costCentre: CostCentre.optional(),
    net: MoneyText,
    vat: MoneyText,
    vatCategory: z.string(),
    vatRate: z.string(),
    deduction: z.string(),
    /** In percent, of the rule in force on the date of the invoice. */
    deductible: Percentage,
    deductibleVat: MoneyText,
    cost: MoneyText,
    /** A fixed asset: an account of class 2. */
    asset: z.boolean(),
    /** The cost by calendar month, by days. */
    spread: z
      .object({ from: LocalDate, to: LocalDate, months: z.array(z.object({ month: z.string(), cost: MoneyText })) })
      .optional(),
  })
  .meta({ id: 'CodedRow' });
export type CodedRow = z.infer<typeof CodedRow>;

const WARNINGS = ['asset-small', 'asset-perhaps', 'gift-large'] as const;

/** What a coder should look at again; it stops nothing. */
export const CodingWarning = z
  .object({ item: ItemKey, code: z.enum(WARNINGS), fr: z.string(), en: z.string() })
  .meta({ id: 'CodingWarning' });
export type CodingWarning = z.infer<typeof CodingWarning>;

/** To which accounts an invoice goes, and who said so. */
export const Coding = z
  .object({
    rows: z.array(CodedRow),
    warnings: z.array(CodingWarning),
    by: z.string(),
    name: z.string(),
    at: Instant,
    /** The version of the company's settings it was coded by. */
    settings: LocalDate,
    /** The coder has answered that it is done: from then on it stands. */
    confirmed: z.boolean(),
  })
  .meta({ id: 'InvoiceCoding' });
export type Coding = z.infer<typeof Coding>;
