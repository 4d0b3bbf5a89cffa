import { expect, test } from 'vitest';
import type { ItemPut } from '../aws/database.ts';
import type { EventEnvelope } from '../contracts/event.ts';
import { assertAnswerSize, assertSizes } from './sizes.ts';

/** An item of exactly so many bytes: the name `k` and a text. */
const put = (bytes: number): ItemPut => ({
  table: 'main',
  item: { k: { S: 'é'.repeat((bytes - 1) >> 1) + 'x'.repeat((bytes - 1) & 1) } },
  condition: '',
});
const event = (bytes: number) => {
  const empty = { type: 'a.b.v1', data: '' };
  return { ...empty, data: 'x'.repeat(bytes - JSON.stringify(empty).length) } as unknown as EventEnvelope;
};

test('an item may have 400 KB, as DynamoDB counts', () => {
  expect(() => assertSizes('a.b', [put(400 * 1024)], [])).not.toThrow();
  expect(() => assertSizes('a.b', [put(400 * 1024 + 1)], [])).toThrow('a.b: an item is over 409600 bytes');
});

test('a transaction may have 100 items and 4 MB', () => {
  const items = (count: number, bytes: number) => Array.from({ length: count }, () => put(bytes));
  expect(() => assertSizes('a.b', items(100, 41_943), [])).not.toThrow();
  expect(() => assertSizes('a.b', items(101, 100), [])).toThrow('writes 101 items at once, 100 at most');
  expect(() => assertSizes('a.b', items(100, 41_944), [])).toThrow('a.b writes over 4194304 bytes at once');
});

test('an event may have 200 KB of the 256 KB that an entry of the bus takes', () => {
  expect(() => assertSizes('a.b', [], [event(200 * 1024)])).not.toThrow();
  expect(() => assertSizes('a.b', [], [event(200 * 1024 + 1)])).toThrow('a.b.v1 is over 204800 bytes');
});

test('a step may answer 200 KB of the 256 KiB that pass between two states', () => {
  const answer = (bytes: number) => 'x'.repeat(bytes - 2);
  expect(() => assertAnswerSize('a.b', answer(200 * 1024))).not.toThrow();
  expect(() => assertAnswerSize('a.b', answer(200 * 1024 + 1))).toThrow('a.b answers 204801 bytes');
});
