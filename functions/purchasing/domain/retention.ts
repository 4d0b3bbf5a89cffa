const YEARS = 11;

/**
 * Until when a document that arrives at `now` must be kept: books and vouchers for ten years from the end of the financial
 * year (Code de commerce, L123-22), which ends a year after the arrival at the latest.
 */
export function invoiceRetention(now: string): string {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() + YEARS);
  return date.toISOString();
}
