import { defineEntity } from '../../../shared/aws/entity.ts';
import { SupplierCodings } from '../domain/coding/memory.ts';

/*
 * Access patterns
 * | who asks                                    | how                      |
 * | how a supplier's last invoices were coded   | its key: the supplier's  |
 */

export const SupplierCodingsRecord = defineEntity({
  kind: 'supplier-codings',
  schema: SupplierCodings,
  id: ({ supplier }) => supplier,
});
