import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CommandRecorded } from './audit.ts';
import { defineEvent } from './event.ts';
import { pageInput, pageOf } from './paging.ts';
import { PLATFORM_REFUSALS } from './problems.ts';
import { batchListener, command, endpoint, job, listener, query, step } from './task.ts';

describe('triggers', () => {
  test('say what was left out', () => {
    expect(command('POST', 'things')).toEqual({
      kind: 'command',
      method: 'POST',
      path: 'things',
      of: 'company',
      ifMatch: false,
    });
    expect(command('PUT', 'things', { of: 'group', ifMatch: true })).toMatchObject({ of: 'group', ifMatch: true });
    expect(query('things')).toEqual({ kind: 'query', method: 'GET', path: 'things', of: 'company' });
    expect(endpoint('POST', 'session')).toMatchObject({ kind: 'endpoint', of: 'group' });
    expect(step()).toEqual({ kind: 'step', from: 'record' });
    expect(job('rate(1 hour)')).toEqual({ kind: 'job', schedule: 'rate(1 hour)' });
    expect(listener(CommandRecorded)).toEqual({ kind: 'listener', events: [CommandRecorded], together: false });
    expect(batchListener(CommandRecorded)).toMatchObject({ kind: 'listener', together: true });
  });
});

test('the type of an event is its name and version', () => {
  const data = z.object({});
  const event = defineEvent({ name: 'a.happened', version: 2, summary: 'x', aggregate: 'thing', data, example: {} });
  expect(event.type).toBe('a.happened.v2');
  expect(CommandRecorded.data.parse(CommandRecorded.example)).toEqual(CommandRecorded.example);
});

describe('paging', () => {
  const input = z.strictObject(pageInput);

  test('a query string becomes a page, 25 items unless told', () => {
    expect(input.parse({})).toEqual({ limit: 25 });
    expect(input.parse({ limit: '100', cursor: 'abc' })).toEqual({ limit: 100, cursor: 'abc' });
  });

  test.each(['0', '101', '1.5', 'ten', '-1'])('a limit of %s is refused', (limit) => {
    expect(input.safeParse({ limit }).success).toBe(false);
  });

  test('a page carries no total', () => {
    expect(pageOf(z.string()).parse({ items: ['a'], nextCursor: 'b', total: 9 })).toEqual({
      items: ['a'],
      nextCursor: 'b',
    });
  });
});

test('refusals of the platform have codes of their own', () => {
  const codes = Object.values(PLATFORM_REFUSALS)
    .flat()
    .map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => code.startsWith('platform.'))).toBe(true);
});
