/**
 * `npm test`: everything that proves the product on this machine: unit tests, architecture and infrastructure rules, then
 * the stories in a local cloud with policies enforced, in a browser where there is one. Says what it could not run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const began = performance.now();

/** Debian's browser. Without one the stories of test/console are left out. */
const browser = existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium');

const suites: readonly (readonly [name: string, ...args: string[]])[] = [
  ['unit, architecture and infrastructure', 'run'],
  ['the local cloud itself', 'run', '--config', 'test/local-cloud/vitest.config.ts'],
  ['stories in the local cloud', 'run', '--config', 'vitest.cloud.config.ts', ...(browser ? [] : ['--project', 'e2e'])],
];

const failed: string[] = [];
for (const [name, ...args] of suites) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}

const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.log(`\n${suites.length - failed.length} of ${suites.length} suites passed in ${minutes} min.`);
if (!browser) console.log('Not run: the stories in a browser, for want of chromium (CHROMIUM=<path> names another).');
console.log('Not part of it: `npm run conformance` (official rules of EN 16931) and `npm run trials`.');
if (failed.length > 0) {
  console.error(`Failed: ${failed.join('; ')}.`);
  process.exitCode = 1;
}
