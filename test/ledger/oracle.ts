/**
 * What books are, written a second time, as an accountant would keep them on paper: nothing of the code that it judges is
 * used here, and nothing is taken over from how that code goes about it.
 */

export interface OracleLine {
  readonly account: string;
  readonly party?: string;
  readonly debit?: string;
  readonly credit?: string;
}

export interface OracleEntry {
  readonly journal: string;
  readonly date: string;
  readonly lines: readonly OracleLine[];
}

interface Year {
  readonly from: string;
  readonly yearId: string;
}

export interface Validated extends OracleEntry {
  readonly entryId: string;
  readonly yearId: string;
  readonly number: number;
}

type Sheet = OracleEntry & { version: number; state: 'draft' | 'validated' | 'discarded' };

const cents = (amount: string | undefined): number => (amount === undefined ? 0 : Math.round(Number(amount) * 100));

export class Bookkeeper {
  readonly years: readonly Year[];
  readonly journals: readonly string[];
  readonly accounts: readonly string[];
  readonly parties: readonly string[];
  readonly sheets = new Map<string, Sheet>();
  /** Every validated entry, in the order in which it was. */
  readonly posted: Validated[] = [];
  /** By month, only what is not open. */
  readonly #periods = new Map<string, 'soft-closed' | 'closed'>();
  /** The sheet that reverses an entry. */
  readonly #reversals = new Map<string, string>();

  constructor(of: Pick<Bookkeeper, 'years' | 'journals' | 'accounts' | 'parties'>) {
    this.years = of.years;
    this.journals = of.journals;
    this.accounts = of.accounts;
    this.parties = of.parties;
  }

  /** Whether somebody may put this entry into the books. */
  accepts({ journal, date, lines }: OracleEntry, accountant: boolean): boolean {
    const period = this.#periods.get(date.slice(0, 7));
    if (period === 'closed' || (period === 'soft-closed' && !accountant)) return false;
    if (!this.#yearOf(date) || !this.journals.includes(journal)) return false;
    let left = 0;
    let right = 0;
    for (const { account, party, debit, credit } of lines) {
      if ((debit === undefined) === (credit === undefined)) return false;
      if (!this.accounts.includes(account)) return false;
      // Suppliers and customers are kept one by one.
      if (/^4(0[134]|1[13])/.test(account) && party === undefined) return false;
      if (party !== undefined && (account[0] !== '4' || !this.parties.includes(party))) return false;
      left += cents(debit);
      right += cents(credit);
    }
    return left > 0 && left === right;
  }

  draft(entryId: string, entry: OracleEntry): void {
    const version = (this.sheets.get(entryId)?.version ?? 0) + 1;
    this.sheets.set(entryId, { ...entry, version, state: 'draft' });
  }

  mayChange(entryId: string, version: number): boolean {
    const sheet = this.sheets.get(entryId);
    return sheet?.state === 'draft' && sheet.version === version;
  }

  discard(entryId: string): void {
    const sheet = this.sheets.get(entryId) as Sheet;
    this.sheets.set(entryId, { ...sheet, version: sheet.version + 1, state: 'discarded' });
  }

  /** The numbers that these drafts get, or nothing when not all of them may be validated together. */
  validate(
    journal: string,
    yearId: string,
    entries: readonly { entryId: string; version: number }[],
  ): number[] | undefined {
    const fit = entries.every(({ entryId, version }) => {
      const sheet = this.sheets.get(entryId);
      return (
        this.mayChange(entryId, version) &&
        sheet?.journal === journal &&
        this.#yearOf(sheet.date)?.yearId === yearId &&
        this.accepts(sheet, true)
      );
    });
    if (!fit) return undefined;
    return entries.map(({ entryId }) => {
      const sheet = this.sheets.get(entryId) as Sheet;
      const number = this.series(journal, yearId).length + 1;
      this.posted.push({ entryId, yearId, number, journal, date: sheet.date, lines: sheet.lines });
      this.sheets.set(entryId, { ...sheet, version: sheet.version + 1, state: 'validated' });
      return number;
    });
  }

  series(journal: string, yearId: string): Validated[] {
    return this.posted.filter((entry) => entry.journal === journal && entry.yearId === yearId);
  }

  /** What the reversal of an entry on a day says, or nothing when it has one already. */
  reversal({ journal, yearId, number, lines }: Validated, date: string): OracleEntry | undefined {
    const before = this.sheets.get(this.#reversals.get(`${journal} ${yearId} ${number}`) ?? '');
    if (before && before.state !== 'discarded') return undefined;
    const turned = lines.map(({ debit, credit, ...line }) => ({
      ...line,
      ...(debit === undefined ? { debit: credit as string } : { credit: debit }),
    }));
    return { journal, date, lines: turned };
  }

  reversedBy({ journal, yearId, number }: Validated, entryId: string): void {
    this.#reversals.set(`${journal} ${yearId} ${number}`, entryId);
  }

  /** Closes or opens a month; false when it may not. What it does to the months around it follows from "in order". */
  change(month: string, to: 'open' | 'soft-closed' | 'closed', months: readonly string[]): boolean {
    if (!months.includes(month)) return false;
    if (to === 'closed') {
      const left = [...this.sheets.values()].some(({ state, date }) => state === 'draft' && date.slice(0, 7) <= month);
      if (left) return false;
      for (const each of months) if (each <= month) this.#periods.set(each, 'closed');
      return true;
    }
    if (this.#periods.get(month) === 'closed') return false;
    for (const each of months) {
      const now = this.#periods.get(each);
      if (to === 'soft-closed' && each <= month && now === undefined) this.#periods.set(each, 'soft-closed');
      if (to === 'open' && each >= month && now === 'soft-closed') this.#periods.delete(each);
    }
    return true;
  }

  /** Debit and credit of each account that moved in the year of a day through that day, in cents. */
  balances(date: string): Record<string, [debit: number, credit: number]> {
    const year = this.#yearOf(date);
    const sums: Record<string, [number, number]> = {};
    for (const entry of this.posted)
      if (entry.yearId === year?.yearId && entry.date <= date)
        for (const { account, debit, credit } of entry.lines) {
          const [left, right] = sums[account] ?? [0, 0];
          sums[account] = [left + cents(debit), right + cents(credit)];
        }
    return sums;
  }

  #yearOf(date: string): Year | undefined {
    return this.years.find(({ from, yearId }) => from <= date && date <= yearId);
  }
}
