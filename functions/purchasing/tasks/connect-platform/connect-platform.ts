import { put } from '../../../../shared/aws/entity.ts';
import type { Secrets } from '../../../../shared/aws/secrets.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { PlatformFailure } from '../../../../shared/outside/approved-platform.ts';
import type { ApprovedPlatforms } from '../../../../shared/outside/xp-z12-013.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { CompanyPlatformsRecord, platformsKey } from '../../data/platform.ts';
import { connected, type PlatformConnection, secretName } from '../../domain/platform/connection.ts';
import {
  PlatformAddressForbidden,
  PlatformDenied,
  PlatformUnreachable,
  TooManyPlatforms,
} from '../../domain/refusals.ts';
import { connectPlatform } from './task.ts';

const REFUSALS: { readonly [kind in PlatformFailure['kind']]?: typeof PlatformUnreachable } = {
  forbidden: PlatformAddressForbidden,
  denied: PlatformDenied,
};

/** Asks the platform to let the company in before anything is kept. If it runs twice: the same connection, the same secret. */
export const useCase = defineCommand(connectPlatform, {
  async gather(
    { name, clientSecret, ...access },
    { secrets, platforms }: { secrets: Secrets; platforms: ApprovedPlatforms },
    { scope, newId },
  ) {
    try {
      await platforms.try({ ...access, clientSecret }).check();
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      return refuse(REFUSALS[error.kind] ?? PlatformUnreachable, { platform: name, detail: error.message });
    }
    await secrets.write(scope, secretName(newId('pcn')), clientSecret);
    return undefined;
  },
  reads: (_, { scope }) => ({ subject: platformsKey(scope) }),
  decide({ clientSecret: _, ...given }, { subject }, { scope, now, newId }) {
    const connection: PlatformConnection = {
      connectionId: newId('pcn'),
      ...given,
      since: now,
      cursor: now,
      invoicesReceived: 0,
      statusesReceived: 0,
      statusesSent: 0,
    };
    const after = connected(subject?.data.connections ?? [], connection);
    if (!after) return refuse(TooManyPlatforms);
    return decided(connection, { writes: [put(CompanyPlatformsRecord, scope, subject, after)] });
  },
});
