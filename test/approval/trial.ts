import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Trial } from '../trial.ts';
import { MISTAKES } from './mistakes.ts';
import { asksWhatItSays, neverApprovedWithout } from './properties.ts';
import type * as system from './system.ts';
import * as product from './system.ts';

const SEQUENCES = 10_000;
/** Of sequences, always the same ones, in which each mistake must show itself. */
const UNTIL_NOTICED = 4000;
const SETTINGS = { seed: 7, endOnFailure: true };

/** Sequences of what people do, played with the use cases against books kept beside them; then with mistakes planted. */
export const trial: Trial = {
  name: 'approval',
  async run({ cases }) {
    const sequences = Math.min(cases, SEQUENCES);
    const violations: string[] = [];
    asksWhatItSays(product, sequences);
    const counts = neverApprovedWithout(product, sequences);
    console.table(counts);
    for (const [what, times] of Object.entries(counts))
      if (times === 0) violations.push(`In no sequence: ${what}. The trial proves nothing about it`);

    const folder = await mkdtemp(join(tmpdir(), 'approval-'));
    try {
      const unchanged = noticedIn(await bundled([], join(folder, 'unchanged.mjs')));
      if (unchanged) violations.push(`Without any mistake: ${unchanged}`);
      for (const [index, mistake] of MISTAKES.entries()) {
        const noticed = noticedIn(await bundled([mistake], join(folder, `${index}.mjs`)));
        console.log(`${mistake.name}: ${noticed ?? 'NOBODY NOTICED'}`);
        if (!noticed) violations.push(`Nobody noticed that ${mistake.name}`);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
    return { figures: { sequences, ...counts, mistakes: MISTAKES.length }, violations };
  },
};

async function bundled(plugins: Plugin[], outfile: string): Promise<typeof system> {
  await build({
    entryPoints: [join(import.meta.dirname, 'system.ts')],
    plugins,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href) as Promise<typeof system>;
}

/** The sentence of what was broken, or nothing. */
function noticedIn(mistaken: typeof system): string | undefined {
  try {
    asksWhatItSays(mistaken, UNTIL_NOTICED, SETTINGS);
    neverApprovedWithout(mistaken, UNTIL_NOTICED, SETTINGS);
    return undefined;
  } catch (error) {
    return (
      ((error as Error).cause as Error | undefined)?.message.slice(0, 120) ?? (error as Error).message.slice(0, 120)
    );
  }
}
