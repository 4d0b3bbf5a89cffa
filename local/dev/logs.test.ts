import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { follow, legible } from './logs.ts';

const entry = {
  level: 'INFO',
  message: 'work.queries',
  timestamp: '2026-11-24T16:07:56.770Z',
  service: 'work',
  task: 'work.list-human-tasks',
  outcome: 'done',
  milliseconds: 12,
  requests: 1,
  correlationId: 'story',
};
const plain = (line: object) => stripVTControlCharacters(legible(JSON.stringify(line), 'UTC') ?? '');

test('a line of a function: when, area, task, how it ended, what it took, which story', () => {
  expect(plain(entry)).toBe('16:07:56 work       list-human-tasks         done 12 ms, 1 requests, story');
});

test('a failure says why; what the emulator or a library writes is left out', () => {
  const failed = { ...entry, level: 'ERROR', outcome: 'failed', error: { name: 'Error', message: 'no table' } };
  expect(plain(failed)).toContain('Error: no table');
  expect(legible('2026-11-24 16:07:56 INFO [lambda] spawned')).toBeUndefined();
  expect(legible('{"some":"json"}')).toBeUndefined();
});

test('a line that was half written is told once it is whole', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'coulisses-log-')), 'cloud.log');
  writeFileSync(file, 'before\n');
  const said: string[] = [];
  const stop = follow(file, { json: true }, (line) => said.push(line));
  const line = JSON.stringify(entry);
  appendFileSync(file, line.slice(0, 20));
  await sleep(400);
  appendFileSync(file, `${line.slice(20)}\nnoise\n`);
  await sleep(400);
  stop();
  expect(said).toEqual([line]);
});
