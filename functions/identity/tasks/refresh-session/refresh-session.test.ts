import { expect, test } from 'vitest';
import { CONSOLE, tokenEndpoint } from '../../../../test/builders/identity.ts';
import { SessionRefused } from '../../domain/refusals.ts';
import { sessionCookie } from '../../domain/session-cookie.ts';
import { useCase } from './refresh-session.ts';

const COOKIE = '__Host-session=refresh';
const refresh = (cookies: readonly string[], origin: string | undefined, rotates = false) =>
  useCase({}, { origin, cookies }, tokenEndpoint({ rotates }));

test('the session in the cookie gives a new access token, and the cookie stays', async () => {
  expect(await refresh([COOKIE], CONSOLE)).toEqual({ output: { accessToken: 'access', expiresIn: 1800 } });
});

test('a provider that rotates refresh tokens replaces the cookie', async () => {
  expect(await refresh([COOKIE], CONSOLE, true)).toMatchObject({ cookies: [sessionCookie('next')] });
});

test.each([
  ['no cookie', [], CONSOLE],
  ['a session that ended', ['__Host-session=old'], CONSOLE],
  ['another site', [COOKIE], 'https://evil.example'],
  ['no browser', [COOKIE], undefined],
])('%s is refused', async (_, cookies, origin) => {
  expect(await refresh(cookies, origin)).toMatchObject({ kind: SessionRefused });
});
