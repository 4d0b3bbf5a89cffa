import * as z from 'zod';
import { Instant } from '../../../shared/kernel/dates.ts';
import { Address, Checks, ElectronicAddress, PartyId, PartyIdentifier } from './party.ts';

export const ProposalId = z
  .string()
  .regex(/^spr_[0-9a-f-]{36}$/)
  .meta({ examples: ['spr_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e'] });

/** Who an invoice says its seller is (EN 16931 BG-4): unchecked, and written as the invoice writes it. */
export const Seller = z
  .object({
    name: z.string(),
    vatNumber: z.string().optional(),
    siren: z.string().optional(),
    siret: z.string().optional(),
    identifiers: z.array(PartyIdentifier).max(10).optional(),
    country: z.string().optional(),
    address: Address.optional(),
    electronicAddress: ElectronicAddress.optional(),
  })
  .meta({ id: 'Seller' });
export type Seller = z.infer<typeof Seller>;

/** Why a known party may be meant, or be imitated. */
export const REASONS = ['number', 'same-name', 'same-letters', 'near-name', 'same-address', 'same-iban'] as const;
export const Candidate = z
  .object({ partyId: PartyId, name: z.string(), why: z.array(z.enum(REASONS)) })
  .meta({ id: 'SupplierCandidate' });
export type Candidate = z.infer<typeof Candidate>;

/** A seller that no number names: a person says who it is, or puts it on file. One per invoice. */
export const SupplierProposal = z
  .object({
    proposalId: ProposalId,
    intakeId: z.string(),
    invoiceNumber: z.string(),
    seller: Seller,
    iban: z.string().optional(),
    /** Known parties that resemble it: the one meant, or the one that somebody imitates. */
    candidates: z.array(Candidate).max(20),
    /** What VIES and the company register said; absent until they were asked. */
    checks: Checks.optional(),
    state: z.enum(['open', 'settled']),
    proposedAt: Instant,
    settled: z.object({ partyId: PartyId, by: z.string(), name: z.string(), at: Instant }).optional(),
  })
  .meta({ id: 'SupplierProposal' });
export type SupplierProposal = z.infer<typeof SupplierProposal>;
