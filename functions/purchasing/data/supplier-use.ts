import { defineEntity } from '../../../shared/aws/entity.ts';
import { SupplierUse } from '../domain/supplier-use.ts';

/** Found by the supplier's party id. */
export const SupplierUseRecord = defineEntity({
  kind: 'supplier-use',
  schema: SupplierUse,
  id: ({ partyId }) => partyId,
});
