import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { SupplierUseRecord } from '../../data/supplier-use.ts';
import { getSupplierUse } from './task.ts';

/** A supplier of whom nothing was approved, or who is another area's stranger, has none: the count is no place to say who exists. */
export const useCase = defineQuery(getSupplierUse, async ({ partyId }, { scope }, { read }) => {
  const use = await read.get(SupplierUseRecord.key(scope, partyId));
  return use?.data ?? { partyId, invoices: 0 };
});
