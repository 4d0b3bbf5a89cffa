import { replace } from '../../../../shared/aws/entity.ts';
import { decided, defineListener } from '../../../../shared/runtime/use-case.ts';
import { PurchaseOrderRecord } from '../../data/orders.ts';
import { withTakes } from '../../domain/orders/match.ts';
import { releaseOrder } from './task.ts';

export const useCase = defineListener(releaseOrder, {
  // An invoice without an order has nothing to give back: no order is of its own id.
  reads: ({ data }, { scope }) => ({ subject: PurchaseOrderRecord.key(scope, data.order?.orderId ?? data.invoiceId) }),
  decide({ data }, { subject }) {
    return decided(undefined, { writes: subject ? [replace(subject, withTakes(subject.data, data))] : [] });
  },
});
