/**
 * Judges the invoices of the unit tests by the official stylesheets and keeps what fires beside the tests.
 *
 *   node test/conformance/cases.ts            exit 1 where the kept firings are not those of the stylesheets
 *   node test/conformance/cases.ts --write    keeps them
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenInvoices } from '../../shared/standards/en16931/rules/en16931/test/cases.ts';
import { frenchCases } from '../../shared/standards/en16931/rules/fr/test/cases.ts';
import { install, Oracle, type Sheet } from './oracles.ts';

const RULES = join(import.meta.dirname, '../../shared/standards/en16931/rules');
type Case = { name: string; sheet: Sheet; xml: string };
const KEPT: Record<string, () => Case[]> = {
  'en16931/test/fired.json': () =>
    brokenInvoices().map(({ name, syntax, xml }) => ({ name, sheet: `en16931-${syntax}` as const, xml })),
  'fr/test/fired.json': () =>
    frenchCases().map(({ name, set, syntax, xml }) => ({ name, sheet: `${set}-${syntax}` as const, xml })),
};

async function firings({ name, sheet, xml }: Case, oracle: Oracle): Promise<Record<string, number> | null> {
  const [verdict] = await oracle.judge(sheet, [xml]);
  if (verdict === undefined) throw new Error(`no verdict on ${name}`);
  if (typeof verdict === 'string') return null;
  const counts: Record<string, number> = {};
  for (const [rule] of verdict) counts[rule] = (counts[rule] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

install();
const oracle = new Oracle();
for (const [file, cases] of Object.entries(KEPT)) {
  const all = cases();
  for (const sheet of new Set(all.map(({ sheet }) => sheet))) await oracle.load(sheet);
  const fired: Record<string, Record<string, number> | null> = {};
  for (const each of all) fired[each.name] = await firings(each, oracle);
  const text = `${JSON.stringify(fired, null, 2)}\n`;
  const path = join(RULES, file);
  if (process.argv.includes('--write')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.log(`The official stylesheets say otherwise than ${file}: run with --write and look at the difference.`);
    process.exitCode = 1;
  }
}
oracle.close();
