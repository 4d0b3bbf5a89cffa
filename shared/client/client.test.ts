import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ClientOptions, createClient, etagOf, Problem } from './client.ts';
import { machineToken } from './machine-token.ts';

interface Scripted {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Closes the connection instead of answering. */
  readonly drop?: true;
}

let server: Server;
let baseUrl: string;
let script: Scripted[];
let seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    const answer = script.shift() ?? { status: 599 };
    if (answer.drop) {
      request.socket.destroy();
      return;
    }
    const { status, headers = {}, body: content } = answer;
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(content === undefined ? '' : JSON.stringify(content));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  script = [];
  seen = [];
});

const waited: number[] = [];
const clientWith = (options: ClientOptions = {}) =>
  createClient({
    baseUrl,
    wait: async (milliseconds) => {
      waited.push(milliseconds);
    },
    ...options,
  });
const problem = (status: number, code: string): Scripted => ({
  status,
  headers: { 'Content-Type': 'application/problem+json' },
  body: { type: `urn:coulisses:problem:${code}`, title: 'Title', status, detail: 'Detail', instance: 'r-1', code },
});
const CLAIM = '/api/work/v1/companies/{companyId}/human-tasks/{taskId}/claim';
const UPLOADS = '/api/purchasing/v1/companies/{companyId}/uploads';
const claim = (client = clientWith()) =>
  client.post(CLAIM, {
    params: { path: { companyId: 'brumaire', taskId: 'htk_1' }, header: { 'If-Match': etagOf(3) } },
  });
const read = (client = clientWith()) =>
  client.get('/api/parties/v1/companies/{companyId}/parties', {
    params: { path: { companyId: 'brumaire' }, query: { limit: 2 } },
  });

test('fills path and query, and gives body and ETag', async () => {
  script = [{ status: 200, body: { items: [] }, headers: { ETag: '"7"' } }];
  expect(await read()).toEqual({ data: { items: [] }, etag: '"7"' });
  expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/parties/v1/companies/brumaire/parties?limit=2' });
  expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
});

test('a command carries a key of its own for each call, the same one over all attempts, and If-Match', async () => {
  script = [
    { status: 503, body: { message: 'Service Unavailable' } },
    { status: 200, body: {} },
    { status: 200, body: {} },
  ];
  const client = clientWith();
  await claim(client);
  await claim(client);
  const keys = seen.map(({ headers }) => headers['idempotency-key']);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
  expect(seen.map(({ headers }) => headers['if-match'])).toEqual(['"3"', '"3"', '"3"']);
});

test('a key that the caller gives is kept', async () => {
  script = [{ status: 200, body: {} }];
  await clientWith().post(UPLOADS, {
    params: { path: { companyId: 'brumaire' }, header: { 'Idempotency-Key': 'my-own-key' } },
    body: { name: 'a.xml', size: 1 },
  });
  expect(seen[0]?.headers['idempotency-key']).toBe('my-own-key');
  expect(seen[0]?.body).toBe('{"name":"a.xml","size":1}');
});

test.each([
  ['429', { status: 429, body: { message: 'Too Many Requests' } }],
  ['503', { status: 503, body: { message: 'Service Unavailable' } }],
  ['a busy 409', problem(409, 'platform.busy')],
  ['a lost connection', { status: 0, drop: true as const }],
])('%s is tried again', async (_, first) => {
  script = [first, { status: 200, body: {} }];
  await claim();
  expect(seen).toHaveLength(2);
});

test.each([400, 404, 409, 412, 422, 500])('%i is not tried again', async (status) => {
  script = [problem(status, 'some.code'), { status: 200, body: {} }];
  await expect(claim()).rejects.toMatchObject({ status });
  expect(seen).toHaveLength(1);
});

test('attempts are bounded, and the last answer is the one that counts', async () => {
  script = Array.from({ length: 10 }, () => ({ status: 429, body: { message: 'Too Many Requests' } }));
  await expect(claim(clientWith({ attempts: 3 }))).rejects.toMatchObject({ status: 429, code: 'gateway.429' });
  expect(seen).toHaveLength(3);
});

test('a 5xx of the gateway is tried again, one of ours with a problem document is not', async () => {
  script = [
    { status: 500, body: { message: 'Internal Server Error' } },
    { status: 200, body: {} },
  ];
  await read();
  expect(script).toHaveLength(0);
  script = [problem(500, 'platform.failure'), { status: 200, body: {} }];
  await expect(read()).rejects.toMatchObject({ status: 500, code: 'platform.failure' });
});

test('Retry-After is honoured, up to ten seconds', async () => {
  waited.length = 0;
  script = [
    { status: 429, body: {}, headers: { 'Retry-After': '2' } },
    { status: 429, body: {}, headers: { 'Retry-After': '3600' } },
    { status: 200, body: {} },
  ];
  await read();
  expect(waited).toEqual([2000, 10_000]);
});

test('a problem document becomes a Problem', async () => {
  const document = problem(409, 'work.human-task-claimed');
  script = [
    { ...document, body: { ...(document.body as object), errors: [{ pointer: '/outcome', detail: 'Unknown' }] } },
  ];
  const refused = await claim().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Problem);
  expect(refused).toMatchObject({
    status: 409,
    code: 'work.human-task-claimed',
    title: 'Title',
    detail: 'Detail',
    instance: 'r-1',
    errors: [{ pointer: '/outcome', detail: 'Unknown' }],
    message: 'Title: Detail',
  });
});

