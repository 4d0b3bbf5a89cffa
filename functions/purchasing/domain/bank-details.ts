import * as z from 'zod';
import type { FoundSupplier } from '../../parties/public.ts';

/** Where the invoice is to be paid, and what the supplier's file says of that account. */
export const BankDetails = z
  .object({
    accountId: z.string().optional(),
    iban: z.string().optional(),
    bic: z.string().optional(),
    /** `unreadable`: the invoice names an account that is no IBAN. */
    state: z.enum(['confirmed', 'proposed', 'refused', 'retired', 'unreadable']),
    revision: z.number().int(),
    /** The person who proposed it: they do not approve what is paid to it. */
    proposedBy: z.string().optional(),
  })
  .meta({ id: 'InvoiceBankDetails' });
export type BankDetails = z.infer<typeof BankDetails>;

/** What purchasing knows of a supplier's account: its newest state, and the invoices that are not paid because of it. */
export const SupplierAccount = z.object({
  accountId: z.string(),
  state: z.enum(['confirmed', 'proposed', 'refused', 'retired']),
  revision: z.number().int(),
  proposedBy: z.string().optional(),
  waiting: z.array(z.string()).max(1000),
});
export type SupplierAccount = z.infer<typeof SupplierAccount>;

type Account = NonNullable<z.infer<typeof FoundSupplier>['account']>;

/**
 * The account as the supplier's file said when the invoice looked, or as an event has said since: the higher revision is
 * the newer one. An invoice that may not be paid is remembered with the account; for one that may, nothing is written.
 */
export function accountAfterLook(
  before: SupplierAccount | undefined,
  { accountId, state, revision, proposedBy }: Account,
  invoiceId: string,
): SupplierAccount | undefined {
  const newest = before && before.revision > revision ? before : { state, revision, proposedBy };
  if (newest.state === 'confirmed') return undefined;
  const waiting = [...(before?.waiting ?? []).filter((id) => id !== invoiceId), invoiceId];
  return { accountId, ...standOf(newest), waiting };
}

/** The account on file decides; what the invoice says is only its proposal. */
export function bankDetailsOf(
  { account, accountUnreadable }: z.infer<typeof FoundSupplier>,
  known: SupplierAccount | undefined,
): BankDetails | undefined {
  if (accountUnreadable) return { state: 'unreadable', revision: 0 };
  if (!account) return undefined;
  const { accountId, iban, bic } = account;
  return {
    accountId,
    iban,
    ...(bic && { bic }),
    ...standOf(known && known.revision > account.revision ? known : account),
  };
}

/** What changes with each event about an account. */
export const standOf = <S>({
  state,
  revision,
  proposedBy,
}: {
  state: S;
  revision: number;
  proposedBy?: string | undefined;
}) => ({
  state,
  revision,
  ...(proposedBy && { proposedBy }),
});
