import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { dueLifecycles, lifecyclesForPeople, platformsKey } from '../../data/platform.ts';
import { listPlatformConnections } from './task.ts';

export const useCase = defineQuery(listPlatformConnections, async (_, { scope }, { read }) => {
  const [platforms, due, forPeople] = await Promise.all([
    read.get(platformsKey(scope)),
    read.page(dueLifecycles(scope), { limit: 100 }),
    read.page(lifecyclesForPeople(scope), { limit: 100 }),
  ]);
  if (due instanceof Refusal) return due;
  if (forPeople instanceof Refusal) return forPeople;
  return {
    connections: (platforms?.data.connections ?? []).toReversed(),
    due: due.items.map(({ data }) => data),
    forPeople: forPeople.items.map(({ data }) => data),
  };
});
