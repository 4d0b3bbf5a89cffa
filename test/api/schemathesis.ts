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

/**
 * Schemathesis against a document (an address or a file), as one caller.
 * @param examples cases per operation in the fuzzing phase, and sequences in the stateful one.
 */
export async function schemathesis(
  document: string,
  {
    caller,
    origin,
    seed,
    examples,
    only,
  }: {
    caller: Caller;
    origin: string;
    seed: number;
    examples: number;
    /** An operation id; every one when left out. */
    only?: string;
  },
): Promise<Run> {
  const folder = join(root, '.local', 'api');
  await mkdir(folder, { recursive: true });
  const python = await ensureVenv({ requirements: join(here, 'requirements.txt'), folder: join(folder, 'venv') });
  const facts = join(folder, 'facts.json');
  const counts = join(folder, 'counts.json');
  await writeFile(facts, JSON.stringify({ seed, origin, token: caller.token, ...caller.facts }));
  const child = spawn(
    join(python, '..', 'schemathesis'),
    [
      ...['--config-file', join(here, 'schemathesis.toml'), 'run', document, '--url', origin],
      ...[
        '--header',
        `Authorization: Bearer ${caller.token}`,
        '--seed',
        String(seed),
        '--max-examples',
        String(examples),
      ],
      // Sessions are cookies of the console's origin: no caller with a token has one.
      ...(only ? ['--include-operation-id', only] : ['--exclude-path-regex', '/session']),
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        PYTHONPATH: here,
        SCHEMATHESIS_HOOKS: 'hooks',
        API_TRIAL_FACTS: facts,
        API_TRIAL_COUNTS: counts,
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
  await writeFile(join(folder, `${caller.name.replace(' ', '-')}.log`), said);
  return {
    ...(JSON.parse(await readFile(counts, 'utf8')) as Pick<Run, 'counts' | 'failures'>),
    findings: code === 0 ? '' : said.slice(Math.max(0, said.search(/=+ (FAILURES|ERRORS)/))),
  };
}
