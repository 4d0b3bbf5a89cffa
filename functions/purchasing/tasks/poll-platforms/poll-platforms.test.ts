import { expect, test } from 'vitest';
import { connection, storedPlatforms } from '../../../../test/builders/platform.ts';
import { groupContext, NOW, reading } from '../../../../test/builders/use-case.ts';
import { useCase } from './poll-platforms.ts';

test('every connection that is listened to gets an exchange; one that is closed does not', async () => {
  const other = { ...connection, connectionId: connection.connectionId.replace(/.$/, '0'), until: NOW };
  const closed = { ...connection, connectionId: connection.connectionId.replace(/.$/, '1'), closedAt: NOW };
  const all = storedPlatforms(connection, other, closed);
  const { read } = reading(all);
  const started: unknown[] = [];
  const services = {
    read: Object.assign(read, { unfinished: async () => [{ pk: all.key.partition, sk: 'state' }] }),
    workflows: { start: async (_: unknown, name: string, input: unknown) => void started.push([name, input]) },
  };
  expect(await useCase({}, groupContext, services as never)).toEqual({ started: 2 });
  expect(started).toEqual(
    [connection, other].map(({ connectionId }) => [
      `${connectionId}-20261124093000`,
      { companyId: 'brumaire', next: { connectionId, position: '' } },
    ]),
  );
});
