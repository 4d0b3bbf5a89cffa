import { defineEntity, type Key } from '../../../shared/aws/entity.ts';
import type { ListQuery } from '../../../shared/aws/reader.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { CompanyPlatforms } from '../domain/platform/connection.ts';
import { PlatformArrival, PlatformFlow } from '../domain/platform/flow.ts';
import { InvoiceLifecycle } from '../domain/platform/lifecycle.ts';
import { needsAPerson, nextDue } from '../domain/platform/statuses.ts';

/*
 * Access patterns
 * | who asks                                        | how                                      |
 * | a company's connections                         | their one key                            |
 * | companies with a connection that is listened to | unfinished                               |
 * | a flow; how a content arrived; a lifecycle      | their key                                |
 * | invoices with a status to send, oldest first    | list1 = due, by the moment of the status |
 * | statuses that a person must look at             | list2 = person, by the invoice's number  |
 */

export const PLATFORMS_KIND = 'company-platforms';

export const CompanyPlatformsRecord = defineEntity({
  kind: PLATFORMS_KIND,
  schema: CompanyPlatforms,
  id: () => 'all',
  unfinishedSince: ({ connections }) => connections.find(({ closedAt }) => closedAt === undefined)?.since,
});

export const platformsKey = (scope: Scope): Key<CompanyPlatforms> => CompanyPlatformsRecord.key(scope, 'all');

export const PlatformFlowRecord = defineEntity({
  kind: 'platform-flow',
  schema: PlatformFlow,
  id: ({ connectionId, flowId }) => `${connectionId}/${flowId}`,
});

export const flowKey = (scope: Scope, { connectionId, flowId }: Pick<PlatformFlow, 'connectionId' | 'flowId'>) =>
  PlatformFlowRecord.key(scope, `${connectionId}/${flowId}`);

export const PlatformArrivalRecord = defineEntity({
  kind: 'platform-arrival',
  schema: PlatformArrival,
  id: ({ intakeId }) => intakeId,
});

export const InvoiceLifecycleRecord = defineEntity({
  kind: 'invoice-lifecycle',
  schema: InvoiceLifecycle,
  id: ({ lifecycleId }) => lifecycleId,
  lists: (lifecycle) => {
    const due = nextDue(lifecycle);
    return {
      ...(due && { list1: { by: 'due', sort: `${due.at}#${lifecycle.lifecycleId}` } }),
      ...(needsAPerson(lifecycle) && { list2: { by: 'person', sort: `${lifecycle.number}#${lifecycle.lifecycleId}` } }),
    };
  },
});

export const dueLifecycles = (scope: Scope): ListQuery<InvoiceLifecycle> => ({
  entity: InvoiceLifecycleRecord,
  scope,
  index: 'list1',
  by: 'due',
});

export const lifecyclesForPeople = (scope: Scope): ListQuery<InvoiceLifecycle> => ({
  entity: InvoiceLifecycleRecord,
  scope,
  index: 'list2',
  by: 'person',
});
