import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type LockedPackage, needlessExceptions, packageFindings, secretsIn, versionFindings } from './supply-chain.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

test('every package is pinned by its content and may be used', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> };
  expect(packageFindings(packages)).toEqual([]);
  expect(needlessExceptions(packages)).toEqual([]);
  expect(versionFindings(JSON.parse(read('package.json')))).toEqual([]);
});

test('a package that may not be used is named', () => {
  const fine = { license: 'MIT', resolved: 'https://r/x.tgz', integrity: 'sha512-x' };
  expect(
    packageFindings({ 'node_modules/a': fine, 'node_modules/b': { ...fine, license: '(MIT OR GPL-3.0-or-later)' } }),
  ).toEqual([]);
  expect(packageFindings({ 'node_modules/c': { ...fine, license: 'GPL-3.0-only' } })[0]).toContain(
    'c is under “GPL-3.0-only”',
  );
  expect(packageFindings({ 'node_modules/d': { ...fine, license: 'MIT AND SSPL-1.0' } })).toHaveLength(1);
  expect(packageFindings({ 'node_modules/e': { license: 'MIT', resolved: 'git+ssh://x' } })).toHaveLength(2);
  // An exception is a package's, not its licence's.
  const weak = { ...fine, license: 'MPL-2.0' };
  expect(packageFindings({ 'node_modules/axe-core': weak, 'node_modules/f': weak })).toEqual([
    'f is under “MPL-2.0”: see test/architecture/supply-chain.ts',
  ]);
  expect(needlessExceptions({ 'node_modules/axe-core': weak })).toEqual(['lightningcss', 'caniuse-lite']);
  expect(versionFindings({ dependencies: { a: '^1.0.0', b: '1.0.0', c: 'npm:typescript@7.0.2' } })).toEqual([
    'a is wanted as “^1.0.0”: pin one version',
  ]);
});

test('the list of components (SBOM) names every package that the product is made of', () => {
  const { dependencies, scripts } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const [, ...args] = (scripts?.sbom ?? '').split(' ');
  const { bomFormat, components } = JSON.parse(
    execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 }),
  ) as { bomFormat: string; components: { name: string; version: string }[] };
  expect(bomFormat).toBe('CycloneDX');
  const named = components.map(({ name, version }) => `${name}@${version}`);
  expect(named).toEqual(expect.arrayContaining(Object.entries(dependencies ?? {}).map((pair) => pair.join('@'))));
});

test('no file holds a secret', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const found = files
    .split('\0')
    .filter((file) => file && existsSync(join(ROOT, file)) && !/\.(png|pdf|woff2|ico)$/.test(file))
    .flatMap((file) => secretsIn(read(file)).map((kind) => `${file}: ${kind}`));
  expect(found).toEqual([]);
});

test('what looks like a secret is found', () => {
  const key = ['AKIA', 'ABCDEFGHIJKLMNOP'].join('');
  expect(secretsIn(`aws_access_key_id = ${key}`)).toEqual(['an AWS access key']);
  expect(secretsIn(['-----BEGIN', 'PRIVATE KEY-----'].join(' '))).toEqual(['a private key']);
  expect(secretsIn('https://$' + '{user}:$' + '{password}@example.org and eyJ alone')).toEqual([]);
});
