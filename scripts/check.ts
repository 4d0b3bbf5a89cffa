/**
 * `npm run check`: everything that can be said of the repository without running it in a cloud. Each check runs, whatever
 * became of the others, and says its time and verdict; what a failed one has to say follows. Exits 1 when one failed.
 *   -- <name>…   only these
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const bin = (path: string): string => join('node_modules', path);

interface Check {
  readonly name: string;
  readonly what: string;
  /** Arguments of `node`. */
  readonly command: readonly string[];
}

const CHECKS: readonly Check[] = [
  {
    name: 'lint',
    what: 'format and lint (biome)',
    command: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
  },
  {
    name: 'promises',
    what: 'no promise forgotten (oxlint, by types)',
    command: [bin('oxlint/bin/oxlint'), '--config', '.oxlintrc.jsonc', '--type-aware'],
  },
  { name: 'types', what: 'types (tsc 7)', command: [bin('typescript7/bin/tsc')] },
  {
    name: 'types-console',
    what: 'types of the console',
    command: [bin('typescript7/bin/tsc'), '--project', 'console'],
  },
  { name: 'build', what: 'every function builds', command: ['scripts/build.ts'] },
  { name: 'sizes', what: 'no function that somebody waits for is heavy', command: ['scripts/sizes.ts'] },
  {
    name: 'build-console',
    what: 'the console builds',
    command: [bin('vite/bin/vite.js'), 'build', '--config', 'console/vite.config.ts', '--logLevel', 'warn'],
  },
  // After the build: its entries are what uses the use cases. They are ignored by git, so knip must not heed that.
  {
    name: 'unused',
    what: 'no unused file, export or dependency (knip)',
    command: [bin('knip/bin/knip.js'), '--no-gitignore', '--no-progress'],
  },
  { name: 'generated', what: 'generated files are fresh', command: ['scripts/generate.ts', '--check'] },
  {
    name: 'architecture',
    what: 'architecture rules and catalogue',
    command: [bin('vitest/vitest.mjs'), 'run', 'test/architecture'],
  },
  { name: 'infra', what: 'synth with cdk-nag, cfn-lint, state machines', command: ['--run', 'check:infra'] },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0)
  throw new Error(`No check is called ${unknown.join(', ')}: ${CHECKS.map(({ name }) => name).join(', ')}.`);

const failed: { check: Check; output: string }[] = [];
for (const check of CHECKS) {
  if (wanted.length > 0 && !wanted.includes(check.name)) continue;
  const started = performance.now();
  const { code, output } = await run(check.command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${check.name.padEnd(14)} ${check.what}`);
  if (code !== 0) failed.push({ check, output });
}
for (const { check, output } of failed) console.log(`\n${check.name}\n${output.trim()}`);
console.log(
  failed.length === 0 ? '\nEvery check passed.' : `\nFailed: ${failed.map(({ check }) => check.name).join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

function run(command: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', reject).on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
