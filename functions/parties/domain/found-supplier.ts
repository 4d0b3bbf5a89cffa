import * as z from 'zod';
import { BANK_ACCOUNT_STATES, BankAccountId } from './bank-account.ts';
import { Bic } from './numbers.ts';
import { PartyId } from './party.ts';
import { Candidate, ProposalId, Seller } from './proposal.ts';

/** An invoice that seeks its supplier: who it says the seller is, and where it wants to be paid (BT-84, BT-86). */
export const SellerSought = z.strictObject({
  intakeId: z.string(),
  /** Counts the times that this invoice seeks: a person may have said who it is since. */
  round: z.number().int(),
  invoiceNumber: z.string(),
  seller: Seller,
  payTo: z.array(z.object({ account: z.string(), bic: z.string().optional() })).max(10),
});

/** What should make a person look twice at an invoice of a known supplier. */
export const SUPPLIER_WARNINGS = ['other-name', 'found-by-name', 'wrong-vat-number'] as const;

/**
 * The supplier of an invoice, as its file says at this moment. Without `partyId` a person must say who it is.
 */
export const FoundSupplier = z.object({
  partyId: PartyId.optional(),
  name: z.string().optional(),
  how: z.enum(['vat-number', 'siren', 'identifier', 'name', 'person']).optional(),
  /** Who put it on file: that person does not approve its invoices. */
  enteredBy: z.string().optional(),
  /** Who proposed an account that it may be paid to: they do not approve its invoices either. */
  accountsProposedBy: z.array(z.string()).default([]),
  warnings: z.array(z.enum(SUPPLIER_WARNINGS)).default([]),
  proposalId: ProposalId.optional(),
  candidates: z.array(Candidate).default([]),
  /** The account that the invoice is to be paid to, in the state that the file gives it. */
  account: z
    .object({
      accountId: BankAccountId,
      iban: z.string(),
      bic: Bic.optional(),
      state: z.enum(BANK_ACCOUNT_STATES),
      revision: z.number().int(),
      /** The person who proposed it; none when an invoice did. */
      proposedBy: z.string().optional(),
    })
    .optional(),
  /** The invoice names accounts, and none of them is an IBAN. */
  accountUnreadable: z.boolean().optional(),
});
