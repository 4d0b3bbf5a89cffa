import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryDatabase } from '../../test/builders/memory-database.ts';
import { answerOf, fillBox, httpEvent, lambdaContext, type Request, useCase } from '../../test/builders/runtime.ts';
import type { CommandTrigger, TaskDeclaration } from '../contracts/task.ts';
import type { AnyCommand } from './carry-out.ts';
import { commandHandler } from './command.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
let database: MemoryDatabase;
beforeEach(() => {
  database = new MemoryDatabase();
});

const versioned = { ...fillBox, trigger: { ...fillBox.trigger, ifMatch: true } };
async function ask(request: Request, task: TaskDeclaration<CommandTrigger> = fillBox) {
  const handler = commandHandler(task, useCase, database, {});
  return answerOf(
    await handler(httpEvent({ path: { boxId: 'b' }, body: { content: 'x' }, ...request }), lambdaContext),
  );
}

test('is admitted, validated, carried out and answered with its version', async () => {
  expect(await ask({})).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', etag: '"1"' },
    body: { boxId: 'b', content: 'x' },
  });
  expect(database.ofKind('command')).toHaveLength(1);
});

test('the path says which thing, whatever the body says', async () => {
  expect((await ask({ body: { content: 'x', boxId: 'other' } })).body).toEqual({ boxId: 'b', content: 'x' });
});

test('the same key is the same call of the same person; another person’s key is another call', async () => {
  await ask({});
  expect((await ask({})).headers.etag).toBe('"1"');
  expect((await ask({ headers: { 'idempotency-key': 'key-00000002' } })).headers.etag).toBe('"2"');
  const other = httpEvent({ path: { boxId: 'b' }, body: { content: 'y' } });
  const principal = { id: 'user_malik', name: 'Malik', kind: 'person', memberships: { brumaire: ['clerk'] } };
  other.requestContext.authorizer.lambda.principal = JSON.stringify(principal);
  const answer = answerOf(await commandHandler(fillBox, useCase, database, {})(other, lambdaContext));
  expect(answer.headers.etag).toBe('"3"');
});

test('the ids that a command makes are those of caller and key', async () => {
  const made: string[] = [];
  const noting: AnyCommand = {
    ...useCase,
    reads: (input, context, facts) => {
      made.push(context.newId('box', 'one'));
      return useCase.reads(input, context, facts);
    },
  };
  for (const [id, key] of [
    ['user_camille', 'key-00000001'],
    ['user_camille', 'key-00000001'],
    ['user_camille', 'key-00000002'],
    ['user_malik', 'key-00000001'],
  ] as const) {
    const event = httpEvent({ path: { boxId: 'b' }, body: { content: 'x' }, headers: { 'idempotency-key': key } });
    const principal = { id, name: id, kind: 'person', memberships: { brumaire: ['clerk'] } };
    event.requestContext.authorizer.lambda.principal = JSON.stringify(principal);
    await commandHandler(fillBox, noting, database, {})(event, lambdaContext);
  }
  expect(made[1]).toBe(made[0]);
  expect(new Set(made).size).toBe(3);
});

describe('a no has its status and code, in the caller’s language', () => {
  test.each<[string, Request, number, string]>([
    ['another company', { companyId: 'nivose' }, 404, 'platform.company-not-found'],
    ['a lower role', { roles: ['auditor'] }, 403, 'platform.role-missing'],
    ['no idempotency key', { headers: { 'idempotency-key': '' } }, 400, 'platform.idempotency-key-missing'],
    ['a key that is too short', { headers: { 'idempotency-key': 'short' } }, 400, 'platform.idempotency-key-missing'],
    ['a key with a blank', { headers: { 'idempotency-key': 'key 00000001' } }, 400, 'platform.idempotency-key-missing'],
    ['a body that is no JSON', { body: '{' }, 400, 'platform.invalid-input'],
    ['a field too many', { body: { content: 'x', more: 1 } }, 400, 'platform.invalid-input'],
    ['what the use case refuses', { body: { content: 'sealed' } }, 409, 'store.box-sealed'],
  ])('%s', async (_, request, status, code) => {
    const answer = await ask(request);
    expect(answer).toMatchObject({ status, body: { code, status, instance: 'request-1' } });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json', 'content-language': 'en' });
    const french = await ask({ ...request, headers: { ...request.headers, 'accept-language': 'fr' } });
    expect(french.body.detail).not.toBe(answer.body.detail);
    expect(database.items.size).toBe(0);
  });

  test('the key of another request', async () => {
    await ask({});
    expect(await ask({ body: { content: 'y' } })).toMatchObject({
      status: 422,
      body: { code: 'platform.idempotency-key-reused' },
    });
  });
});

describe('a task that changes what somebody has seen', () => {
  test.each([
    ['without If-Match', {}, 428],
    ['with any version', { 'if-match': '*' }, 412],
    ['with several versions', { 'if-match': '"1", "2"' }, 412],
    ['with a weak version', { 'if-match': 'W/"1"' }, 412],
    ['with an older version', { 'if-match': '"0"' }, 412],
    ['with the version seen', { 'if-match': '"1"' }, 200],
  ])('%s', async (_, headers, status) => {
    await ask({});
    expect((await ask({ headers: { 'idempotency-key': 'key-00000002', ...headers } }, versioned)).status).toBe(status);
  });
});

test('a defect says nothing of the inside, only where to find it', async () => {
  const answer = await ask({ body: { content: 'broken' } });
  expect(answer).toMatchObject({ status: 500, body: { code: 'platform.failure', instance: 'request-1' } });
  expect(JSON.stringify(answer)).not.toContain('secret');
});

test('what a table has no room for is not done, and is done once when it is asked again', async () => {
  const throttled = Object.assign(new Error('x'), { name: 'ThrottlingException' });
  const transact = vi.spyOn(database, 'transact').mockRejectedValueOnce(throttled);
  expect(await ask({})).toMatchObject({ status: 429, headers: { 'retry-after': '2' } });
  expect(await ask({})).toMatchObject({ status: 200, headers: { etag: '"1"' } });
  expect(transact).toHaveBeenCalledTimes(2);
  expect(database.ofKind('command')).toHaveLength(1);
});
