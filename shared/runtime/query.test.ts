import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { MemoryDatabase } from '../../test/builders/memory-database.ts';
import { answerOf, httpEvent, lambdaContext, type Request } from '../../test/builders/runtime.ts';
import { routeKey } from '../contracts/names.ts';
import { pageInput } from '../contracts/paging.ts';
import { defineTask, query } from '../contracts/task.ts';
import { queriesHandler } from './query.ts';
import { defineQuery } from './use-case.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
const common = { summary: 'x', refusals: [], access: {}, failureImpact: 'x.', role: 'auditor' } as const;
const getBox = defineTask({
  ...common,
  id: 'store.get-box',
  trigger: query('boxes/{boxId}'),
  input: z.strictObject({ boxId: z.string() }),
  output: z.object({ boxId: z.string(), version: z.number().optional() }),
});
const listBoxes = defineTask({
  ...common,
  id: 'store.list-boxes',
  trigger: query('boxes', { of: 'group' }),
  input: z.strictObject(pageInput),
  output: z.object({ limit: z.number() }),
});
const queries = [
  {
    task: getBox,
    useCase: defineQuery(getBox, async ({ boxId }, { scope }) => {
      if (boxId === 'broken') throw new Error('a secret of the inside');
      const secret = 'not in the schema';
      return { boxId: `${scope.companyId} ${boxId}`, secret, ...(boxId === 'versioned' && { version: 3 }) };
    }),
  },
  { task: listBoxes, useCase: defineQuery(listBoxes, async ({ limit }) => ({ limit })) },
] as unknown as Parameters<typeof queriesHandler>[1];
const ask = async (request: Request) =>
  answerOf(await queriesHandler('store', queries, new MemoryDatabase(), {})(httpEvent(request), lambdaContext));

test('the key of a route is that of API Gateway', () => {
  expect(routeKey(getBox)).toBe('GET /api/store/v1/companies/{companyId}/boxes/{boxId}');
  expect(routeKey(listBoxes)).toBe('GET /api/store/v1/boxes');
});

const route = routeKey(getBox);

test('the query of the route answers, with what its schema says and no more', async () => {
  expect(await ask({ route, path: { boxId: 'b' } })).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: { boxId: 'brumaire b' },
  });
});

test('one thing has its version as ETag', async () => {
  expect((await ask({ route, path: { boxId: 'versioned' } })).headers.etag).toBe('"3"');
});

test.each<[string, Request, number, string]>([
  ['another company', { companyId: 'nivose' }, 404, 'platform.company-not-found'],
  ['a parameter that is not declared', { query: { colour: 'red' } }, 400, 'platform.invalid-input'],
  ['a path that the query string would change', { query: { boxId: 'other' }, path: { boxId: 'b' } }, 200, ''],
  ['a defect', { path: { boxId: 'broken' } }, 500, 'platform.failure'],
  ['a route that nobody answers', { route: 'GET /other' }, 500, 'platform.failure'],
])('%s', async (_, request, status, code) => {
  const answer = await ask({ route, path: { boxId: 'b' }, ...request });
  expect(answer.status).toBe(status);
  if (code) expect(answer.body.code).toBe(code);
  else expect(answer.body.boxId).toBe('brumaire b');
  expect(JSON.stringify(answer)).not.toContain('secret');
});

test('what belongs to the group needs a role over the group', async () => {
  expect(await ask({ route: routeKey(listBoxes) })).toMatchObject({ status: 403 });
});
