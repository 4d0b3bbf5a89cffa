/**
 * Judges the same documents with our rules and with the official ones, and compares the set of fired rules and how often each fired.
 *
 *   npm run conformance                                    everything; exit 1 on any difference or untried rule, 2 when it could not run
 *   npm run conformance -- --only br-fr-ubl --mutants 500  one rule set, fewer mutants
 *   npm run conformance -- --seed 7                        other mutants
 *
 * Documents that differ are written to .local/conformance/, the result to .local/conformance/result.json.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DATA, dataIsThere, examples, fragments, french, ourExamples } from './corpus.ts';
import { hasRules } from './engine.ts';
import { install, Oracle } from './oracles.ts';
import { FIRINGS_WANTED, type Result, runSuite, type Suite } from './suite.ts';

const { values: options } = parseArgs({
  options: {
    mutants: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const OUT = join(import.meta.dirname, '../../.local/conformance');
const SHOWN = 10;
/** Processes of the oracle; ours judges in this one meanwhile. */
const ORACLES = 2;

function stop(reason: string): never {
  console.log(`Conformance did not run: ${reason}`);
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(2);
}

function suites(): Suite[] {
  return (['ubl', 'cii'] as const).flatMap((syntax): Suite[] => {
    const ours = french(syntax);
    const samples = [...examples(syntax), ...ourExamples(syntax)];
    const parts = syntax === 'ubl' ? fragments() : [];
    return [
      { sheet: `en16931-${syntax}`, fragments: parts, samples },
      { sheet: `extended-ctc-fr-${syntax}`, fragments: parts, samples },
      { sheet: `br-fr-${syntax}`, fragments: [], samples: ours },
    ];
  });
}

async function run(chosen: readonly Suite[]): Promise<Result[]> {
  const waiting = [...chosen];
  const results: Result[] = [];
  const work = async () => {
    const oracle = new Oracle();
    for (let suite = waiting.shift(); suite; suite = waiting.shift()) {
      results.push(await runSuite(suite, oracle, Number(options.mutants), Number(options.seed)));
    }
    oracle.close();
  };
  await Promise.all(Array.from({ length: Math.min(ORACLES, waiting.length) }, work));
  return results;
}

/** Prints what fails, and counts it. */
function complaints({ sheet, mutants, firings, differences, rare, stale }: Result): number {
  const lines = [
    ...(mutants === 0 || firings === 0 ? ['nothing was compared'] : []),
    ...rare
      .filter(({ reason }) => reason === undefined)
      .map(({ rule, fired }) => `${rule} was broken by ${fired} mutants, and unreachable.ts gives no reason`),
    ...stale.map((rule) => `${rule} was broken by ${FIRINGS_WANTED} mutants or more, yet unreachable.ts lists it`),
  ];
  for (const line of lines) console.log(`${sheet}: ${line}`);
  for (const [index, { document, xml, lines }] of differences.slice(0, SHOWN).entries()) {
    const file = join(OUT, `${sheet}-${index + 1}.xml`);
    writeFileSync(file, xml);
    console.log(`${sheet}: ${document}, ${xml.length} characters, ${file}`);
    for (const line of lines.slice(0, SHOWN)) console.log(`    ${line}`);
  }
  const subjects = Map.groupBy(
    differences.flatMap(({ lines }) => lines.map((line) => line.split(/[:(;]/)[0] ?? line)),
    (subject) => subject,
  );
  const counted = [...subjects].map(([subject, all]) => [subject, all.length] as const).sort((a, b) => b[1] - a[1]);
  if (counted.length > 0)
    console.log(`${sheet}: ${counted.map(([subject, count]) => `${subject} × ${count}`).join(', ')}`);
  return lines.length + differences.length;
}

if (!dataIsThere())
  stop(`there is no data at ${DATA}; set COULISSES_DATA to a folder as test/conformance/README.md has it`);
try {
  install();
} catch (error) {
  stop(`an oracle could not be installed: ${(error as Error).message}`);
}
const all = suites();
const chosen = all.filter(({ sheet }) => options.only === undefined || sheet === options.only);
if (chosen.length === 0) stop(`there is no ${options.only}; there are ${all.map(({ sheet }) => sheet).join(', ')}`);
for (const { sheet } of chosen) if (!hasRules(sheet)) stop(`there is no rule set of ours for ${sheet}`);

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const results = await run(chosen);
const failed = results.reduce((sum, result) => sum + complaints(result), 0);
const passed = results.reduce((sum, { documents, differences }) => sum + documents - differences.length, 0);
console.table(
  results.map(({ sheet, documents, mutants, firings, stopped, differences, rules, rare, seconds }) => ({
    'rule set': sheet,
    documents,
    mutants,
    firings,
    'official rules stop': stopped,
    differences: differences.length,
    rules,
    [`broken by ≥ ${FIRINGS_WANTED} mutants`]: rules - rare.length,
    'not, with reason': rare.filter(({ reason }) => reason !== undefined).length,
    seconds,
  })),
);
const summary = results.map(({ differences, ...rest }) => ({
  ...rest,
  differences: differences.map(({ document, lines }) => ({ document, lines })),
}));
writeFileSync(
  join(OUT, 'result.json'),
  `${JSON.stringify({ seed: Number(options.seed), passed, failed, results: summary }, null, 2)}\n`,
);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
