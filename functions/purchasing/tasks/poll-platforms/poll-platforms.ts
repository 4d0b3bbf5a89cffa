import type { Workflows } from '../../../../shared/aws/workflows.ts';
import { companyOfPartition } from '../../../../shared/runtime/partition.ts';
import { defineJob, type Reading } from '../../../../shared/runtime/use-case.ts';
import { PLATFORMS_KIND, platformsKey } from '../../data/platform.ts';
import { platformExchange } from '../../workflows.ts';
import { pollPlatforms } from './task.ts';

/** If it runs twice within a second: an execution of the same name is started once. */
export const useCase = defineJob(
  pollPlatforms,
  async (_, { now }, { workflows, read }: { workflows: Workflows } & Reading) => {
    const second = now.slice(0, 19).replaceAll(/\D/g, '');
    let started = 0;
    for (const { pk } of await read.unfinished(PLATFORMS_KIND, now)) {
      const { scope } = companyOfPartition(pk);
      const platforms = await read.get(platformsKey(scope));
      for (const { connectionId, closedAt } of platforms?.data.connections ?? []) {
        if (closedAt) continue;
        await workflows.start(platformExchange, `${connectionId}-${second}`, {
          companyId: scope.companyId,
          next: { connectionId, position: '' },
        });
        started++;
      }
    }
    return { started };
  },
);
