import { afterEach, expect, test, vi } from 'vitest';
import { Problem } from './problem.ts';
import { withRetries } from './retry.ts';

const KEYED = { method: 'POST', headers: { 'Idempotency-Key': 'a-key-of-mine' }, body: '{"a":1}' };
const to = (init: RequestInit = {}) => new Request('http://127.0.0.1/x', init);
afterEach(() => vi.restoreAllMocks());

/** Sends through answers given one after another; a function may throw instead. */
function sending(answers: readonly (() => Response)[], attempts = 5) {
  const sent: { body: string; signal: AbortSignal }[] = [];
  const waits: number[] = [];
  const send = withRetries({
    fetch: async (request) => {
      sent.push({ body: await request.text(), signal: request.signal });
      const answer = answers[sent.length - 1];
      if (!answer) throw new Error('one attempt too many');
      return answer();
    },
    attempts,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
  return { send, sent, waits };
}
const answering = (status: number) => () => new Response('{}', { status });
const lost = () => {
  throw new TypeError('fetch failed');
};

test('a command without its key is sent once, whatever becomes of it', async () => {
  const post = { method: 'POST', body: '{}' };
  const refused = sending([answering(503)]);
  expect((await refused.send(to(post))).status).toBe(503);
  const unanswered = sending([lost]);
  await expect(unanswered.send(to(post))).rejects.toBeInstanceOf(Problem);
  expect([refused.sent.length, unanswered.sent.length]).toEqual([1, 1]);
});

test('every attempt carries the whole body', async () => {
  const { send, sent } = sending([answering(429), lost, answering(200)]);
  expect((await send(to(KEYED))).status).toBe(200);
  expect(sent.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
});

test('waits grow to at most ten seconds, spread at random', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const { send, waits } = sending(
    Array.from({ length: 9 }, () => answering(503)),
    9,
  );
  await send(to());
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
});

test('no wait is asked by "Retry-After: 0", and one that is a date is ours', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const after = (value: string) => () => new Response('', { status: 503, headers: { 'Retry-After': value } });
  const { send, waits } = sending([after('0'), after('Wed, 21 Oct 2026 07:28:00 GMT'), answering(200)]);
  await send(to());
  expect(waits).toEqual([0, 200]);
});

test('another conflict than "busy" is final', async () => {
  const { send, sent } = sending([() => Response.json({ code: 'a.conflict' }, { status: 409 })]);
  const response = await send(to(KEYED));
  expect(await response.json()).toEqual({ code: 'a.conflict' });
  expect(sent).toHaveLength(1);
});

test('only a 409 says busy', async () => {
  const { send, sent } = sending([() => Response.json({ code: 'platform.busy' }, { status: 400 })]);
  await send(to(KEYED));
  expect(sent).toHaveLength(1);
});

test('who gives up is heard: during an attempt, and while waiting', async () => {
  const during = new AbortController();
  const first = sending([
    () => {
      during.abort(new Error('given up'));
      return lost();
    },
  ]);
  await expect(first.send(to({ signal: during.signal }))).rejects.toThrow('given up');
  expect(first.sent).toHaveLength(1);
  expect(first.sent[0]?.signal.aborted).toBe(true);

  const waiting = new AbortController();
  const send = withRetries({
    fetch: async () => new Response('', { status: 503 }),
    attempts: 5,
    wait: async () => waiting.abort(new Error('given up')),
  });
  await expect(send(to({ signal: waiting.signal }))).rejects.toThrow('given up');
});

test('an attempt without an answer ends after 31 seconds', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort(new Error('too long')));
  const { send, sent } = sending([lost], 1);
  await expect(send(to())).rejects.toMatchObject({ code: 'network.unreachable', title: 'No answer' });
  expect(timeout).toHaveBeenCalledWith(31_000);
  expect(sent[0]?.signal.aborted).toBe(true);
});

test('the cause of a lost answer is kept', async () => {
  const problem = await sending([lost], 1)
    .send(to())
    .catch((error: unknown) => error);
  expect(problem).toMatchObject({ status: 0, detail: 'TypeError: fetch failed', cause: expect.any(TypeError) });
});
