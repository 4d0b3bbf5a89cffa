import * as z from 'zod';
import { LocalisedText } from '../../work/public.ts';

/** What the rules said when the invoice was read. Which rules judge it: BT-24 and the country of the seller (XP Z12-012). */
export const InvoiceChecks = z
  .object({
    /** `id@version` of each rule set, in the order in which they were applied. */
    ruleSets: z.array(z.string()),
    verdict: z.enum(['conforming', 'warnings', 'faulty']),
    fatal: z.number().int(),
    warnings: z.number().int(),
    /** The verdict in a sentence, with what to correct first. */
    summary: LocalisedText,
    /** SHA-256 of the report with every finding, a JSON document; left out when there is none. */
    report: z.string().optional(),
  })
  .meta({ id: 'SupplierInvoiceChecks' });
export type InvoiceChecks = z.infer<typeof InvoiceChecks>;

/** One finding in the report, as people read it. */
export const InvoiceFinding = z
  .object({
    rule: z.string(),
    flag: z.enum(['fatal', 'warning']),
    terms: z.array(z.string()),
    message: LocalisedText,
    /** The element in the file. */
    at: z.object({ xpath: z.string(), line: z.number().int(), column: z.number().int() }),
    ruleSet: z.string(),
  })
  .meta({ id: 'SupplierInvoiceFinding' });
export type InvoiceFinding = z.infer<typeof InvoiceFinding>;

/** So many are told of one invoice: a file with more is not corrected finding by finding. */
export const MAX_FINDINGS = 500;
