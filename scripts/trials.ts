/**
 * `npm run trials -- [--n N] [--only name [--part PART]] [--measure]`: trials of the promises, see test/trial.ts. N cases of
 * each; left out, all of them. PART is the one to try: a function of `functions`, a dependency of `dependency-down`. With
 * --measure the figures go to docs/generated/measurements.json.
 */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trial as api } from '../test/api/trial.ts';
import { trial as approval } from '../test/approval/trial.ts';
import { trial as devLoop } from '../test/dev/trial.ts';
import { trial as crash } from '../test/faults/crash.ts';
import { trial as dependencyDown } from '../test/faults/down.ts';
import { trial as grants } from '../test/grants/trial.ts';
import { trial as limits } from '../test/infra/trial.ts';
import { trial as tampering } from '../test/ledger/tampering.ts';
import { trial as ledger } from '../test/ledger/trial.ts';
import { trial as audit } from '../test/load/audit/trial.ts';
import { trial as commands } from '../test/load/commands/trial.ts';
import { trial as en16931 } from '../test/load/en16931/trial.ts';
import { trial as fec } from '../test/load/fec/trial.ts';
import { trial as functions } from '../test/load/functions/trial.ts';
import { trial as hostile } from '../test/load/hostile/trial.ts';
import { trial as intake } from '../test/load/intake/trial.ts';
import { trial as overload } from '../test/load/overload/trial.ts';
import { trial as samples } from '../test/load/samples/trial.ts';
import { trial as restart } from '../test/restart/trial.ts';
import { trial as restore } from '../test/restore/trial.ts';
import { trial as scaffold } from '../test/scaffold/trial.ts';
import type { Trial } from '../test/trial.ts';

const TRIALS: readonly Trial[] = [
  limits,
  functions,
  commands,
  audit,
  restart,
  restore,
  dependencyDown,
  overload,
  grants,
  scaffold,
  api,
  crash,
  ledger,
  tampering,
  devLoop,
  en16931,
  fec,
  samples,
  hostile,
  intake,
  approval,
];

const { values } = parseArgs({
  options: {
    n: { type: 'string' },
    only: { type: 'string' },
    part: { type: 'string' },
    measure: { type: 'boolean', default: false },
  },
});
const cases = values.n === undefined ? Number.POSITIVE_INFINITY : Number(values.n);
if (!(cases > 0)) throw new Error(`--n is "${values.n}": give a number of cases.`);
const chosen = TRIALS.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0)
  throw new Error(`--only is "${values.only}": choose one of ${TRIALS.map(({ name }) => name).join(', ')}.`);

const failed: string[] = [];
for (const trial of chosen) {
  console.log(`\n# ${trial.name}`);
  const began = performance.now();
  try {
    const { figures, violations } = await trial.run({ cases, part: values.part });
    const seconds = Math.round((performance.now() - began) / 1000);
    for (const violation of violations) console.error(`  ${violation}`);
    console.log(`${violations.length} violations in ${seconds} s`);
    if (violations.length > 0) failed.push(trial.name);
    if (values.measure) await measured(trial.name, { ...figures, violations: violations.length, seconds });
  } catch (error) {
    console.error(error);
    failed.push(trial.name);
  }
}
console.log(failed.length === 0 ? '\nEvery promise was kept.' : `\nNot kept: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);

async function measured(name: string, figures: object): Promise<void> {
  const file = join(import.meta.dirname, '../docs/generated/measurements.json');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as object;
  await writeFile(file, `${JSON.stringify({ ...before, [name]: { commit, ...figures } }, null, 2)}\n`);
}
