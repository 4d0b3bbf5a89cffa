import type { Role } from '../../../shared/contracts/roles.ts';
import { type Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import type { BankAccount } from './bank-account.ts';
import type { Doer, Party, Phone } from './party.ts';
import {
  NumberCameWithChange,
  NumberNotOnFile,
  NumberTooRecent,
  OtherRoleNeeded,
  SecondPersonNeeded,
} from './refusals.ts';

/**
 * How long a number must have been on file before somebody wanted to change the account. Fraud changes the number first
 * and the account soon after.
 */
const KNOWN_FOR_DAYS = 30;

interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** The number of the file that was called, or why the call proves nothing. */
export function calledBack(account: BankAccount, party: Party, caller: Person, number: string): Phone | Refusal {
  const { person } = account.proposed;
  for (const first of [person, party.entered]) {
    const refusal = first && notTheSecond(first, caller);
    if (refusal) return refusal;
  }
  const phone = party.phones?.find((candidate) => candidate.number === number);
  if (!phone) return refuse(NumberNotOnFile, { number });
  if (phone.by === caller.id) return refuse(SecondPersonNeeded, { name: phone.name });
  if (phone.source === 'invoice' || phone.since >= account.proposed.at)
    return refuse(NumberCameWithChange, { number, since: phone.since.slice(0, 10) });
  const knownFor = (Date.parse(account.proposed.at) - Date.parse(phone.since)) / 86_400_000;
  // A new supplier has no account to be changed, and nobody has known its number for long.
  if (account.changesFile && knownFor < KNOWN_FOR_DAYS)
    return refuse(NumberTooRecent, { number, since: phone.since.slice(0, 10), days: KNOWN_FOR_DAYS });
  return phone;
}

/** Two pairs of eyes: another person, who holds a role that the first one did not. */
function notTheSecond(first: Doer, caller: Person): Refusal | undefined {
  if (first.by === caller.id) return refuse(SecondPersonNeeded, { name: first.name });
  if (caller.roles.every((role) => first.roles.includes(role))) return refuse(OtherRoleNeeded, { name: first.name });
  return undefined;
}
