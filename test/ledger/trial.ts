import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { startWorld } from '../faults/world.ts';
import type { Trial } from '../trial.ts';
import { AT_ONCE, IN_SEQUENCE } from './defects.ts';
import { keepsTheBooks } from './properties.ts';
import * as product from './system.ts';
import { write } from './writers.ts';

const SEQUENCES = 10_000;
const SINGLES = 5_000;
const BATCHED = 10_000;
const WRITERS = 64;
/** Enough to meet each planted mistake. */
const FOR_DEFECTS = { sequences: 300, writing: { singles: 60, batched: 50, writers: 16 } };

/**
 * The books balance to the cent, and each journal is numbered from 1 without a gap in the order of time: in any sequence of
 * commands, and with many people at once while transactions conflict and answers are lost.
 */
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
    const world = await startWorld();
    try {
      for (const plugin of IN_SEQUENCE)
        if (!(await noticed(plugin, folder))) violations.push(`Not noticed: ${plugin.name}`);
      const sound = await world.functions();
      const writing = { singles: Math.min(cases, SINGLES), batched: Math.min(2 * cases, BATCHED), writers: WRITERS };
      const { figures, violations: wrong } = await write(world, sound, 'writers', writing);
      console.table(figures);
      violations.push(...wrong);
      await sound.stop();
      for (const defect of AT_ONCE) {
        const functions = await world.functions(defect);
        const caught = await write(world, functions, `planted-${defect.name}`, FOR_DEFECTS.writing).catch(String);
        if (typeof caught !== 'string' && caught.violations.length === 0)
          violations.push(`Not noticed: ${defect.name}`);
        else
          console.log(`${defect.name}: ${typeof caught === 'string' ? caught : caught.violations[0]?.slice(0, 150)}`);
        await functions.stop();
      }
      const planted = IN_SEQUENCE.length + AT_ONCE.length;
      return { figures: { sequences, commandsEach: 50, ...counts, ...figures, defectsPlanted: planted }, violations };
    } finally {
      await world.stop();
      await rm(folder, { recursive: true });
    }
  },
};

async function noticed(plugin: Plugin, folder: string): Promise<boolean> {
  const outfile = join(folder, `${plugin.name}.mjs`);
  const entryPoints = [join(import.meta.dirname, 'system.ts')];
  await build({ entryPoints, outfile, plugins: [plugin], bundle: true, platform: 'node', format: 'esm', banner });
  const mistaken = (await import(pathToFileURL(outfile).href)) as typeof product;
  try {
    await keepsTheBooks(mistaken, FOR_DEFECTS.sequences, { seed: 7, endOnFailure: true });
    return false;
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    console.log(`${plugin.name}: ${String((cause as Error).message).slice(0, 150)}`);
    return true;
  }
}

/** For what is bundled of packages that are CommonJS. */
const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
