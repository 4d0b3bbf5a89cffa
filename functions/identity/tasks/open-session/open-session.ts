import type { TokenEndpoint } from '../../../../shared/aws/token-endpoint.ts';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { defineEndpoint } from '../../../../shared/runtime/use-case.ts';
import { SessionRefused } from '../../domain/refusals.ts';
import { sessionCookie } from '../../domain/session-cookie.ts';
import { openSession } from './task.ts';

export const useCase = defineEndpoint(
  openSession,
  async ({ code, codeVerifier }, { origin }, { tokenEndpoint }: { tokenEndpoint: TokenEndpoint }) => {
    if (origin !== (await tokenEndpoint.consoleOrigin())) return refuse(SessionRefused);
    const tokens = await tokenEndpoint.exchange(code, codeVerifier);
    if (tokens === 'refused' || !tokens.refreshToken) return refuse(SessionRefused);
    const { accessToken, expiresIn, refreshToken } = tokens;
    return { output: { accessToken, expiresIn }, cookies: [sessionCookie(refreshToken)] };
  },
);
