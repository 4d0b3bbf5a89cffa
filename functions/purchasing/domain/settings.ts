import * as z from 'zod';
import { Instant, LocalDate } from '../../../shared/kernel/dates.ts';
import { Percentage } from './exact.ts';

/** How far an invoice may differ from its order, and a delivery from what was ordered, before a person must look. */
export const Tolerances = z
  .strictObject({
    /** Percent of the quantity received that may be invoiced above it. */
    quantity: Percentage,
    /** Percent of the order's unit price. */
    price: Percentage,
    /** Of a line, in the currency of the invoice: a price difference that costs no more than this is let through. */
    amount: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/),
    /** Percent of the quantity ordered that may be delivered above it. */
    overDelivery: Percentage,
  })
  .meta({ id: 'Tolerances' });
export type Tolerances = z.infer<typeof Tolerances>;

/** Nothing above what was agreed, until a company says otherwise. */
const STRICT: Tolerances = { quantity: '0', price: '0', amount: '0', overDelivery: '0' };

export const Account = z
  .string()
  .regex(/^[26]\d{2,9}$/)
  .meta({ examples: ['6061'], description: 'An account of class 2 (fixed assets) or 6 (expenses) of the PCG.' });
export const CostCentre = z.string().regex(/^[A-Za-z0-9._-]{1,20}$/);

/** A supplier by its SIREN, or by the VAT number of one without. */
export const SupplierKey = z
  .string()
  .regex(/^[0-9A-Z+*.]{4,20}$/)
  .meta({ examples: ['000100016'] });

/** "Of this supplier, at this rate, with these words: to that account." The first rule that fits is proposed. */
export const CodingRule = z
  .strictObject({
    /** Its SIREN, or the VAT number of one without; every supplier when left out. */
    supplier: SupplierKey.optional(),
    vatRate: Percentage.optional(),
    /** Words that the item's name or description holds, whatever their case and accents. */
    words: z.string().min(2).max(80).optional(),
    account: Account,
    costCentre: CostCentre.optional(),
    /** A code of the list of deduction rules. */
    deduction: z.string().max(40).optional(),
  })
  .meta({ id: 'CodingRule' });
export type CodingRule = z.infer<typeof CodingRule>;

const content = {
  tolerances: Tolerances,
  costCentres: z.array(z.strictObject({ code: CostCentre, name: z.string().min(1).max(80) })).max(200),
  rules: z.array(CodingRule).max(200),
};

export const SettingsInForce = z.object({ validFrom: LocalDate, ...content }).meta({ id: 'PurchasingSettingsInForce' });
export type SettingsInForce = z.infer<typeof SettingsInForce>;

/**
 * What a company decides about matching and coding, by date: a document is judged by the version in force on its own date,
 * and keeps the date of that version.
 */
export const PurchasingSettings = z
  .object({
    settingsId: z.literal('purchasing'),
    /** Newest first. */
    versions: z.array(SettingsInForce.extend({ by: z.object({ id: z.string(), name: z.string() }), at: Instant })),
  })
  .meta({ id: 'PurchasingSettings' });
export type PurchasingSettings = z.infer<typeof PurchasingSettings>;

export const settingsContent = { validFrom: LocalDate, ...content };

export const NO_SETTINGS: PurchasingSettings = { settingsId: 'purchasing', versions: [] };

/** Half of what a record may hold. */
const MAX_CHARACTERS = 200_000;

/**
 * The settings with one version more; one of the same day takes the place of the one before. The oldest go when there is no
 * more room for them: the command records still hold them.
 */
export function withVersion(
  settings: PurchasingSettings | undefined,
  version: PurchasingSettings['versions'][number],
): PurchasingSettings {
  const others = (settings?.versions ?? []).filter(({ validFrom }) => validFrom !== version.validFrom);
  const versions = [...others, version].sort((a, b) => b.validFrom.localeCompare(a.validFrom));
  while (versions.length > 1 && JSON.stringify(versions).length > MAX_CHARACTERS) versions.pop();
  return { settingsId: 'purchasing', versions };
}

/** The version in force on a day; before the first one: strict, without cost centres or rules. */
export function settingsOn(settings: PurchasingSettings | undefined, date: string): SettingsInForce {
  const found = settings?.versions.find(({ validFrom }) => validFrom <= date);
  if (!found) return { validFrom: '0001-01-01', tolerances: STRICT, costCentres: [], rules: [] };
  const { by: _, at: __, ...inForce } = found;
  return inForce;
}
