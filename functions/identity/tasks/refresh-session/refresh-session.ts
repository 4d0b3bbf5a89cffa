import type { TokenEndpoint } from '../../../../shared/aws/token-endpoint.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineEndpoint } from '../../../../shared/runtime/use-case.ts';
import { SessionRefused } from '../../domain/refusals.ts';
import { sessionCookie, sessionOf } from '../../domain/session-cookie.ts';
import { refreshSession } from './task.ts';

/** A provider that rotates refresh tokens gives a new one, which replaces the cookie. */
export const useCase = defineEndpoint(
  refreshSession,
  async (_input, { origin, cookies }, { tokenEndpoint }: { tokenEndpoint: TokenEndpoint }) => {
    const session = sessionOf(cookies);
    if (!session || origin !== (await tokenEndpoint.consoleOrigin())) return refuse(SessionRefused);
    const tokens = await tokenEndpoint.refresh(session);
    if (tokens === 'refused') return refuse(SessionRefused);
    const { accessToken, expiresIn, refreshToken } = tokens;
    return { output: { accessToken, expiresIn }, ...(refreshToken && { cookies: [sessionCookie(refreshToken)] }) };
  },
);
