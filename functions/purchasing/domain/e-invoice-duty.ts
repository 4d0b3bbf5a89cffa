/**
 * From when a taxable person established in France must issue e-invoices through an approved platform, by the date of the
 * invoice. Sources: law 2023-1322 art. 91; DGFiP, external specifications, general file v3.2 of 2026-04-30.
 */
const DUTY = [
  /** Large and middle companies, and members of a single taxable person (CGI 256 C). */
  { validFrom: '2026-09-01', bound: 'unless-small' },
  /** Every company. */
  { validFrom: '2027-09-01', bound: 'yes' },
] as const;

/** France and the overseas departments where its VAT applies (CGI art. 294). */
const FRANCE = ['FR', 'GP', 'MQ', 'RE'];

/** Whether the issuer had to send the invoice through an approved platform: told of one that came by another way. */
export function eInvoiceDuty(
  issueDate: string,
  sellerCountry: string | undefined,
): (typeof DUTY)[number]['bound'] | undefined {
  if (!sellerCountry || !FRANCE.includes(sellerCountry)) return undefined;
  return DUTY.findLast(({ validFrom }) => issueDate >= validFrom)?.bound;
}
