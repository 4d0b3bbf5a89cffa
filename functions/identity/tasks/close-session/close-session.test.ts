import { expect, test } from 'vitest';
import { CONSOLE, tokenEndpoint } from '../../../../test/builders/identity.ts';
import { SessionRefused } from '../../domain/refusals.ts';
import { endedCookie } from '../../domain/session-cookie.ts';
import { useCase } from './close-session.ts';

test('the refresh token is revoked and the cookie taken away', async () => {
  const services = tokenEndpoint();
  const answer = await useCase({}, { origin: CONSOLE, cookies: ['__Host-session=refresh'] }, services);
  expect(answer).toEqual({ output: {}, cookies: [endedCookie] });
  expect(services.revoked).toEqual(['refresh']);
});

test('without a session there is nothing to revoke, and the cookie goes all the same', async () => {
  const services = tokenEndpoint();
  expect(await useCase({}, { origin: CONSOLE, cookies: [] }, services)).toMatchObject({ cookies: [endedCookie] });
  expect(services.revoked).toEqual([]);
});

test('another site cannot end a session', async () => {
  const services = tokenEndpoint();
  const request = { origin: 'https://evil.example', cookies: ['__Host-session=refresh'] };
  expect(await useCase({}, request, services)).toMatchObject({ kind: SessionRefused });
  expect(services.revoked).toEqual([]);
});
