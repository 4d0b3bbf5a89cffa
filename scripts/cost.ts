/**
 * `npm run cost`: what a stage costs in a month without traffic, from its synthesised templates, and what a thousand
 * documents cost on top. `-- prod` prices another stage than dev. Exits 1 above the budget at rest.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { AREAS } from '../functions/areas.ts';
import { addStacks } from '../infra/stacks.ts';
import { stageSettings } from '../infra/stages.ts';
import { costAtRest, type Line, total } from './cost/at-rest.ts';
import { costPerThousand, WAYS } from './cost/per-document.ts';
import { PRICES } from './cost/prices.ts';

/** USD a month that a stage may cost when nobody uses it. */
const BUDGET = 60;

const root = resolve(import.meta.dirname, '..');
const stage = process.argv[2] ?? 'dev';
const definitions = join(root, 'state-machines');
const app = new App({ analyticsReporting: false });
addStacks(app, stageSettings(stage), {
  areas: AREAS,
  bundles: join(root, '.build', 'functions'),
  definitions,
  site: join(root, '.build', 'console'),
});
const lines = costAtRest(app.synth().stacks.map(({ template }) => template));
const atRest = total(lines);

console.log(`A month of stage ${stage} in which nobody does anything, USD\n`);
print(lines.filter(({ usdAMonth }) => usdAMonth > 0));
const free = lines.filter(({ usdAMonth }) => usdAMonth === 0).reduce((sum, { count }) => sum + count, 0);
console.log(`${row('everything else', free, 0)}\n${row('total', undefined, atRest)}   (budget ${BUDGET})`);

for (const { id } of AREAS.flatMap(({ workflows }) => workflows)) {
  const definition = JSON.parse(readFileSync(join(definitions, `${id.replace('.', '/')}.asl.json`), 'utf8'));
  const { transitions, steps, lines: parts } = costPerThousand(definition, WAYS[id]);
  console.log(`\n1,000 documents through ${id} (${transitions} transitions, ${steps} steps), USD, estimated\n`);
  print(parts);
  console.log(row('total', undefined, total(parts)));
}

const months = [...new Set(Object.values(PRICES).map(({ asOf }) => asOf))].join(', ');
console.log(`\nPrices of eu-west-3 as of ${months}, without tax and without free allowances: scripts/cost/prices.ts.`);
console.log('Not in it: what is stored, data going out, machine clients of Cognito, and AWS Support.');
if (atRest > BUDGET) {
  console.error(`\nAt rest it costs more than ${BUDGET} USD a month.`);
  process.exitCode = 1;
}

function print(some: readonly Line[]): void {
  for (const { what, count, usdAMonth } of some) console.log(row(what, count, usdAMonth));
}

function row(what: string, count: number | undefined, usd: number): string {
  const number = count === undefined ? '' : count.toLocaleString('en', { maximumFractionDigits: 2 });
  return `  ${what.padEnd(28)}${number.padStart(12)}${usd.toFixed(2).padStart(10)}`;
}
