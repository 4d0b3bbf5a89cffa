import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureVenv } from '../../local/venv.ts';
import type { Caller } from './callers.ts';

const here = import.meta.dirname;
const root = join(here, '../..');

/** Answers by class, per operation. */
export type Counts = Record<string, Partial<Record<'2xx' | '3xx' | '4xx' | '5xx', number>>>;

export interface Run {
  readonly counts: Counts;
  /** Why nothing could be made for an operation to work on. */
  readonly failures: Readonly<Record<string, string>>;
  /** What Schemathesis found, in its own words; empty when nothing. */
  readonly findings: string;
}

/** One pass over operations. */
export interface Pass {
  /** Of its files. */
  readonly name: string;
  readonly seed: number;
  /** Cases of each operation in the fuzzing phase, and sequences in the stateful one. */
  readonly examples: number;
  /** How many cases of each operation should go through. */
  readonly leastSuccesses: number;
  /** More options of its command line. */
  readonly options: readonly string[];
}

/** Schemathesis against a document (an address or a file), as one caller. */
export async function schemathesis(
  document: string,
  { caller, origin }: { caller: Caller; origin: string },
  { name, seed, examples, leastSuccesses, options }: Pass,
): Promise<Run> {
  const folder = join(root, '.local', 'api');
  await mkdir(folder, { recursive: true });
  const python = await ensureVenv({ requirements: join(here, 'requirements.txt'), folder: join(folder, 'venv') });
  const facts = join(folder, `${name}.facts.json`);
  const counts = join(folder, `${name}.counts.json`);
  await writeFile(facts, JSON.stringify({ seed, origin, token: caller.token, ...caller.facts }));
  const child = spawn(
    join(python, '..', 'schemathesis'),
    [
      ...['--config-file', join(here, 'schemathesis.toml'), 'run', document, '--url', origin],
      ...['--header', `Authorization: Bearer ${caller.token}`],
      ...['--seed', String(seed), '--max-examples', String(examples), ...options],
      // Of decimals in strings it generates many that the schema does not take; that costs time only.
      ...['--suppress-health-check', 'filter_too_much'],
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        PYTHONPATH: here,
        SCHEMATHESIS_HOOKS: 'hooks',
        API_TRIAL_FACTS: facts,
        API_TRIAL_COUNTS: counts,
        API_TRIAL_EXAMPLES: String(examples),
        API_TRIAL_LEAST_SUCCESSES: String(leastSuccesses),
        PYTHONDONTWRITEBYTECODE: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const [code] = await once(child, 'close');
  await writeFile(join(folder, `${name}.log`), said);
  return {
    ...(JSON.parse(await readFile(counts, 'utf8')) as Pick<Run, 'counts' | 'failures'>),
    findings: code === 0 ? '' : said.slice(Math.max(0, said.search(/=+ (FAILURES|ERRORS)/))),
  };
}
