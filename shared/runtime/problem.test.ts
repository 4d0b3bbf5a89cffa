import { expect, test } from 'vitest';
import { answerOf, BoxSealed } from '../../test/builders/runtime.ts';
import { InvalidInput } from '../contracts/problems.ts';
import { Refusal, refuse } from '../kernel/refusal.ts';
import { failure, problem } from './problem.ts';

test('a refusal is a problem document (RFC 9457) in the caller’s language', () => {
  expect(answerOf(problem(refuse(BoxSealed, { boxId: 'b' }), 'fr', 'request-1'))).toEqual({
    status: 409,
    headers: { 'content-type': 'application/problem+json', 'content-language': 'fr', 'cache-control': 'no-store' },
    body: {
      type: 'urn:coulisses:problem:store.box-sealed',
      title: 'Boîte scellée',
      status: 409,
      detail: 'La boîte b est scellée.',
      instance: 'request-1',
      code: 'store.box-sealed',
    },
  });
  expect(answerOf(problem(refuse(BoxSealed, { boxId: 'b' }), 'en', 'r')).body.detail).toBe('The box b is sealed.');
});

test('mistakes in the request are told one by one', () => {
  const errors = [{ pointer: '/a', detail: 'x' }];
  expect(answerOf(problem(new Refusal(InvalidInput, {}, errors), 'en', 'r')).body.errors).toEqual(errors);
});

test('a failure says how to go on, in both languages', () => {
  const [fr, en] = (['fr', 'en'] as const).map((language) => answerOf(failure(new Error('x'), language, 'request-1')));
  expect(fr).toMatchObject({ status: 500, body: { code: 'platform.failure', instance: 'request-1' } });
  expect(fr?.body.title).not.toBe(en?.body.title);
  expect(fr?.body.detail).not.toBe(en?.body.detail);
});

test.each([
  ['a throttled call', { name: 'ThrottlingException' }],
  ['a busy user pool', { name: 'TooManyRequestsException' }],
  [
    'a throttled item of a transaction',
    { name: 'TransactionCanceledException', CancellationReasons: [{ Code: 'None' }, { Code: 'ThrottlingError' }] },
  ],
])('%s is asked again in a moment', (_, details) => {
  const answer = answerOf(failure(Object.assign(new Error('x'), details), 'en', 'r'));
  expect(answer).toMatchObject({
    status: 429,
    headers: { 'retry-after': '2', 'content-type': 'application/problem+json' },
    body: { code: 'platform.overloaded' },
  });
});

test('a transaction that was cancelled for another reason is a failure', () => {
  const details = { name: 'TransactionCanceledException', CancellationReasons: [{ Code: 'ValidationError' }] };
  expect(answerOf(failure(Object.assign(new Error('x'), details), 'en', 'r')).status).toBe(500);
});
