// One suite: the documents judged by one official stylesheet and by our rules, and what differs.
import type { Fragment, Sample } from './corpus.ts';
import { judge } from './engine.ts';
import { handWritten } from './hand-written.ts';
import { Choices, mutant, vocabularyOf } from './mutate.ts';
import type { OfficialRule, Oracle, Sheet, Verdict } from './oracles.ts';
import { aimed } from './targets.ts';
import { unreachable } from './unreachable.ts';
import { withShortTexts, write } from './xml.ts';

/** A rule counts as tried when so many mutants of whole documents broke it. */
export const FIRINGS_WANTED = 3;
const BATCH = 100;

export type Suite = { sheet: Sheet; fragments: readonly Fragment[]; samples: readonly Sample[] };
type Job = Sample & { mutant: boolean };
export type Difference = { document: string; xml: string; lines: string[] };
export type Result = {
  sheet: Sheet;
  seconds: number;
  documents: number;
  mutants: number;
  firings: number;
  /** Documents at which the official stylesheet stopped with an error. */
  stopped: number;
  /** Smallest document first. */
  differences: Difference[];
  rules: number;
  /** Rules that fewer mutants broke than wanted, with the reason if there is one. */
  rare: { rule: string; fired: number; reason: string | undefined }[];
  /** Rules that are called unreachable, and are not. */
  stale: string[];
};

/**
 * Rules on which the processor stops for some texts and not for others, by what it evaluated before (it learns which variables to compute
 * ahead): BR-FR-03 takes a date apart into numbers before it looks whether it is one. A finding of the rule itself names the date.
 */
const STOPS_AT_TIMES = /^BR-FR-03_/;

/** How one document differs; empty when both say the same. */
function compare(sheet: Sheet, xml: string, official: Verdict): string[] {
  const ours = judge(sheet, xml);
  if (typeof official === 'string') {
    // The official rules stop at a datum that they cannot compute with: we answer with a finding of our own that names it.
    if (ours.own.length > 0 || [...ours.fired.keys()].some((rule) => STOPS_AT_TIMES.test(rule))) return [];
    return [`the official rules stop (${official.slice(0, 200)}), and we have no finding of our own`];
  }
  const lines = ours.own.map((finding) => `ours alone: ${finding}; the official rules do not stop`);
  const theirs = Map.groupBy(official, ([rule]) => rule);
  for (const rule of new Set([...theirs.keys(), ...ours.fired.keys()])) {
    const expected = theirs.get(rule) ?? [];
    const found = ours.fired.get(rule) ?? 0;
    if (expected.length === found) continue;
    const where = expected
      .slice(0, 3)
      .map(([, path]) => path.replaceAll(/\*:(\w+)\[namespace-uri\(\)='[^']*'\]/g, '$1'));
    lines.push([`${rule}: official ${expected.length}, ours ${found}`, ...where].join(' at '));
  }
  return lines;
}

/** The documents, made one by one: fragments, whole documents, random mutants, mutants aimed at the rules that are left. */
function* jobsOf(
  suite: Suite,
  rules: readonly OfficialRule[],
  fired: ReadonlyMap<string, number>,
  mutants: number,
  seed: number,
): Generator<Job> {
  for (const sample of [...suite.fragments, ...suite.samples]) yield { ...sample, mutant: false };
  const hosts = suite.samples.map(({ name, root }) => ({ name, root: withShortTexts(root) }));
  const vocabulary = vocabularyOf([...hosts, ...suite.fragments]);
  // In 32 bits: in a larger sum the seed itself would be rounded away.
  const ofSheet = [...suite.sheet].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) >>> 0, 0);
  const start = new Choices((ofSheet + seed) >>> 0).below(2 ** 31);
  for (let index = 0; index < mutants; index++) {
    yield { ...mutant(hosts, vocabulary, new Choices(start + index * 7919)), mutant: true };
  }
  for (const sample of handWritten(suite.sheet, hosts, suite.fragments, FIRINGS_WANTED)) {
    yield { ...sample, mutant: true };
  }
  for (const rule of rules) {
    if ((fired.get(rule.id) ?? 0) >= FIRINGS_WANTED) continue;
    for (const sample of aimed(rule, hosts, 2 * FIRINGS_WANTED)) yield { ...sample, mutant: true };
  }
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export async function runSuite(suite: Suite, oracle: Oracle, mutants: number, seed: number): Promise<Result> {
  const started = performance.now();
  const rules = await oracle.load(suite.sheet);
  const fired = new Map(rules.map(({ id }) => [id, 0]));
  const counts = { documents: 0, mutants: 0, firings: 0, stopped: 0 };
  const differences: Difference[] = [];
  for (const batch of batches(jobsOf(suite, rules, fired, mutants, seed))) {
    const documents = batch.map(({ root }) => write(root));
    const verdicts = await oracle.judge(suite.sheet, documents);
    for (const [index, { name, mutant }] of batch.entries()) {
      const [xml, verdict] = [documents[index], verdicts[index]];
      if (xml === undefined || verdict === undefined) throw new Error(`the oracle gave no answer for ${name}`);
      counts.documents++;
      if (mutant) counts.mutants++;
      if (typeof verdict === 'string') counts.stopped++;
      else {
        counts.firings += verdict.length;
        if (mutant) for (const id of new Set(verdict.map(([rule]) => rule))) fired.set(id, (fired.get(id) ?? 0) + 1);
      }
      const lines = compare(suite.sheet, xml, verdict);
      if (lines.length > 0) differences.push({ document: name, xml, lines });
    }
  }
  const reasons = unreachable[suite.sheet] ?? {};
  return {
    sheet: suite.sheet,
    seconds: Math.round((performance.now() - started) / 1000),
    ...counts,
    differences: differences.sort((a, b) => a.lines.length - b.lines.length || a.xml.length - b.xml.length),
    rules: fired.size,
    rare: [...fired]
      .filter(([, count]) => count < FIRINGS_WANTED)
      .map(([rule, count]) => ({ rule, fired: count, reason: reasons[rule] })),
    stale: Object.keys(reasons).filter((rule) => (fired.get(rule) ?? FIRINGS_WANTED) >= FIRINGS_WANTED),
  };
}
