import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundle, buildFunctions } from '../../../scripts/build.ts';
import { gzipKilobytesOf, isAsked, tooHeavy } from '../../../scripts/sizes.ts';
import type { Trial } from '../../trial.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Of a function that somebody waits for: instructions until it is loaded, as a multiple of an empty handler's. */
const MOST_LOAD = 7.5;
const HEAVIEST = 4;
const MEASUREMENTS = 'docs/generated/measurements.json';

interface Measured {
  readonly gzipKilobytes: number;
  /** The beginning of the hash of its code: the load of the same code is counted once, for it takes a minute. */
  readonly code: string;
  /** Left out where it was never counted for this code. */
  readonly load?: number;
  /** SDK clients in it. */
  readonly clients: readonly string[];
  /** Packages and folders of ours that gave most bytes, in kilobytes before compression. */
  readonly heaviest: Readonly<Record<string, number>>;
  /** Since the last commit. */
  readonly change?: { readonly gzipKilobytes: number; readonly load?: number };
}

/**
 * What Lambda must fetch and load before each function answers for the first time: its compressed bytes, and the
 * instructions (by callgrind, repeatable to a hundredth of a percent) until it is loaded. Names what made it heavy.
 */
export const trial: Trial = {
  name: 'functions',
  /** @param cases how many loads are counted; those that somebody waits for come first, the largest of them before others. */
  async run({ cases, part }) {
    const bundles = (await buildFunctions()).toSorted(
      (a, b) => Number(isAsked(b.name)) - Number(isAsked(a.name)) || b.bytes - a.bytes,
    );
    if (part && !bundles.some(({ name }) => name === part))
      throw new Error(`--part is "${part}": name a function, like ${bundles[0]?.name}.`);
    const before = functionsIn(git('show', `HEAD:${MEASUREMENTS}`));
    const known = functionsIn(await readFile(join(ROOT, MEASUREMENTS), 'utf8'));
    const violations: string[] = [];
    const functions: Record<string, Measured> = {};
    const empty = await emptyHandler();
    if (!empty) console.log('valgrind is not installed: loads are not counted.');
    let counted = 0;
    for (const bundle of bundles) {
      const { name } = bundle;
      const gzipKilobytes = await gzipKilobytesOf(name);
      const code = createHash('sha256')
        .update(await readFile(fileOf(name)))
        .digest('hex')
        .slice(0, 12);
      const former = before[name];
      let load = known[name]?.code === code ? known[name].load : undefined;
      if (empty && counted < cases && (part ? part === name : load === undefined)) {
        load = round(instructions(fileOf(name)) / empty);
        counted++;
        console.log(`${name}: ${load} times the empty handler`);
      }
      functions[name] = {
        gzipKilobytes,
        code,
        ...(load && { load }),
        clients: clientsOf(bundle),
        heaviest: heaviestOf(bundle),
        ...(former && {
          change: {
            gzipKilobytes: round(gzipKilobytes - former.gzipKilobytes),
            ...(load && former.load && { load: round(load - former.load) }),
          },
        }),
      };
      const outside = bundle.external.filter((module) => !isBuiltin(module));
      if (outside.length > 0) violations.push(`${name} is not bundled whole: ${outside.join(', ')}`);
      violations.push(...tooHeavy(name, gzipKilobytes));
      if (isAsked(name) && load && load > MOST_LOAD)
        violations.push(`${name} takes ${load} times the instructions of an empty handler, not ${MOST_LOAD} at most`);
    }
    console.table(
      Object.fromEntries(
        Object.entries(functions).map(([name, { gzipKilobytes, load, clients, heaviest, change }]) => [
          name,
          {
            gzip: gzipKilobytes,
            load: load ?? '',
            change: change ? `${signed(change.gzipKilobytes)} kB` : 'new',
            clients: clients.join(' '),
            heaviest: Object.entries(heaviest)
              .map(([source, size]) => `${source} ${size}`)
              .join(', '),
          },
        ]),
      ),
    );
    const loadsKnown = Object.values(functions).filter(({ load }) => load !== undefined).length;
    return { figures: { loadsKnown, functions }, violations };
  },
};

const fileOf = (name: string): string => join(ROOT, '.build/functions', name, 'index.js');
const kilobytes = (bytes: number): number => round(bytes / 1000);
const round = (value: number): number => Math.round(value * 100) / 100;
const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

/** `node_modules/@smithy/core/…` → `@smithy/core`; `shared/aws/…` → `shared/aws`. */
function originOf(path: string): string {
  const parts = path.split('/');
  const at = parts.lastIndexOf('node_modules');
  if (at < 0) return parts.slice(0, 2).join('/');
  const [scope = '', name = ''] = parts.slice(at + 1);
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function clientsOf({ sources }: Bundle): string[] {
  const clients = Object.entries(sources).flatMap(([path, bytes]) =>
    bytes > 0 ? (/@aws-sdk\/client-([\w-]+)\//.exec(path)?.[1] ?? []) : [],
  );
  return [...new Set(clients)].sort();
}

function heaviestOf({ sources }: Bundle): Record<string, number> {
  const sizes = new Map<string, number>();
  for (const [path, bytes] of Object.entries(sources))
    sizes.set(originOf(path), (sizes.get(originOf(path)) ?? 0) + bytes);
  const heaviest = [...sizes].toSorted(([, a], [, b]) => b - a).slice(0, HEAVIEST);
  return Object.fromEntries(heaviest.map(([origin, bytes]) => [origin, kilobytes(bytes)]));
}

/** Instructions of a function that does nothing; undefined without valgrind. */
async function emptyHandler(): Promise<number | undefined> {
  if (spawnSync('valgrind', ['--version']).error) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'coulisses-empty-'));
  const file = join(folder, 'index.js');
  await writeFile(file, 'exports.handler = async () => {};\n');
  try {
    return instructions(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Until the module is loaded. The flags make a run repeatable. */
function instructions(file: string): number {
  const node = ['--single-threaded', '--predictable', '--hash-seed=1', '--random-seed=1', '-e'];
  const valgrind = ['--tool=callgrind', '--callgrind-out-file=/dev/null', process.execPath];
  const { stderr } = spawnSync('valgrind', [...valgrind, ...node, `require(${JSON.stringify(file)})`], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, AWS_REGION: 'eu-west-3', AWS_LAMBDA_FUNCTION_NAME: 'measured' },
  });
  const collected = /Collected : (\d+)/.exec(stderr)?.[1];
  if (!collected) throw new Error(`valgrind counted nothing of ${file}: ${stderr.slice(-500)}`);
  return Number(collected);
}

const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });

const functionsIn = (measurements: string): Record<string, Measured> =>
  (JSON.parse(measurements) as { functions?: { functions: Record<string, Measured> } }).functions?.functions ?? {};
