import { moneyText } from '../../../shared/kernel/money.ts';
import { type Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { type Books, stateOn, yearOf } from './books.ts';
import { labelOf, type OwnChart } from './chart/chart.ts';
import { type EntryLine, signed, totals } from './entry.ts';
import {
  AccountUnknown,
  JournalUnknown,
  LineAmountWrong,
  NotBalanced,
  NoYear,
  PartyMissing,
  PartyRefused,
  PartyUnknown,
  PeriodClosed,
  PeriodSoftClosed,
} from './refusals.ts';

/** Control accounts, whose lines must say of which party they are: suppliers and customers. */
const CONTROL_ACCOUNTS = ['401', '403', '404', '411', '413'];

const isControl = (account: string): boolean => CONTROL_ACCOUNTS.some((root) => account.startsWith(root));

export interface Frame {
  readonly books: Books;
  readonly own: OwnChart;
  /** Of the parties that the lines name, those with an auxiliary account. */
  readonly knowsParty: (party: string) => boolean;
  /** Who may post into a period that is closed softly. */
  readonly accountant: boolean;
}

/** Everything that keeps an entry out of the books, the gravest first; nothing when it may be validated. */
export function wrongIn(
  entry: { readonly journal: string; readonly date: string; readonly lines: readonly EntryLine[] },
  { books, own, knowsParty, accountant }: Frame,
): Refusal[] {
  const found: Refusal[] = [];
  if (!books.journals.some(({ code }) => code === entry.journal))
    found.push(refuse(JournalUnknown, { journal: entry.journal }));
  const year = yearOf(books, entry.date);
  if (!year) found.push(refuse(NoYear, { date: entry.date }));
  const state = stateOn(books, entry.date);
  const month = entry.date.slice(0, 7);
  if (state === 'closed') found.push(refuse(PeriodClosed, { month }));
  if (state === 'soft-closed' && !accountant) found.push(refuse(PeriodSoftClosed, { month }));
  for (const [place, line] of entry.lines.entries()) {
    const { account, party } = line;
    const at = { line: place + 1, account };
    if (signed(line) === undefined) found.push(refuse(LineAmountWrong, { line: place + 1 }));
    if (year && labelOf(account, year.from, own) === undefined) found.push(refuse(AccountUnknown, { account }));
    if (!party && isControl(account)) found.push(refuse(PartyMissing, at));
    // FEC: CompAuxNum only on accounts of third parties (LPF A47 A-1).
    if (party && !account.startsWith('4')) found.push(refuse(PartyRefused, at));
    if (party && !knowsParty(party)) found.push(refuse(PartyUnknown, { party }));
  }
  const { debit, credit } = totals(entry.lines);
  if (debit !== credit || debit === 0n) found.push(refuse(NotBalanced, { debit: cents(debit), credit: cents(credit) }));
  return found;
}

const cents = (minor: bigint): string => moneyText({ currency: 'EUR', minor }).amount;

/** The parties that an entry names. */
export const partiesOf = (lines: readonly EntryLine[]): string[] => [
  ...new Set(lines.flatMap(({ party }) => (party ? [party] : []))),
];
