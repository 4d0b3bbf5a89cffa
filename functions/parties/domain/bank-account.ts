import * as z from 'zod';
import { Instant } from '../../../shared/kernel/dates.ts';
import { Bic, Iban, PhoneNumber } from './numbers.ts';
import { Doer, PartyId } from './party.ts';

export const BankAccountId = z
  .string()
  .regex(/^bac_[0-9a-f-]{36}$/)
  .meta({ examples: ['bac_3e0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e'] });

export const BANK_ACCOUNT_STATES = ['proposed', 'confirmed', 'refused', 'retired'] as const;

/** One thing that happened to the account. By whom is absent when an invoice proposed it. */
const HistoryEntry = z.object({
  state: z.enum(BANK_ACCOUNT_STATES),
  at: Instant,
  by: z.string().optional(),
  name: z.string().optional(),
  /** Why, in the person's words, or the number of the invoice that brought it. */
  note: z.string().optional(),
  /** The call-back: which number of the file was called, and who answered. */
  callBack: z.object({ number: PhoneNumber, knownSince: Instant, spokeWith: z.string() }).optional(),
});

/**
 * A bank account that a supplier is said to have: proposed → confirmed | refused, confirmed → retired. It is paid to only
 * while confirmed, and only a call-back confirms it.
 */
export const BankAccount = z
  .object({
    accountId: BankAccountId,
    partyId: PartyId,
    supplierName: z.string(),
    iban: Iban,
    bic: Bic.optional(),
    state: z.enum(BANK_ACCOUNT_STATES),
    /** Counts the changes; of two states the higher one is the newer one. */
    revision: z.number().int(),
    /** Who, or which invoice, proposed it last. */
    proposed: z.object({
      at: Instant,
      person: Doer.optional(),
      invoice: z.object({ intakeId: z.string(), number: z.string() }).optional(),
    }),
    /** Other suppliers that are said to have the same account. */
    alsoOf: z.array(z.object({ partyId: PartyId, name: z.string() })).max(20),
    /** Whether the supplier had a confirmed account when this one was proposed: then somebody wants to change it. */
    changesFile: z.boolean(),
    history: z.array(HistoryEntry).max(100),
  })
  .meta({ id: 'SupplierBankAccount' });
export type BankAccount = z.infer<typeof BankAccount>;

type Entry = z.infer<typeof HistoryEntry>;

/** The account after something happened to it. */
export function happened(account: BankAccount, entry: Entry): BankAccount {
  return {
    ...account,
    state: entry.state,
    revision: account.revision + 1,
    history: [...account.history, entry].slice(-100),
  };
}

/** A new account, or one that was refused or retired, is proposed (again). */
export function proposed(
  before: BankAccount | undefined,
  account: Pick<BankAccount, 'accountId' | 'partyId' | 'supplierName' | 'iban' | 'bic' | 'alsoOf' | 'changesFile'>,
  by: BankAccount['proposed'],
): BankAccount {
  const { at, person, invoice } = by;
  return happened(
    { ...account, state: 'proposed', revision: before?.revision ?? 0, proposed: by, history: before?.history ?? [] },
    {
      state: 'proposed',
      at,
      ...(person && { by: person.by, name: person.name }),
      ...(invoice && { note: invoice.number }),
    },
  );
}
