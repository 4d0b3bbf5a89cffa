import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Trial } from '../trial.ts';
import { DEFECTS } from './defects.ts';
import { keepsTheBooks } from './properties.ts';
import * as product from './system.ts';

const SEQUENCES = 10_000;
/** Of sequences, always the same ones, in which each planted mistake must show itself. */
const UNTIL_NOTICED = 300;

/** In any sequence of commands the books balance to the cent, and each journal is numbered from 1 without a gap in the order of time. */
export const trial: Trial = {
  name: 'ledger',
  async run({ cases }) {
    const violations: string[] = [];
    const sequences = Math.min(cases, SEQUENCES);
    const counts = await keepsTheBooks(product, sequences);
    console.table(counts);
    for (const [what, times] of Object.entries(counts))
      if (times === 0) violations.push(`In no sequence: ${what}. The trial proves nothing about it`);

    const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
    try {
      for (const plugin of DEFECTS)
        if (!(await noticed(plugin, folder))) violations.push(`Not noticed: ${plugin.name}`);
    } finally {
      await rm(folder, { recursive: true });
    }
    return { figures: { sequences, commandsEach: 50, ...counts, defectsPlanted: DEFECTS.length }, violations };
  },
};

async function noticed(plugin: Plugin, folder: string): Promise<boolean> {
  const outfile = join(folder, `${plugin.name}.mjs`);
  const entryPoints = [join(import.meta.dirname, 'system.ts')];
  await build({ entryPoints, outfile, plugins: [plugin], bundle: true, platform: 'node', format: 'esm', banner });
  const mistaken = (await import(pathToFileURL(outfile).href)) as typeof product;
  try {
    await keepsTheBooks(mistaken, UNTIL_NOTICED, { seed: 7, endOnFailure: true });
    return false;
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    console.log(`${plugin.name}: ${String((cause as Error).message).slice(0, 150)}`);
    return true;
  }
}

/** For what is bundled of packages that are CommonJS. */
const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
