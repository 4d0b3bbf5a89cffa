import * as z from 'zod';
import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { BankAccount } from '../domain/bank-account.ts';
import { PartyId } from '../domain/party.ts';

/*
 * Access patterns
 * | who asks                                     | how                                          |
 * | an account by id                             | BankAccountRecord.key                        |
 * | the accounts of a supplier, newest first     | list1 = <party id>, by when it was proposed  |
 * | accounts that wait for a call-back, oldest   | list2 = proposed, by when it was proposed    |
 * | who is said to have an IBAN                  | IbanRecord.key                               |
 */

export const BankAccountRecord = defineEntity({
  kind: 'supplier-bank-account',
  schema: BankAccount,
  id: ({ accountId }) => accountId,
  lists: ({ partyId, state, proposed, accountId }) => {
    const sort = `${proposed.at}#${accountId}`;
    return {
      list1: { by: partyId, sort },
      // Only what waits: a list costs a write for each record in it.
      ...(state === 'proposed' && { list2: { by: state, sort } }),
    };
  },
});

export function accountsOf(scope: Scope, partyId: string): ListQuery<BankAccount> {
  return { entity: BankAccountRecord, scope, index: 'list1', by: partyId, newestFirst: true };
}

export function accountsToConfirm(scope: Scope): ListQuery<BankAccount> {
  return { entity: BankAccountRecord, scope, index: 'list2', by: 'proposed' };
}

const IbanHolders = z.object({
  iban: z.string(),
  holders: z.array(z.object({ partyId: PartyId, name: z.string() })).max(100),
});
export type IbanHolders = z.infer<typeof IbanHolders>;

/** Everybody who is said to have an account with this IBAN: a factor's may be several suppliers', a fraud's too. */
export const IbanRecord = defineEntity({
  kind: 'iban',
  schema: IbanHolders,
  id: ({ iban }) => iban,
});
