import type { TokenEndpoint } from '../../../../shared/aws/token-endpoint.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineEndpoint } from '../../../../shared/runtime/use-case.ts';
import { SessionRefused } from '../../domain/refusals.ts';
import { endedCookie, sessionOf } from '../../domain/session-cookie.ts';
import { closeSession } from './task.ts';

/** If it runs twice: a revoked token is revoked. */
export const useCase = defineEndpoint(
  closeSession,
  async (_input, { origin, cookies }, { tokenEndpoint }: { tokenEndpoint: TokenEndpoint }) => {
    if (origin !== (await tokenEndpoint.consoleOrigin())) return refuse(SessionRefused);
    const session = sessionOf(cookies);
    if (session) await tokenEndpoint.revoke(session);
    return { output: {}, cookies: [endedCookie] };
  },
);
