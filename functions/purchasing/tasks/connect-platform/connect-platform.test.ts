import { expect, test } from 'vitest';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import { PlatformFailure } from '../../../../shared/outside/approved-platform.ts';
import { connection, storedPlatforms } from '../../../../test/builders/platform.ts';
import { contextOf, decide, decided, NOW } from '../../../../test/builders/use-case.ts';
import type { CompanyPlatforms } from '../../domain/platform/connection.ts';
import { useCase } from './connect-platform.ts';
import { connectPlatform } from './task.ts';

const input = connectPlatform.example as NonNullable<typeof connectPlatform.example>;
const gather = async (check: () => Promise<void>) => {
  const written: string[] = [];
  const services = {
    platforms: { try: () => ({ check }) },
    secrets: { write: async (_: unknown, name: string, value: string) => void written.push(name, value) },
  };
  const facts = await useCase.gather?.(input, services as never, contextOf());
  return { facts, written };
};

test('the secret is kept apart from the connection, once the platform has let the company in', async () => {
  const { written } = await gather(async () => {});
  expect(written).toEqual([expect.stringMatching(/^platform\/pcn_/), input.clientSecret]);
  const { writes, output } = decided(connectPlatform, useCase, { input });
  expect(JSON.stringify([writes, output])).not.toContain(input.clientSecret);
});

test.each([
  ['denied', 'purchasing.platform-denied'],
  ['forbidden', 'purchasing.platform-address-forbidden'],
  ['unreachable', 'purchasing.platform-unreachable'],
] as const)('a platform that is %s: nothing is kept', async (kind, code) => {
  const { facts, written } = await gather(() => Promise.reject(new PlatformFailure(kind, 'no')));
  expect(facts).toBeInstanceOf(Refusal);
  expect((facts as unknown as Refusal).kind.code).toBe(code);
  expect(written).toEqual([]);
});

test('it takes the place of the one before, which is left from now on', () => {
  const { writes } = decided(connectPlatform, useCase, { input, state: { subject: storedPlatforms(connection) } });
  expect(writes).toMatchObject([
    {
      data: {
        connections: [
          { ...connection, until: NOW },
          { name: 'Plateforme du Midi', since: NOW, cursor: NOW },
        ],
      },
    },
  ]);
});

test('twenty are kept: all that are listened to, and of the others the latest', () => {
  const many = (count: number, more: object) =>
    Array.from({ length: count }, (_, place) => ({
      ...connection,
      connectionId: derivedId('pcn', `${place}`),
      until: NOW,
      ...more,
    }));
  const [first, ...closed] = many(19, { closedAt: NOW });
  const full = storedPlatforms(...(first ? [first] : []), ...closed, connection);
  const [write] = decided(connectPlatform, useCase, { input, state: { subject: full } }).writes;
  const connections = (write?.data as CompanyPlatforms | undefined)?.connections ?? [];
  expect(connections.map(({ connectionId }) => connectionId).slice(0, -1)).toEqual(
    [...closed, connection].map(({ connectionId }) => connectionId),
  );
  expect(decide(connectPlatform, useCase, { input, state: { subject: storedPlatforms(...many(20, {})) } })).toBe(
    'purchasing.too-many-platforms',
  );
});
