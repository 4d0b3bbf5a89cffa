import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { HOSTILE } from './hostile-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));
// One file of JavaScript, as in a function.
const program = join(folder, 'measure.mjs');
buildSync({
  entryPoints: [join(import.meta.dirname, 'measure.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  minify: true,
});

function measure(file: string): { code: string; milliseconds: number; megabytes: number } {
  return JSON.parse(execFileSync(process.execPath, [program, file]).toString());
}

const TELL_PEAK = join(import.meta.dirname, 'tell-peak.ts');
const COMMAND = join(import.meta.dirname, '../../../cli/coulisses.js');

test.each(HOSTILE)('%s', (name, expected, content) => {
  const file = join(folder, name.replaceAll(' ', '-'));
  writeFileSync(file, content());
  let least = measure(file);
  // What else a machine does only ever adds to the time: the least of three is what the file costs.
  for (let i = 0; i < 2 && least.milliseconds >= 2000; i++) {
    const again = measure(file);
    if (again.milliseconds < least.milliseconds) least = again;
  }
  rmSync(file);
  const { code, milliseconds, megabytes } = least;
  console.log(`${name}: ${code}, ${Math.round(milliseconds)} ms, ${Math.round(megabytes)} MB`);
  expect(code).toMatch(new RegExp(`^${expected}`));
  expect(milliseconds).toBeLessThan(2000);
  expect(megabytes).toBeLessThan(256);
});

/** What the costliest ones cost the command, whose answer is several times larger than the file. */
const COSTLY = ['different attributes', 'unknown elements', 'a PDF with an invoice of 10 MB'];

test.each(HOSTILE.filter(([name]) => COSTLY.includes(name)))('the command: %s', (name, _, content) => {
  const file = join(folder, name.replaceAll(' ', '-'));
  writeFileSync(file, content());
  for (const task of [['validate'], ['read', '--locations'], ['read', '--human']]) {
    const { stderr } = spawnSync(process.execPath, ['--import', TELL_PEAK, COMMAND, 'einvoice', ...task, file], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const megabytes = Number(stderr.toString());
    console.log(`${name}, ${task.join(' ')}: ${Math.round(megabytes)} MB`);
    expect(megabytes).toBeLessThan(256);
  }
  rmSync(file);
});
