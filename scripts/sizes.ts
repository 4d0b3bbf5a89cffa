/**
 * `npm run check -- build sizes`: weighs the bundles that `npm run build` left, and exits 1 when a function that somebody
 * waits for is too heavy.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AREAS } from '../functions/areas.ts';
import { taskName } from '../shared/contracts/names.ts';
import { entriesOf } from './build.ts';

/** What Lambda must fetch before the first answer of a function that a person or a client waits for. */
const MOST_GZIP_KILOBYTES = 200;

/** Whether somebody waits for its answer: commands, queries, the session, the authoriser. */
export function isAsked(name: string): boolean {
  const [areaId, functionName] = name.split('/');
  if (functionName === 'queries') return true;
  const task = AREAS.find(({ id }) => id === areaId)?.tasks.find(({ id }) => taskName(id) === functionName);
  return task !== undefined && ['command', 'endpoint', 'authoriser'].includes(task.trigger.kind);
}

/** A sentence about a function that is too heavy for whoever waits for it. */
export function tooHeavy(name: string, gzipKilobytes: number): string[] {
  return isAsked(name) && gzipKilobytes > MOST_GZIP_KILOBYTES
    ? [
        `${name} is ${gzipKilobytes} kB compressed, ${MOST_GZIP_KILOBYTES} at most; what is heavy in it: npm run trials -- --only functions --part ${name}`,
      ]
    : [];
}

/** Kilobytes of a built function, compressed as Lambda's archive is. */
export async function gzipKilobytesOf(name: string): Promise<number> {
  const code = await readFile(join(import.meta.dirname, '../.build/functions', name, 'index.js'));
  return Math.round(gzipSync(code).length / 10) / 100;
}

if (import.meta.main) {
  const names = AREAS.flatMap((area) => [...entriesOf(area).keys()].map((name) => `${area.id}/${name}`));
  const heavy = await Promise.all(names.map(async (name) => tooHeavy(name, await gzipKilobytesOf(name))));
  for (const sentence of heavy.flat()) console.error(sentence);
  if (heavy.flat().length > 0) process.exitCode = 1;
}
