import { defineEntity } from '../../../shared/aws/entity.ts';
import { SupplierAccount } from '../domain/bank-details.ts';

/**
 * Found by the id of the account. Written by both who meet in it, the invoice that looks for its account and the event
 * that changes the account, each under the version it read: whichever comes second sees the other.
 */
export const SupplierAccountRecord = defineEntity({
  kind: 'supplier-account',
  schema: SupplierAccount,
  id: ({ accountId }) => accountId,
});
