import { expect, test } from 'vitest';
import { Problem } from './problem.ts';

const answer = (body: unknown, init: ResponseInit) => new Response(JSON.stringify(body), init);

test('what a problem document leaves out is empty, not invented', async () => {
  const problem = await Problem.from(answer({ code: 'a.refused' }, { status: 409 }));
  expect(problem).toMatchObject({
    name: 'Problem',
    status: 409,
    code: 'a.refused',
    title: 'a.refused',
    detail: '',
    errors: [],
  });
  expect(problem.instance).toBeUndefined();
  expect(problem.message).toBe('a.refused');
});

test.each([null, [], 'text', 7, { other: 1 }, { code: 7 }, { message: 7 }])(
  'a body of %j is nobody’s: the status speaks',
  async (body) => {
    const problem = await Problem.from(answer(body, { status: 502, statusText: 'Bad Gateway' }));
    expect(problem).toMatchObject({ status: 502, code: 'gateway.502', title: 'Bad Gateway', errors: [] });
  },
);

test('a status without a text has its number', async () => {
  expect((await Problem.from(new Response('<html>', { status: 502 }))).title).toBe('HTTP 502');
});

test('the gateway’s message and request id', async () => {
  const headers = { 'apigw-requestid': 'gw-1' };
  const problem = await Problem.from(answer({ message: 'Too Many Requests' }, { status: 429, headers }));
  expect(problem).toMatchObject({ code: 'gateway.429', title: 'Too Many Requests', instance: 'gw-1' });
});
