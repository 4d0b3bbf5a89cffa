import { defineEntity } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { GroupScope } from '../../../shared/kernel/scope.ts';
import { Clearance } from '../domain/clearance.ts';

/*
 * Access patterns (keys of the group: queues belong to no company)
 * | who asks                  | how                            |
 * | an order by id            | ClearanceRecord.key            |
 * | orders, newest first      | list1 = all, by time           |
 */

export const ClearanceRecord = defineEntity({
  kind: 'clearance',
  schema: Clearance,
  id: ({ clearanceId }) => clearanceId,
  lists: ({ orderedAt, clearanceId }) => ({ list1: { by: 'all', sort: `${orderedAt}#${clearanceId}` } }),
});

export function clearances(scope: GroupScope): ListQuery<Clearance> {
  return { entity: ClearanceRecord, scope, index: 'list1', by: 'all', newestFirst: true };
}
