import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const site = resolve(import.meta.dirname, '../../.build/console');
const BUDGET = 200_000;

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** Gzipped bytes of every script and stylesheet that a browser loads for these modules, each once. */
function weight(manifest: Readonly<Record<string, Chunk>>, modules: readonly string[]): number {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}`);
    if (files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const module of modules) visit(module);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file))).length, 0);
}

test('the first load of each page stays within its budget', () => {
  const manifest = JSON.parse(readFileSync(join(site, '.vite', 'manifest.json'), 'utf8'));
  const page = (...modules: string[]) =>
    // With the longer of the two languages; a browser loads one.
    weight(manifest, ['index.html', 'src/texts/fr.ts', ...modules.map((name) => `src/pages/${name}`)]);
  const weights = {
    'sign-in': page('sign-in/sign-in-page.tsx'),
    inbox: page('inbox/inbox-page.tsx', 'inbox/intake-record.tsx'),
    files: page('files/files-page.tsx'),
    file: page('files/file-page.tsx'),
  };
  console.log('First load, gzipped bytes:', weights);
  for (const [name, bytes] of Object.entries(weights)) expect(bytes, name).toBeLessThanOrEqual(BUDGET);
});
