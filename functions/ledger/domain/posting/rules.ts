import * as z from 'zod';
import { Instant, LocalDate } from '../../../../shared/kernel/dates.ts';
import { JournalCode } from '../books.ts';
import { AccountNumber } from '../chart/chart.ts';

const Rate = z.string().regex(/^\d{1,2}(\.\d{1,2})?$/);

/** Where the seller is, seen from France. */
export const SELLER_PLACES = ['domestic', 'eu', 'outside'] as const;

/** VAT that the buyer declares in the seller's place: what is due, and at which rate. */
export const SelfAssessed = z
  .strictObject({
    /** UNTDID 5305: `AE` reverse charge, `K` intra-community supply. */
    category: z.enum(['AE', 'K']),
    seller: z.enum(SELLER_PLACES),
    rate: Rate,
    due: AccountNumber,
  })
  .meta({ id: 'SelfAssessedVat' });

/** How an approved supplier invoice becomes an entry. What each line costs, and on which account, its coding says. */
export const purchaseRules = {
  journal: JournalCode,
  /** Suppliers, and suppliers of fixed assets where the invoice has nothing else. */
  supplier: AccountNumber,
  supplierOfAssets: AccountNumber,
  /** Deposits paid before the supply. */
  deposit: AccountNumber,
  deductibleVat: AccountNumber,
  deductibleVatOnAssets: AccountNumber,
  selfAssessed: z.array(SelfAssessed).max(20),
};

export const PurchaseRules = z.object({ validFrom: LocalDate, ...purchaseRules }).meta({ id: 'PurchaseRules' });
export type PurchaseRules = z.infer<typeof PurchaseRules>;

export const PostingRules = z
  .object({
    rulesId: z.literal('purchases'),
    /** Newest first. */
    versions: z
      .array(PurchaseRules.extend({ by: z.object({ id: z.string(), name: z.string() }), at: Instant }))
      .max(50),
  })
  .meta({ id: 'PostingRules' });
export type PostingRules = z.infer<typeof PostingRules>;

export const NO_RULES: PostingRules = { rulesId: 'purchases', versions: [] };

/**
 * What a company begins with: accounts of the official chart, and the standard rate where the buyer owes the VAT. A good or
 * service of a reduced rate bought so is changed by hand, or by a version of the company's own.
 */
export const FIRST_RULES: PurchaseRules = {
  validFrom: '0001-01-01',
  journal: 'AC',
  supplier: '401',
  supplierOfAssets: '404',
  deposit: '4091',
  deductibleVat: '44566',
  deductibleVatOnAssets: '44562',
  selfAssessed: [
    // Subcontracted works: CGI 283, 2 nonies. Standard rate: CGI 278.
    { category: 'AE', seller: 'domestic', rate: '20', due: '44571' },
    // Services of a seller established elsewhere: CGI 283, 2.
    { category: 'AE', seller: 'eu', rate: '20', due: '4452' },
    { category: 'AE', seller: 'outside', rate: '20', due: '44571' },
    // Intra-community acquisitions of goods: CGI 283, 2 bis.
    { category: 'K', seller: 'eu', rate: '20', due: '4452' },
  ],
};

/** The version in force on a day. */
export function rulesOn(rules: PostingRules | undefined, date: string): PurchaseRules {
  return rules?.versions.find(({ validFrom }) => validFrom <= date) ?? FIRST_RULES;
}

/** The rules with one version more; one of the same day takes the place of the one before. */
export function withRules(before: PostingRules | undefined, version: PostingRules['versions'][number]): PostingRules {
  const others = (before?.versions ?? []).filter(({ validFrom }) => validFrom !== version.validFrom);
  const versions = [...others, version].sort((a, b) => b.validFrom.localeCompare(a.validFrom));
  return { rulesId: 'purchases', versions: versions.slice(0, 50) };
}

/** Member states of the European Union by ISO 3166-1, and `EL` and `XI` as VAT numbers write Greece and Northern Ireland. Source: directive 2006/112/CE, art. 5 and 215. */
const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR EL HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' ');
/** Overseas departments where the VAT of France applies: CGI 294. */
const FRANCE = ['FR', 'MC', 'GP', 'MQ', 'RE'];

/** By the seller's country, or the one of its VAT number; undefined when neither is known. */
export function placeOf(seller: {
  readonly country?: string | undefined;
  readonly vatNumber?: string | undefined;
}): (typeof SELLER_PLACES)[number] | undefined {
  const country = seller.country ?? /^[A-Z]{2}/.exec(seller.vatNumber ?? '')?.[0];
  if (!country) return undefined;
  if (FRANCE.includes(country)) return 'domestic';
  return EU.includes(country) ? 'eu' : 'outside';
}
