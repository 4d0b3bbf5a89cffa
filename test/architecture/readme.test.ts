import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { AREAS } from '../../functions/areas.ts';

const ROOT = resolve(import.meta.dirname, '../..');

test('the README lists every area with the number of its tasks', () => {
  const rows = readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(
    /^\| \[([a-z-]+)\]\(functions\/\1\/\) \| .+ \| (\d+) \|$/gm,
  );
  const told = [...rows].map(([, area, tasks]) => `${area} ${tasks}`);
  expect(told.sort()).toEqual(AREAS.map(({ id, tasks }) => `${id} ${tasks.length}`).sort());
});

test('every command that a page for people names is a script of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/local-cloud.md', 'docs/einvoice.md']) {
    const named = readFileSync(join(ROOT, page), 'utf8').matchAll(/npm run ([a-z][\w:-]*)/g);
    for (const [, name = ''] of named) expect([page, name, name in scripts]).toEqual([page, name, true]);
  }
});
