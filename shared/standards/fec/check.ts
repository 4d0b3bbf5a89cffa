import { type Column, HEADERS, REQUIRED, REQUIRED_ON_CASH_BASIS } from './columns.ts';
import { Numbers } from './numbers.ts';
import { RULES, type Rule, type RuleName, type Text } from './rules.ts';

export interface Finding {
  readonly rule: RuleName;
  readonly severity: Rule['severity'];
  /** From 1, the header; 0 for the file as a whole. */
  readonly line: number;
  readonly message: Text;
  readonly source: string;
}

export interface JournalTotals {
  readonly journal: string;
  readonly entries: number;
  /** In cents. */
  readonly debit: bigint;
  readonly credit: bigint;
}

export interface FecReport {
  /** No finding of severity `error`. */
  readonly valid: boolean;
  readonly encoding: 'ASCII' | 'ISO 8859-15' | 'UTF-8' | 'unknown';
  /** Lines of entries, without the header. */
  readonly lines: number;
  readonly entries: number;
  readonly journals: readonly JournalTotals[];
  readonly debit: bigint;
  readonly credit: bigint;
  /** The first ones of each rule, in the order of lines. */
  readonly findings: readonly Finding[];
  /** How often each rule was broken, those left out counted. */
  readonly counts: Readonly<Partial<Record<RuleName, number>>>;
}

/** Of each rule; what comes after is only counted. */
const FINDINGS_KEPT = 50;
/** Labels, letterings and dates that are remembered; a file with more is not compared beyond. */
const MOST_REMEMBERED = 200_000;
const NAME = /^(\d{9})FEC(\d{8})(?:\.(?:txt|csv|tsv))?$/i;
/** Tolerated with a point, and told. */
const AMOUNT = /^([+-]?)(\d{1,15})(?:([.,])(\d{0,2}))?$/;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

interface Journal {
  label: string;
  entries: number;
  debit: bigint;
  credit: bigint;
  readonly numbers: Numbers;
}

/** The entry whose lines are being read. */
interface Entry {
  readonly key: string;
  readonly journal: string;
  readonly number: string;
  readonly line: number;
  readonly date: string;
  readonly validDate: string;
  debit: bigint;
  credit: bigint;
}

/**
 * Checks a FEC as its bytes come. What it keeps is bounded by journals, accounts and open letterings, not by lines.
 *
 * ```ts
 * const checker = new FecChecker('000100016FEC20261231.txt');
 * for await (const chunk of stream) checker.push(chunk);
 * const report = checker.end();
 * ```
 */
export class FecChecker {
  readonly #findings: Finding[] = [];
  readonly #counts: Partial<Record<RuleName, number>> = {};
  readonly #journals = new Map<string, Journal>();
  readonly #labels = new Map<string, string>();
  readonly #letterings = new Map<string, { line: number; sum: bigint }>();
  readonly #dates = new Map<string, RuleName | undefined>();
  #closing: string | undefined;
  #rest = '';
  #line = 0;
  #lines = 0;
  #entries = 0;
  #separator = '\t';
  #header: readonly Column[] | undefined;
  #place: Partial<Record<Column, number>> = {};
  #required: readonly Column[] = REQUIRED;
  #entry: Entry | undefined;
  #lastValidDate = '';
  #utf8Line = 0;
  #latinLine = 0;
  #stopped = false;

  /** @param name of the file, without its folder; left out: the name is not checked. */
  constructor(name?: string) {
    if (name === undefined) return;
    const closing = NAME.exec(name)?.[2];
    if (closing && dateFault(closing) === undefined) this.#closing = closing;
    else this.#find('file-name', 0, { name });
  }

