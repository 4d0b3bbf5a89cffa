import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ines, scanner, storedMember } from '../../../../test/builders/identity.ts';
import { reading } from '../../../../test/builders/use-case.ts';
import type { Member } from '../../domain/member.ts';
import { useCase } from './authorise.ts';

const ISSUER = 'https://cognito-idp.eu-west-3.amazonaws.com/pool';
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forger = generateKeyPairSync('rsa', { modulusLength: 2048 });
let keys: Server;

/** The public keys of the user pool, as it publishes them (RFC 7517). */
beforeAll(async () => {
  const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' };
  keys = createServer((request, response) =>
    response.end(request.url === '/pool/.well-known/jwks.json' ? JSON.stringify({ keys: [jwk] }) : '{}'),
  ).listen(0, '127.0.0.1');
  await once(keys, 'listening');
  vi.stubEnv('ISSUER', ISSUER);
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(keys.address() as AddressInfo).port}`);
});
afterAll(() => keys.close());

const seconds = Math.floor(Date.now() / 1000);
const claims = { iss: ISSUER, token_use: 'access', client_id: scanner.memberId, iat: seconds, exp: seconds + 60 };

function tokenOf(given: object = {}, key: KeyObject = ours.privateKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part({ ...claims, ...given })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

const enter = (token: string, member: Member = scanner, now = '2026-11-24T09:30:00.000Z') =>
  useCase(token, now, reading(storedMember(member)));

test('a machine client that is a member enters with its roles', async () => {
  const { memberId: id, name, kind, memberships } = scanner;
  expect(await enter(tokenOf())).toEqual({ id, name, kind, memberships });
});

test.each([
  ['a token that another key signed', tokenOf({}, forger.privateKey)],
  ['a token that is over', tokenOf({ exp: seconds - 60 })],
  ['a token of another issuer', tokenOf({ iss: `${ISSUER}2` })],
  ['an ID token', tokenOf({ token_use: 'id' })],
  ['a client that is no member', tokenOf({ client_id: 'stranger' })],
  ['a changed token', tokenOf().replace(/\.[^.]{8}/, '.AAAAAAAA')],
  ['no token at all', 'x'],
])('%s does not', async (_, token) => {
  expect(await enter(token)).toBeUndefined();
});

test('a machine’s token does not open a person’s membership', async () => {
  expect(await enter(tokenOf({ client_id: ines.memberId }), ines)).toBeUndefined();
});

test('the last day ends at midnight in Paris', async () => {
  const ending = { ...scanner, until: '2026-11-24' };
  expect(await enter(tokenOf(), ending, '2026-11-24T22:59:59.999Z')).toBeDefined();
  expect(await enter(tokenOf(), ending, '2026-11-24T23:00:00.000Z')).toBeUndefined();
});
