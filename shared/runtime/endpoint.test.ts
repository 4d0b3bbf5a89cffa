import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { answerOf, httpEvent, lambdaContext } from '../../test/builders/runtime.ts';
import { defineTask, endpoint } from '../contracts/task.ts';
import { defineRefusal, refuse } from '../kernel/refusal.ts';
import { endpointHandler } from './endpoint.ts';
import { defineEndpoint } from './use-case.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
const No = defineRefusal({
  code: 'store.no',
  status: 403,
  title: { fr: 'Non', en: 'No' },
  detail: { fr: 'Non merci.', en: 'No thanks.' },
});
const task = defineTask({
  id: 'store.open',
  summary: 'x',
  trigger: endpoint('POST', 'open'),
  input: z.strictObject({ what: z.string() }),
  output: z.object({ seen: z.unknown() }),
  refusals: [No],
  access: {},
  failureImpact: 'x.',
});
const useCase = defineEndpoint(task, async ({ what }, request) => {
  if (what === 'no') return refuse(No);
  if (what === 'broken') throw new Error('a secret of the inside');
  return { output: { seen: request }, ...(what === 'cookie' && { cookies: ['a=1; Secure'] }) };
});
const ask = async (what: string, given: object = {}) => {
  const event = { ...httpEvent({ body: { what }, headers: { origin: 'https://console.example' } }), ...given };
  return (await endpointHandler(task, useCase, {})(event as never, lambdaContext)) as { cookies?: string[] };
};

test('the use case sees origin and cookies, of API Gateway or of the bare header', async () => {
  const origin = 'https://console.example';
  expect(answerOf(await ask('x')).body).toEqual({ seen: { origin, cookies: [] } });
  expect(answerOf(await ask('x', { cookies: ['a=1', 'b=2'] })).body).toEqual({
    seen: { origin, cookies: ['a=1', 'b=2'] },
  });
  const headers = { origin, cookie: 'a=1; b=2' };
  expect(answerOf(await ask('x', { headers })).body).toEqual({ seen: { origin, cookies: ['a=1', 'b=2'] } });
});

test('a cookie is set only when the use case says so', async () => {
  expect((await ask('cookie')).cookies).toEqual(['a=1; Secure']);
  expect(await ask('x')).not.toHaveProperty('cookies');
});

test('nothing of a session stays in a cache', async () => {
  expect(answerOf(await ask('cookie')).headers['cache-control']).toBe('no-store');
});

test.each([
  ['a refusal', 'no', {}, 403, 'store.no'],
  ['a wrong input', 'x', { body: '{"what":1}' }, 400, 'platform.invalid-input'],
  ['a body that is no object', 'x', { body: '[]' }, 400, 'platform.invalid-input'],
  ['a defect', 'broken', {}, 500, 'platform.failure'],
])('%s', async (_, what, given, status, code) => {
  const answer = answerOf(await ask(what, given));
  expect(answer).toMatchObject({ status, body: { code } });
  expect(JSON.stringify(answer)).not.toContain('secret');
});
