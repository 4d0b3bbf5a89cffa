import { expect, test } from 'vitest';
import { CONSOLE, tokenEndpoint } from '../../../../test/builders/identity.ts';
import { SessionRefused } from '../../domain/refusals.ts';
import { sessionCookie } from '../../domain/session-cookie.ts';
import { useCase } from './open-session.ts';
import { openSession } from './task.ts';

const open = (given: object = {}, origin: string | null = CONSOLE) =>
  useCase(
    { code: 'code', codeVerifier: 'verifier', ...given },
    { origin: origin ?? undefined, cookies: [] },
    tokenEndpoint(),
  );

test('the access token is answered, the refresh token is only in the cookie', async () => {
  const answer = await open();
  expect(answer).toEqual({ output: { accessToken: 'access', expiresIn: 1800 }, cookies: [sessionCookie('refresh')] });
  expect(JSON.stringify(openSession.output.parse((answer as { output: unknown }).output))).not.toContain('refresh');
});

test.each([
  ['a wrong code', { code: 'stolen' }, CONSOLE],
  ['a code without its verifier (PKCE)', { codeVerifier: 'guessed' }, CONSOLE],
  ['another site', {}, 'https://evil.example'],
  ['a subdomain of the console', {}, 'https://x.console.example'],
  ['no browser', {}, null],
])('%s is refused', async (_, given, origin) => {
  expect(await open(given, origin)).toMatchObject({ kind: SessionRefused });
});

test('a provider that gives no refresh token opens no session', async () => {
  const endpoint = {
    consoleOrigin: async () => CONSOLE,
    exchange: async () => ({ accessToken: 'access', expiresIn: 1800 }),
  };
  const services = { tokenEndpoint: endpoint as never };
  expect(await useCase({ code: 'c', codeVerifier: 'v' }, { origin: CONSOLE, cookies: [] }, services)).toMatchObject({
    kind: SessionRefused,
  });
});