  push(chunk: Uint8Array): void {
    if (this.#stopped) return;
    // Byte for byte: what the bytes mean is looked at where a line has any beyond ASCII.
    let text = this.#rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    if (this.#line === 0 && this.#rest === '') text = this.#withoutMark(text);
    if (this.#stopped) return;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#take(text.charCodeAt(end - 1) === 13 && end > start ? text.slice(start, end - 1) : text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
  }

  end(): FecReport {
    if (this.#rest !== '' && !this.#stopped) this.#take(this.#rest.replace(/\r$/, ''));
    this.#endEntry();
    if (this.#lines === 0 && !this.#stopped) this.#find('empty', 0, {});
    if (this.#utf8Line > 0 && this.#latinLine > 0)
      this.#find('encoding', Math.max(this.#utf8Line, this.#latinLine), {
        what: { fr: 'les deux se mêlent', en: 'they are mixed' },
      });
    for (const [key, { line, sum }] of this.#letterings) {
      const [account = '', , value = ''] = key.split('\t');
      this.#find('lettering-unbalanced', line, { account, value, left: cents(sum) });
    }
    let debit = 0n;
    let credit = 0n;
    const journals: JournalTotals[] = [];
    for (const [journal, totals] of this.#journals) {
      debit += totals.debit;
      credit += totals.credit;
      const { entries } = totals;
      journals.push({ journal: this.#text(journal), entries, debit: totals.debit, credit: totals.credit });
      if (totals.debit !== totals.credit)
        this.#find('journal-unbalanced', 0, { journal, debit: cents(totals.debit), credit: cents(totals.credit) });
      const { list, more } = totals.numbers.gaps();
      for (const missing of list) this.#find('number-gap', 0, { journal, missing });
      if (more > 0) this.#counts['number-gap'] = (this.#counts['number-gap'] ?? 0) + more;
    }
    return {
      valid: Object.keys(this.#counts).every((name) => RULES[name as RuleName].severity === 'warning'),
      encoding: this.#encoding(),
      lines: this.#lines,
      entries: this.#entries,
      journals,
      debit,
      credit,
      findings: [...this.#findings].sort((a, b) => a.line - b.line),
      counts: this.#counts,
    };
  }

  #encoding(): FecReport['encoding'] {
    if (this.#counts.encoding) return 'unknown';
    return this.#utf8Line > 0 ? 'UTF-8' : this.#latinLine > 0 ? 'ISO 8859-15' : 'ASCII';
  }

  #withoutMark(text: string): string {
    if (text.startsWith('\xff\xfe') || text.startsWith('\xfe\xff') || text.slice(0, 200).includes('\0')) {
      this.#find('encoding', 1, { what: { fr: 'UTF-16', en: 'UTF-16' } });
      this.#stopped = true;
    }
    if (!text.startsWith('\xef\xbb\xbf')) return text;
    this.#find('byte-order-mark', 1, {});
    return text.slice(3);
  }

  #take(text: string): void {
    this.#line++;
    if (this.#header === undefined) {
      this.#readHeader(text);
      return;
    }
    if (text === '') {
      this.#find('line-empty', this.#line, {});
      return;
    }
    this.#lookAtBytes(text);
    const fields = text.split(this.#separator);
    const expected = this.#header.length;
    if (fields.length !== expected) {
      if (fields.length === expected + 1 && fields[expected] === '') this.#find('trailing-separator', this.#line, {});
      else {
        this.#find('field-count', this.#line, { found: fields.length, expected });
        return;
      }
    }
    this.#lines++;
    this.#readLine(fields);
  }

  #readHeader(text: string): void {
    const separator = ['\t', '|'].find((candidate) => text.includes(candidate));
    if (!separator) {
      const found = [';', ','].find((candidate) => text.includes(candidate)) ?? ' ';
      this.#find('separator', 1, { separator: found });
      this.#stopped = true;
      this.#header = [];
      return;
    }
    this.#separator = separator;
    const names = text.split(separator).map((name) => name.trim());
    const same = HEADERS.find((header) => header.join() === names.join());
    const nearest = same ?? nearestHeader(names);
    if (!same) {
      const missing = nearest.filter((column) => !names.includes(column));
      const unknown = names.filter((name) => !nearest.includes(name as Column));
      for (const column of missing) this.#find('column-missing', 1, { column });
      for (const column of unknown) this.#find('column-unknown', 1, { column });
      const place = names.findIndex((name, at) => name !== nearest[at]);
      if (missing.length === 0 && unknown.length === 0)
        this.#find('column-order', 1, { column: names[place] ?? '', place: place + 1 });
    }
    // Lines are read by the names that the header has, whatever their order.
    this.#header = names as Column[];
    for (const [place, name] of names.entries()) this.#place[name as Column] = place;
    if ('DateRglt' in this.#place) this.#required = [...REQUIRED, ...REQUIRED_ON_CASH_BASIS];
  }

  #readLine(fields: readonly string[]): void {
    const field = (column: Column): string => fields[this.#place[column] ?? -1] ?? '';
    const line = this.#line;
    for (const column of this.#required)
      if (this.#place[column] !== undefined && field(column).trim() === '') this.#find('field-empty', line, { column });
    const journal = field('JournalCode');
    const number = field('EcritureNum');
    const date = field('EcritureDate');
    const account = field('CompteNum');
    const auxiliary = field('CompAuxNum');
    const validDate = field('ValidDate');
    for (const column of ['EcritureDate', 'PieceDate', 'DateLet', 'ValidDate', 'DateRglt'] as const)
      this.#checkDate(column, field(column));
    if (this.#closing && date !== '' && this.#outsideYear(date))
      this.#find('date-outside-year', line, { value: date, closing: this.#closing });
    if (this.#place.ValidDate !== undefined) this.#checkValidation(validDate, date);
    if (account !== '' && !/^[1-9]\d\d/.test(account)) this.#find('account-format', line, { value: account });
    this.#pair('auxiliary-pair', ['CompAuxNum', auxiliary], ['CompAuxLib', field('CompAuxLib')]);
    if (auxiliary !== '' && !account.startsWith('4')) this.#find('auxiliary-account', line, { value: account });
    const lettering = field('EcritureLet');
    this.#pair('lettering-pair', ['EcritureLet', lettering], ['DateLet', field('DateLet')]);
    this.#checkCurrency(field('Montantdevise'), field('Idevise'));
    this.#sameLabel('JournalLib', journal, field('JournalLib'));
    this.#sameLabel('CompteLib', account, field('CompteLib'));
    if (auxiliary !== '') this.#sameLabel('CompAuxLib', auxiliary, field('CompAuxLib'));

    const [debit, credit] =
      this.#place.Montant === undefined
        ? this.#sides(field('Debit'), field('Credit'))
        : this.#sideOf(field('Montant'), field('Sens'));
    this.#intoEntry(journal, number, date, validDate, debit, credit);
    // Small letters are, by custom, a lettering that is not complete.
    if (lettering !== '' && lettering === lettering.toUpperCase())
      this.#letter(`${account}\t${auxiliary}\t${lettering}`, debit - credit);
  }

  #intoEntry(journal: string, number: string, date: string, validDate: string, debit: bigint, credit: bigint): void {
    const key = `${journal}\t${number}`;
    let entry = this.#entry;
    if (entry?.key !== key) {
      this.#endEntry();
      this.#entries++;
      entry = { key, journal, number, line: this.#line, date, validDate, debit: 0n, credit: 0n };
      this.#entry = entry;
      this.#beginEntry(journal, number);
    } else {
      if (entry.date !== date)
        this.#find('entry-dates', this.#line, { journal, entry: number, column: 'EcritureDate' });
      if (entry.validDate !== validDate)
        this.#find('entry-dates', this.#line, { journal, entry: number, column: 'ValidDate' });
    }
    entry.debit += debit;
    entry.credit += credit;
  }

  #beginEntry(journal: string, number: string): void {
    let book = this.#journals.get(journal);
    if (!book) {
      book = { label: '', entries: 0, debit: 0n, credit: 0n, numbers: new Numbers() };
      this.#journals.set(journal, book);
    }
    book.entries++;
    const seen = book.numbers.add(number);
    if (seen.repeated) this.#find('number-repeated', this.#line, { journal, entry: number });
    else if (seen.after !== undefined)
      this.#find('number-order', this.#line, { journal, entry: number, before: seen.after });
  }

  #endEntry(): void {
    const entry = this.#entry;
    if (!entry) return;
    this.#entry = undefined;
    const { journal, number, line, debit, credit } = entry;
    const book = this.#journals.get(journal) as Journal;
    book.debit += debit;
    book.credit += credit;
    if (debit !== credit)
      this.#find('entry-unbalanced', line, { journal, entry: number, debit: cents(debit), credit: cents(credit) });
  }

  #sides(debitText: string, creditText: string): [bigint, bigint] {
    const debit = this.#amount('Debit', debitText);
    const credit = this.#amount('Credit', creditText);
    if (debit !== undefined && credit !== undefined) {
      if (debit !== 0n && credit !== 0n) this.#find('both-sides', this.#line, {});
      if (debit === 0n && credit === 0n) this.#find('no-amount', this.#line, {});
    }
    return [debit ?? 0n, credit ?? 0n];
  }

  #sideOf(text: string, side: string): [bigint, bigint] {
    const amount = this.#amount('Montant', text) ?? 0n;
    if (text === '') this.#find('no-amount', this.#line, {});
    if (side === 'D' || side === '+1') return [amount, 0n];
    if (side === 'C' || side === '-1') return [0n, amount];
    this.#find('side', this.#line, { value: side });
    return [0n, 0n];
  }

  /** Cents; undefined, and told, when it is none. An empty one is zero. */
  #amount(column: Column, text: string): bigint | undefined {
    if (text === '' || text === '0,00') return 0n;
    const match = AMOUNT.exec(text);
    if (!match) {
      this.#find('amount-format', this.#line, { column, value: text });
      return undefined;
    }
    const [, sign, whole = '', point, decimals = ''] = match;
    if (point === '.') this.#find('decimal-point', this.#line, { column, value: text });
    const amount = BigInt(whole + decimals.padEnd(2, '0'));
    if (sign !== '-' || amount === 0n) return amount;
    if (column !== 'Montantdevise') this.#find('negative-amount', this.#line, { column, value: text });
    return -amount;
  }

  #checkDate(column: Column, text: string): void {
    if (text === '') return;
    let fault: RuleName | undefined;
    if (this.#dates.has(text)) fault = this.#dates.get(text);
    else {
      fault = dateFault(text);
      if (this.#dates.size < MOST_REMEMBERED) this.#dates.set(text, fault);
    }
    if (fault) this.#find(fault, this.#line, { column, value: text });
  }

  /** A financial year lasts two years at most. */
  #outsideYear(date: string): boolean {
    const closing = this.#closing as string;
    return date > closing || Number(date) <= Number(closing) - 20_000;
  }

  #checkValidation(validDate: string, date: string): void {
    if (validDate === '') {
      this.#find('valid-date-missing', this.#line, {});
      return;
    }
    if (validDate < this.#lastValidDate)
      this.#find('validation-order', this.#line, { value: validDate, before: this.#lastValidDate });
    else this.#lastValidDate = validDate;
    if (validDate < date) this.#find('valid-before-entry', this.#line, { value: validDate, date });
  }

  #checkCurrency(amount: string, currency: string): void {
    if (amount === '' && currency === '') return;
    this.#pair('currency-pair', ['Montantdevise', amount], ['Idevise', currency]);
    if (amount !== '') this.#amount('Montantdevise', amount);
    if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) this.#find('currency-code', this.#line, { value: currency });
  }

  #pair(rule: RuleName, [left, one]: [string, string], [right, other]: [string, string]): void {
    if ((one === '') !== (other === '')) this.#find(rule, this.#line, { column: one === '' ? left : right });
  }

  #sameLabel(column: Column, value: string, label: string): void {
    const key = `${column}\t${value}`;
    const before = this.#labels.get(key);
    if (before === undefined) {
      if (this.#labels.size < MOST_REMEMBERED) this.#labels.set(key, label);
    } else if (before !== label) this.#find('label-differs', this.#line, { column, value, label, before });
  }

  #letter(key: string, amount: bigint): void {
    const open = this.#letterings.get(key);
    const sum = (open?.sum ?? 0n) + amount;
    // What comes to nothing needs no memory.
    if (sum === 0n) this.#letterings.delete(key);
    else if (open || this.#letterings.size < MOST_REMEMBERED)
      this.#letterings.set(key, { line: open?.line ?? this.#line, sum });
  }

  #lookAtBytes(text: string): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes beyond ASCII
    if (!/[^\x00-\x7f]/.test(text)) return;
    try {
      UTF8.decode(Buffer.from(text, 'latin1'));
      this.#utf8Line ||= this.#line;
    } catch {
      this.#latinLine ||= this.#line;
      // ISO 8859-15 has control characters there; Windows-1252 has letters and quotes.
      if (/[\x80-\x9f]/.test(text))
        this.#find('encoding', this.#line, { what: { fr: 'Windows-1252', en: 'Windows-1252' } });
    }
  }

  /** What stands in the file, for people. */
  #text(value: string): string {
    return Buffer.from(value, 'latin1').toString(this.#latinLine > 0 ? 'latin1' : 'utf8');
  }

  #find(name: RuleName, line: number, parameters: Readonly<Record<string, string | number | Text>>): void {
    const count = (this.#counts[name] ?? 0) + 1;
    this.#counts[name] = count;
    if (count > FINDINGS_KEPT) return;
    const { severity, message, source } = RULES[name] as Rule;
    const filled = (language: 'fr' | 'en') =>
      message[language].replace(/\{(\w+)\}/g, (_, key: string) => {
        const value = parameters[key];
        return typeof value === 'object' ? value[language] : this.#text(String(value));
      });
    this.#findings.push({ rule: name, severity, line, message: { fr: filled('fr'), en: filled('en') }, source });
  }
}

/** The header that has most names in common. */
function nearestHeader(names: readonly string[]): readonly Column[] {
  const common = (header: readonly Column[]) =>
    header.filter((column) => names.includes(column)).length * 2 - header.length;
  return HEADERS.reduce((best, header) => (common(header) > common(best) ? header : best));
}

function dateFault(text: string): RuleName | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (!match) return 'date-format';
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return 'date-format';
  return year < 1900 || year > 2099 ? 'date-range' : undefined;
}

function cents(amount: bigint): string {
  const text = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${text.slice(0, -2)},${text.slice(-2)}`;
}