test('the gateway’s message, an answer that is no JSON, and no answer become a Problem too', async () => {
  script = [{ status: 404, body: { message: 'Not Found' }, headers: { 'apigw-requestid': 'gw-1' } }];
  await expect(read()).rejects.toMatchObject({
    status: 404,
    code: 'gateway.404',
    title: 'Not Found',
    instance: 'gw-1',
  });
  script = [{ status: 502 }];
  await expect(read(clientWith({ attempts: 1 }))).rejects.toMatchObject({
    status: 502,
    code: 'gateway.502',
    title: 'Bad Gateway',
  });
  script = [{ status: 0, drop: true }];
  await expect(read(clientWith({ attempts: 1 }))).rejects.toMatchObject({ status: 0, code: 'network.unreachable' });
});

test('an aborted call ends at once and is not tried again', async () => {
  script = [
    { status: 503, body: {} },
    { status: 200, body: {} },
  ];
  const controller = new AbortController();
  const client = clientWith({ wait: async () => controller.abort() });
  const call = client.get('/api/identity/v1/me', { signal: controller.signal });
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toHaveLength(1);
});

test('a token that the gateway refuses is renewed once; a refusal of the task is final', async () => {
  const asked: (string | undefined)[] = [];
  const token = (rejected?: string) => {
    asked.push(rejected);
    return rejected === undefined ? 'old' : 'new';
  };
  script = [
    { status: 403, body: { message: 'Forbidden' } },
    { status: 200, body: {} },
  ];
  await claim(clientWith({ token }));
  expect(asked).toEqual([undefined, 'old']);
  expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);

  script = [problem(403, 'platform.role-missing')];
  await expect(claim(clientWith({ token }))).rejects.toMatchObject({ code: 'platform.role-missing' });
  expect(seen).toHaveLength(3);

  script = [{ status: 404, body: { message: 'Not Found' } }];
  await expect(claim(clientWith({ token }))).rejects.toMatchObject({ status: 404 });
  expect(seen).toHaveLength(4);

  script = [
    { status: 401, body: { message: 'Unauthorized' } },
    { status: 200, body: {} },
  ];
  await claim(clientWith({ token }));
  expect(seen.slice(4).map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
});

test('without a token none is sent', async () => {
  script = [{ status: 200, body: {} }];
  await read(clientWith({ token: () => undefined }));
  expect(seen[0]?.headers.authorization).toBeUndefined();
});

test('a machine client fetches one token for many calls and a new one when it is refused', async () => {
  const token = machineToken({ tokenUrl: `${baseUrl}/oauth2/token`, clientId: 'id', clientSecret: 'secret' });
  script = [
    { status: 200, body: { access_token: 'one' } },
    { status: 200, body: { access_token: 'two' } },
  ];
  expect(await Promise.all([token(), token()])).toEqual(['one', 'one']);
  expect(await Promise.all([token('one'), token('one')])).toEqual(['two', 'two']);
  expect(seen).toHaveLength(2);
  expect(seen[0]?.headers.authorization).toBe(`Basic ${btoa('id:secret')}`);
  expect(seen[0]?.body).toBe('grant_type=client_credentials&scope=coulisses%2Fapi');
});

test('a machine client that the identity provider refuses gets a Problem, and may try again', async () => {
  const token = machineToken({ tokenUrl: `${baseUrl}/oauth2/token`, clientId: 'id', clientSecret: 'wrong' });
  script = [
    { status: 400, body: { error: 'invalid_client' } },
    { status: 200, body: { access_token: 'one' } },
  ];
  await expect(token()).rejects.toBeInstanceOf(Problem);
  expect(await token()).toBe('one');
});

test('the language of texts is asked for', async () => {
  script = [{ status: 200, body: {} }];
  await read(clientWith({ language: () => 'fr' }));
  expect(seen[0]?.headers['accept-language']).toBe('fr');
});

test('types know paths, parameters, bodies and answers', () => {
  const client = clientWith();
  const never = () => {
    // @ts-expect-error no such path
    void client.get('/api/work/v1/nothing');
    // @ts-expect-error If-Match is missing
    void client.post(CLAIM, { params: { path: { companyId: 'b', taskId: 't' } } });
    const body = { name: 'a.xml', size: 'large' };
    // @ts-expect-error the size is a number
    void client.post(UPLOADS, { params: { path: { companyId: 'b' } }, body });
    void client.post('/api/parties/v1/companies/{companyId}/parties', {
      params: { path: { companyId: 'b' } },
      body: { name: 'a', roles: ['supplier'], country: 'FR' },
    });
    void client.get('/api/parties/v1/companies/{companyId}/parties', { params: { path: { companyId: 'b' } } }).then(
      // Arrays of an answer are arrays.
      ({ data }) => data.items.map(({ roles }) => roles.join()),
    );
    void client.get('/api/identity/v1/me').then(({ data }) => {
      data.member.memberId satisfies string;
      // @ts-expect-error no such field
      return data.member.nothing;
    });
  };
  expect(never).toBeTypeOf('function');
});
