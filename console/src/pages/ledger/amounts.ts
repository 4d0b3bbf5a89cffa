import { moneyText, parseMoney } from '../../../../shared/kernel/minor-units.ts';
import type { LedgerLine } from '../../api/ledger.ts';

/** Exact cents of a decimal of the API, or of what a person typed so far. */
export const cents = (amount: string | undefined): bigint => parseMoney(amount ?? '', 'EUR')?.minor ?? 0n;

/** As the API writes it. */
export const decimalOf = (minor: bigint): string => moneyText({ currency: 'EUR', minor }).amount;

export function totalsOf(lines: readonly { debit?: string | undefined; credit?: string | undefined }[]) {
  let debit = 0n;
  let credit = 0n;
  for (const line of lines) {
    debit += cents(line.debit);
    credit += cents(line.credit);
  }
  return { debit, credit };
}

/** Lines in the order of time, each with the balance after it. */
export function running(opening: bigint, lines: readonly LedgerLine[]): { line: LedgerLine; balance: bigint }[] {
  let balance = opening;
  return lines.map((line) => {
    balance += cents(line.debit) - cents(line.credit);
    return { line, balance };
  });
}
