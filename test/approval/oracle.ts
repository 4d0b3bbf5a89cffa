import type { ApprovalPolicy, PolicyContent } from '../../functions/purchasing/domain/approval/policy.ts';

/**
 * What the documentation of policies says, written a second time: nothing of the code that it judges is used here, and
 * nothing is taken over from how that code goes about it.
 */

export interface OracleInvoice {
  readonly cents: number;
  readonly currency: string;
  readonly creditNote: boolean;
  readonly supplier: string;
  readonly siret?: string | undefined;
  readonly costCentres: readonly string[];
  readonly accounts: readonly string[];
  readonly order: 'matched' | 'differs' | 'none';
}

/** `role:director` or `persons:a,b`. */
export interface Wanted {
  readonly who: string;
  readonly level: number;
}

const DIRECTOR = 'role:director';
const cents = (amount: string): number => Math.round(Number.parseFloat(amount) * 100);

/** Of all policies with their first day, the newest whose day has come. */
export function applying(policies: readonly ApprovalPolicy[], day: string): ApprovalPolicy | undefined {
  const come = policies.filter((one) => (one.inForceFrom ?? '9999') <= day);
  return come.sort((a, b) => b.number - a.number)[0];
}

/** Every approval that must be given, in the order of their levels. Empty: none, by an automatic rule. */
export function required(policy: PolicyContent | undefined, invoice: OracleInvoice): Wanted[] {
  if (policy === undefined) return [{ who: DIRECTOR, level: 1 }];
  const known = invoice.currency === policy.currency;
  const size = Math.abs(invoice.cents);
  const holds = policy.rules.filter(({ when }) => {
    const no: boolean[] = [];
    if (when.amountFrom) no.push(known && size < cents(when.amountFrom));
    if (when.amountBelow) no.push(!known || size >= cents(when.amountBelow));
    if (when.suppliers) no.push(!when.suppliers.includes(invoice.supplier));
    if (when.establishments) no.push(!when.establishments.includes(invoice.siret ?? ''));
    if (when.documents) no.push(!when.documents.includes(invoice.creditNote ? 'credit-note' : 'invoice'));
    if (when.orders) no.push(!when.orders.includes(invoice.order));
    if (when.costCentres) no.push(!invoice.costCentres.some((one) => when.costCentres?.includes(one)));
    if (when.accounts) no.push(!invoice.accounts.some((one) => when.accounts?.some((start) => one.startsWith(start))));
    return !no.includes(true);
  });
  // Each (who, level) that any rule asks, then of each who only the highest level.
  const asked: Wanted[] = [];
  for (const rule of holds)
    for (const [place, of] of rule.approvals.entries()) {
      const level = place + 1;
      if (of.of === 'role') asked.push({ who: `role:${of.role}`, level });
      else if (of.of === 'persons') asked.push({ who: persons(of.persons), level });
      else if (invoice.costCentres.length === 0) asked.push({ who: DIRECTOR, level });
      else
        for (const centre of invoice.costCentres) {
          const owner = policy.costCentreOwners.find(({ costCentre }) => costCentre === centre);
          asked.push({ who: owner ? persons(owner.persons) : DIRECTOR, level });
        }
    }
  const highest = asked.filter((one) => !asked.some((other) => other.who === one.who && other.level > one.level));
  const once = highest.filter((one, place) => highest.findIndex(({ who }) => who === one.who) === place);
  once.sort((a, b) => a.level - b.level);
  const two = policy.fourEyesFrom !== undefined && (!known || size >= cents(policy.fourEyesFrom));
  const automatic = holds.length > 0 && once.length === 0 && !two;
  const least = two ? 2 : automatic ? 0 : 1;
  while (once.length < least) once.push({ who: DIRECTOR, level: 99 });
  return once;
}

const persons = (of: readonly { id: string }[]): string =>
  `persons:${of
    .map(({ id }) => id)
    .sort()
    .join(',')}`;

/** Levels are kept when the approvals that were given can be put in the order of their levels, each to one that wants it. */
export function inOrder(wanted: readonly Wanted[]): Wanted[][] {
  const levels = [...new Set(wanted.map(({ level }) => level))];
  return levels.map((level) => wanted.filter((one) => one.level === level));
}

// Weekdays among the eleven public holidays of France (Code du travail, L3133-1) while sequences last.
const HOLIDAYS =
  '2026-12-25 2027-01-01 2027-03-29 2027-05-06 2027-05-17 2027-07-14 2027-11-01 2027-11-11 2028-04-17 2028-05-01'.split(
    ' ',
  );

/** The last day for an approval: the fifth business day after the one on which it was asked. */
export function dueDay(askedOn: string): string {
  const date = new Date(`${askedOn}T00:00:00Z`);
  for (let left = 5; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    const day = date.toISOString().slice(0, 10);
    if (![0, 6].includes(date.getUTCDay()) && !HOLIDAYS.includes(day)) left--;
  }
  return date.toISOString().slice(0, 10);
}
