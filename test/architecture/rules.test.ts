import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { layerOf, SENTENCES, violations } from './rules.ts';
import { parse, readSources } from './sources.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['functions', 'shared', 'infra', 'scripts', 'console', 'local', 'test'];

describe('the repository', async () => {
  const sources = await readSources(ROOT, FOLDERS);

  test('keeps every rule', () => {
    expect(violations(sources)).toEqual([]);
  });

  test('was really read: files of every room, and imports between them', () => {
    const rooms = Object.groupBy(sources, ({ path }) => layerOf(path) ?? 'unknown');
    for (const room of [
      'area',
      'public',
      'domain',
      'data',
      'task',
      'use-case',
      'kernel',
      'contracts',
      'aws',
      'runtime',
    ])
      expect(rooms[room as keyof typeof rooms]?.length, room).toBeGreaterThan(1);
    // An import that resolved wrongly would escape every rule about where it leads.
    const known = new Set(sources.map(({ path }) => path));
    const resolved = sources
      .filter(({ path }) => /^(functions|shared)\//.test(path))
      .flatMap(({ imports }) => imports.flatMap(({ path }) => path ?? []));
    expect(resolved.length).toBeGreaterThan(200);
    const unread = (path: string) => path.startsWith('shared/client/generated/') || path.endsWith('.json');
    expect(resolved.filter((path) => !known.has(path) && !unread(path))).toEqual([]);
  });
});

/** One planted defect: files of a tiny repository, and the one line that must be found. */
interface Planted {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly found: string;
}

const TASK = 'functions/a/tasks/do-it/task.ts';
const USE_CASE = 'functions/a/tasks/do-it/do-it.ts';
const planted: readonly Planted[] = [
  {
    name: 'areas.ts that imports a task',
    files: { 'functions/areas.ts': `import { t } from './a/tasks/do-it/task.ts';` },
    found: 'functions/areas.ts lists areas',
  },
  {
    name: 'area.ts that imports data/',
    files: { 'functions/a/area.ts': `import { r } from './data/r.ts';` },
    found: 'area.ts declares the area',
  },
  {
    name: 'public.ts that imports data/',
    files: { 'functions/a/public.ts': `import { r } from './data/r.ts';` },
    found: 'public.ts holds ids',
  },
  {
    name: 'workflows.ts that imports domain/',
    files: { 'functions/a/workflows.ts': `export { d } from './domain/d.ts';` },
    found: 'workflows.ts imports the contracts only',
  },
  {
    name: 'domain/ that reads a file',
    files: { 'functions/a/domain/d.ts': `import { readFile } from 'node:fs/promises';` },
    found: 'domain/ is pure',
  },
  {
    name: 'domain/ that imports a store',
    files: { 'functions/a/domain/d.ts': `import type { Reader } from '../../../shared/aws/reader.ts';` },
    found: 'domain/ is pure',
  },
  {
    name: 'data/ that imports the runtime',
    files: { 'functions/a/data/d.ts': `import { c } from '../../../shared/runtime/carry-out.ts';` },
    found: 'data/ imports zod',
  },
  {
    name: 'task.ts that imports a use case',
    files: { [TASK]: `import { useCase } from './do-it.ts';` },
    found: 'task.ts imports zod',
  },
  {
    name: 'task.ts with a Node built-in',
    files: { [TASK]: `const fs = await import('node:fs');` },
    found: 'task.ts imports zod',
  },
  {
    name: 'a use case that imports a client of shared/aws',
    files: { [USE_CASE]: `import { Database } from '../../../../shared/aws/database.ts';` },
    found: 'A use case imports',
  },
  {
    name: 'a use case that imports another use case',
    files: { [USE_CASE]: `import { useCase } from '../other/other.ts';` },
    found: 'A use case imports',
  },
  {
    name: 'a use case with the SDK',
    files: { [USE_CASE]: `import { S3Client } from '@aws-sdk/client-s3';` },
    found: 'The AWS SDK is spoken only',
  },
  {
    name: 'shared/kernel that imports the contracts',
    files: { 'shared/kernel/k.ts': `import { r } from '../contracts/roles.ts';` },
    found: 'shared/kernel stands on nothing',
  },
  {
    name: 'shared/contracts with a Node built-in',
    files: { 'shared/contracts/c.ts': `import { createHash } from 'node:crypto';` },
    found: 'shared/contracts imports zod',
  },
  {
    name: 'shared/client that imports the kernel',
    files: { 'shared/client/c.ts': `import { m } from '../kernel/money.ts';` },
    found: 'shared/client imports openapi-fetch',
  },
  {
    name: 'an adapter that imports AWS',
    files: { 'shared/outside/o.ts': `import { i } from '../aws/inbox.ts';` },
    found: 'shared/outside speaks with parties',
  },
  {
    name: 'shared/ that imports an area',
    files: { 'shared/runtime/r.ts': `import type { Party } from '../../functions/a/domain/d.ts';` },
    found: 'shared/ knows no business area',
  },
  {
    name: 'shared/standards that imports the kernel',
    files: { 'shared/standards/x/s.ts': `import { m } from '../../kernel/money.ts';` },
    found: 'shared/standards is usable without the rest',
  },
  {
    name: 'shared/aws that imports the runtime',
    files: { 'shared/aws/a.ts': `import type { Context } from '../runtime/use-case.ts';` },
    found: 'shared/aws stands below',
  },
  {
    name: 'infra/ that imports a domain',
    files: { 'infra/i.ts': `import { d } from '../functions/a/domain/d.ts';` },
    found: 'infra/, console/ and scripts/ read declarations only',
  },
  {
    name: 'the console with the runtime',
    files: { 'console/src/c.tsx': `import { p } from '../../shared/runtime/problem.ts';` },
    found: 'The console runs in a browser',
  },
  {
    name: 'an area that imports another area’s domain',
    files: { [USE_CASE]: `import type { B } from '../../../b/domain/d.ts';` },
    found: 'An area imports of another area only its public.ts',
  },
  {
    name: 'a cycle of areas',
    files: {
      'functions/a/public.ts': `import type { B } from '../b/public.ts';`,
      'functions/b/public.ts': `import type { C } from '../c/public.ts';`,
      'functions/c/public.ts': `export type { A } from '../a/public.ts';`,
    },
    found: 'functions: a → b → c → a: The graph of areas has no cycle',
  },
  {
    name: 'task.ts that reaches a Node built-in through the kernel',
    files: {
      [TASK]: `import { d } from '../../domain/d.ts';`,
      'functions/a/domain/d.ts': `import { k } from '../../../shared/kernel/k.ts';`,
      'shared/kernel/k.ts': `import { createHash } from 'node:crypto';`,
    },
    found: 'reaches node:crypto through shared/kernel/k.ts',
  },
  {
    name: 'a use case that makes a scope',
    files: { [USE_CASE]: `import { companyScope } from '../../../../shared/kernel/scope.ts';` },
    found: 'Only shared/runtime, the demonstration and tests make scopes',
  },
  {
    name: 'a use case that takes the group for itself',
    files: { [USE_CASE]: `import { groupOf as g } from '../../../../shared/runtime/partition.ts';` },
    found: 'groupOf is for the authoriser',
  },
  { name: 'Date.now', files: { [USE_CASE]: `const t = Date.now();` }, found: 'uses Date.now' },
  { name: 'new Date()', files: { 'functions/a/domain/d.ts': `const t = new Date();` }, found: 'uses new Date()' },
  { name: 'Math.random', files: { 'shared/aws/a.ts': `const r = [1].map(Math.random);` }, found: 'uses Math.random' },
  {
    name: 'randomUUID, renamed',
    files: { 'shared/aws/a.ts': `import { randomUUID as id } from 'node:crypto';` },
    found: 'uses randomUUID',
  },
  {
    name: 'crypto.randomUUID',
    files: { 'shared/aws/a.ts': `const id = crypto.randomUUID();` },
    found: 'Time and randomness are arguments',
  },
  {
    name: 'a use case that reads the environment',
    files: { [USE_CASE]: `const table = process.env.MAIN_TABLE;` },
    found: 'A use case reads no environment',
  },
  {
    name: 'the named z',
    files: { 'functions/a/domain/d.ts': `import { z } from 'zod';` },
    found: 'the named import defeats tree shaking',
  },
  {
    name: 'a file in no room',
    files: { 'functions/a/utils/u.ts': `export const u = 1;` },
    found: 'The tree of the architecture has no room for this file',
  },
];

describe('a planted defect is found', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  test.each(planted)('$name', async ({ files, found }) => {
    const root = await mkdtemp(join(tmpdir(), 'coulisses-architecture-'));
    folders.push(root);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(root, dirname(path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const lines = violations(await readSources(root, FOLDERS));
    expect(
      lines.some((line) => line.includes(found)),
      lines.join('\n'),
    ).toBe(true);
  });

  test('each rule is shown failing at least once', () => {
    const shown = planted.flatMap(({ files }) =>
      violations(Object.entries(files).map(([path, text]) => parse(path, text))),
    );
    expect(SENTENCES.filter((sentence) => !shown.some((line) => line.endsWith(sentence)))).toEqual([]);
  });
});

describe('what is allowed is not found', () => {
  test.each([
    ['a comment and a text', USE_CASE, `// Date.now()\nconst text = "import { z } from 'zod'; new Date()";`],
    ['a date from an argument', USE_CASE, `export const f = (now: string) => new Date(now);`],
    ['types of a service', USE_CASE, `import type { Archive } from '../../../../shared/aws/archive.ts';`],
    [
      'types named one by one',
      USE_CASE,
      `import { type Archive, type Inbox } from '../../../../shared/aws/archive.ts';`,
    ],
    ['the clock in the runtime', 'shared/runtime/r.ts', `export const now = () => new Date().toISOString();`],
    ['zod as a namespace', 'functions/a/domain/d.ts', `import * as z from 'zod';`],
    [
      'anything in a test',
      'functions/a/tasks/do-it/do-it.test.ts',
      `import { companyScope } from '../../../../shared/kernel/scope.ts';`,
    ],
  ])('%s', (_, path, text) => {
    expect(violations([parse(path, text)])).toEqual([]);
  });
});
