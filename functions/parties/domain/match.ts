import { likeness } from './name.ts';
import type { Candidate, Seller } from './proposal.ts';

/** How a supplier was recognised, the surest first. An IBAN is none of the ways: it is what a fraud changes. */
export type How = 'vat-number' | 'siren' | 'identifier' | 'name' | 'person';

interface Known {
  readonly partyId: string;
  readonly name: string;
}

export interface Found {
  /** Parties that the seller's numbers name, the surest number first. */
  readonly byNumber: readonly (Known & { readonly how: How })[];
  /** Parties that a trace of its name or address led to. */
  readonly byTrace: readonly (Known & { readonly trace: string })[];
  /** Parties that are said to have the account the invoice wants to be paid to. */
  readonly byIban: readonly Known[];
}

export type Match =
  | { readonly outcome: 'found'; readonly how: How; readonly partyId: string }
  | { readonly outcome: 'ambiguous'; readonly candidates: readonly Candidate[] }
  | { readonly outcome: 'unknown'; readonly candidates: readonly [] };

/**
 * Who the seller is: by VAT number, then SIREN or SIRET, then another number of a register; by name only when the invoice
 * bears no number at all and exactly one party has that name and none resembles it. Everything else a person says.
 */
export function matchSupplier(seller: Seller, { byNumber, byTrace, byIban }: Found): Match {
  const [first] = byNumber;
  if (first && byNumber.every(({ partyId }) => partyId === first.partyId))
    return { outcome: 'found', how: first.how, partyId: first.partyId };

  const candidates = candidatesOf(seller, { byNumber, byTrace, byIban });
  const [only, ...others] = candidates.filter(({ why }) => why.some((reason) => reason !== 'same-address'));
  const bearsNumber = Boolean(seller.vatNumber || seller.siren || seller.siret || seller.identifiers?.length);
  if (!bearsNumber && only?.why.includes('same-name') && others.length === 0)
    return { outcome: 'found', how: 'name', partyId: only.partyId };
  return candidates.length > 0 ? { outcome: 'ambiguous', candidates } : { outcome: 'unknown', candidates: [] };
}

/** Everybody the seller resembles, with why; a trace alone is no reason, its name must be alike. */
export function candidatesOf(seller: Pick<Seller, 'name'>, { byNumber, byTrace, byIban }: Found): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = ({ partyId, name }: Known, reason: Candidate['why'][number] | undefined) => {
    if (!reason) return;
    const known = found.get(partyId) ?? { partyId, name, why: [] };
    if (!known.why.includes(reason)) found.set(partyId, { ...known, why: [...known.why, reason] });
  };
  for (const known of byNumber) add(known, 'number');
  for (const known of byTrace)
    add(known, known.trace.startsWith('address:') ? 'same-address' : likeness(seller.name, known.name));
  for (const known of byIban) add(known, 'same-iban');
  return [...found.values()].slice(0, 20);
}
