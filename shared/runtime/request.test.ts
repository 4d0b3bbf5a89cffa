import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { bodyOf, correlationOf, pathOf } from './request.ts';

const read = (body: string | undefined, isBase64Encoded = false) =>
  bodyOf({ ...(body !== undefined && { body }), isBase64Encoded }, 'en');

test('the body is a JSON object, as text or as base64; no body is an empty one', () => {
  expect(read('{"a":"é"}')).toEqual({ a: 'é' });
  expect(read(Buffer.from('{"a":"é"}').toString('base64'), true)).toEqual({ a: 'é' });
  expect(read(undefined)).toEqual({});
  expect(read('')).toEqual({});
});

test.each(['[]', 'null', '1', '"a"', '{', 'a=1', '{"a":1}}'])('%s is refused, as a whole', (body) => {
  expect(read(body)).toMatchObject({ errors: [{ pointer: '', detail: expect.stringContaining('a JSON object') }] });
});

test('whatever is sent, an object or a refusal', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), fc.boolean(), (body, base64) => {
      const answer = read(body, base64);
      expect(answer instanceof Refusal || (typeof answer === 'object' && !Array.isArray(answer))).toBe(true);
    }),
  );
});

test('the company is no parameter: the scope holds it', () => {
  expect(pathOf({ pathParameters: { companyId: 'brumaire', boxId: 'b' } }, 'company')).toEqual({ boxId: 'b' });
  expect(pathOf({ pathParameters: { companyId: 'brumaire' } }, 'group')).toEqual({ companyId: 'brumaire' });
  expect(pathOf({}, 'company')).toEqual({});
});

test.each(['{"a":"\\ud800"}', '{"a":[{"b":"\\udc00x"}]}', '{"\\ud800":1}'])(
  'half a surrogate pair is no text: %s',
  (body) => {
    expect(read(body)).toMatchObject({ errors: [{ pointer: '' }] });
  },
);

test.each(['{"__proto__":{}}', '{"a":[{"__proto__":1}]}', '{"a":{"\\u005f_proto__":1}}'])(
  'a field that would be dropped without a word is refused: %s',
  (body) => {
    expect(read(body)).toMatchObject({ errors: [{ pointer: '', detail: expect.stringContaining('__proto__') }] });
  },
);

test('the word may stand in a text', () => {
  expect(read('{"a":"__proto__"}')).toEqual({ a: '__proto__' });
});

test('a whole pair and a null character are text', () => {
  expect(read('{"a":"\\u0000\\ud83d\\ude00"}')).toEqual({ a: '\u0000😀' });
});

const correlation = (given: string | undefined) => {
  const event = { headers: { 'x-correlation-id': given }, requestContext: { requestId: 'request-1' } };
  return correlationOf(event as never, 'en');
};

test('the caller’s correlation id, or that of the request', () => {
  expect(correlation('story-0001')).toEqual({ id: 'story-0001' });
  expect(correlation(undefined)).toEqual({ id: 'request-1' });
});

test.each(['', 'short', 'with blank', 'line\nbreak-0001', 'x'.repeat(65)])('%j is refused', (given) => {
  expect(correlation(given)).toMatchObject({ errors: [{ detail: expect.stringContaining('X-Correlation-Id') }] });
});
