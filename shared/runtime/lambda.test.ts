import { beforeEach, expect, test, vi } from 'vitest';
import { MemoryDatabase } from '../../test/builders/memory-database.ts';
import { lambdaContext } from '../../test/builders/runtime.ts';

const lines: Record<string, unknown>[] = [];
vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'store');
// The logger writes through a console of its own.
vi.mock(import('./log.ts'), () => {
  const take = (level: string) => (message: unknown, details: unknown) =>
    lines.push({ level, message, ...(details as object) });
  return { log: () => ({ info: take('info'), error: take('error') }) as never };
});
const { lambda } = await import('./lambda.ts');

beforeEach(() => {
  lines.length = 0;
});

test('one line per invocation: what, how it ended, how long, what DynamoDB will bill', async () => {
  const database = new MemoryDatabase();
  const handler = lambda<string, string>('store.fill-box', database, async (event, account) => {
    account.outcome = 'done';
    account.companyId = 'brumaire';
    database.meter.requests = 2;
    return event;
  });
  expect(await handler('x', lambdaContext)).toBe('x');
  const line = {
    level: 'info',
    message: 'store.fill-box',
    task: 'store.fill-box',
    outcome: 'done',
    companyId: 'brumaire',
    requestId: 'request-1',
    milliseconds: expect.any(Number),
    requests: 2,
    writeUnits: 0,
    readUnits: 0,
  };
  expect(lines).toEqual([line]);
  // Each invocation is counted for itself, although the container lives on.
  await handler('y', lambdaContext);
  expect(lines).toEqual([line, line]);
});

test('a failure is logged with its error and thrown on, so that retries and the alarm see it', async () => {
  const error = new Error('broken');
  const handler = lambda('store.fill-box', undefined, async () => {
    throw error;
  });
  await expect(handler('x', lambdaContext)).rejects.toBe(error);
  expect(lines).toMatchObject([{ level: 'error', outcome: 'failed', error }]);
});

test('an error that was answered is logged as one too', async () => {
  const handler = lambda('store.fill-box', undefined, async (_event, account) => {
    account.error = new Error('answered with 500');
    return 500;
  });
  expect(await handler('x', lambdaContext)).toBe(500);
  expect(lines).toMatchObject([{ level: 'error' }]);
});
