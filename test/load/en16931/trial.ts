/**
 * Our rules of EN 16931 against the official stylesheets run by Saxon, on the same documents in the same run.
 *
 *   npm run load:en16931                    table; --measure: figures to docs/generated/measurements.json
 *   npm run load:en16931 -- --n 2           fewer rounds
 *
 * The sets of fired rules must be equal before a time is taken. Times are medians of processor time, so that
 * other work on the machine does not count, and the peers take turns.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { evaluate, parseXml, ruleSet, type Syntax } from '../../../shared/standards/en16931/index.ts';
import { install, python, SHEETS } from '../../conformance/oracles.ts';
import type { Trial } from '../../trial.ts';
import { ciiInvoice, ublInvoice } from './invoices.ts';
import { SaxonJs } from './saxon-js.ts';

const ROUNDS = 8;
const ROOT = join(import.meta.dirname, '../../..');
const OUT = join(ROOT, '.local/load');
const rules = ruleSet('en16931@1.3.16');

interface Input {
  name: string;
  syntax: Syntax;
  xml: string;
}

function makeInputs(): Input[] {
  const whole = [10, 1_000, 10_000].flatMap((lines) => [
    { name: `UBL, ${lines} lines`, syntax: 'ubl' as const, xml: ublInvoice(lines) },
    { name: `CII, ${lines} lines`, syntax: 'cii' as const, xml: ciiInvoice(lines) },
  ]);
  // Without its total the invoice breaks rules: equality is tried on findings too, not only on their absence.
  const ubl = ublInvoice(10).replace(/<cbc:ID>F-10<\/cbc:ID>/, '');
  const cii = ciiInvoice(10).replace(/<ram:GrandTotalAmount>[^<]*/, '$&1');
  return [
    ...whole,
    { name: 'UBL, 10 lines, broken', syntax: 'ubl', xml: ubl },
    { name: 'CII, 10 lines, broken', syntax: 'cii', xml: cii },
  ];
}

class Saxon {
  readonly #process: ChildProcess = spawn(python, [join(import.meta.dirname, 'saxon.py')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  readonly #answers = createInterface({ input: this.#process.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();

  async judge(
    { syntax, xml }: Input,
    runs: number,
  ): Promise<{ milliseconds: number[]; first: number; fired: string[] }> {
    this.#process.stdin?.write(`${JSON.stringify({ sheet: SHEETS[`en16931-${syntax}`], xml, runs })}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error('Saxon ended before it answered');
    return JSON.parse(value);
  }

  close(): void {
    this.#process.stdin?.end();
  }
}

function judge({ syntax, xml }: Input) {
  return evaluate(parseXml(xml), syntax, rules);
}

/** Processor time of this process in milliseconds. */
function processCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of each run. */
function timed(input: Input, runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const started = processCpu();
    judge(input);
    return processCpu() - started;
  });
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

interface First {
  readonly document: string;
  /** Milliseconds of processor time. */
  readonly load: number;
  readonly judge: number;
  readonly megabytes: number;
}

/** Our code bundled as it is shipped, in a process of its own that judges one document: the best of five. */
async function firstDocument({ name, xml }: Input): Promise<First> {
  const file = join(OUT, 'first.xml');
  const library = join(OUT, 'en16931.cjs');
  writeFileSync(file, xml);
  await build({
    stdin: {
      contents: `export { judge } from './report/report.ts'; export { identify } from './identify/identify.ts';`,
      resolveDir: join(ROOT, 'shared/standards/en16931'),
    },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    outfile: library,
  });
  const program = join(import.meta.dirname, 'first.ts');
  const runs: Omit<First, 'document'>[] = Array.from({ length: xml.length < 100_000 ? 5 : 1 }, () =>
    JSON.parse(execFileSync(process.execPath, [program, file, library], { encoding: 'utf8' })),
  );
  const [best] = runs.toSorted((a, b) => a.load + a.judge - (b.load + b.judge));
  return { document: name, ...(best as Omit<First, 'document'>) };
}

/** What a measurement must not exceed, or must reach. */
const TIMES_FASTER = 5;
const PER_SECOND_ON_TEN_LINES = 1000;
const FIRST_MILLISECONDS = 50;
const MEGABYTES = 256;
/** Time for a line of 10,000 against that of a line of 1,000: caches and the collector of garbage make it a little more than 1. */
const GROWTH = 1.5;

interface Figures {
  readonly document: string;
  readonly kilobytes: number;
  readonly findings: number;
  readonly ours: number;
  readonly perSecond: number;
  readonly saxonche: number;
  readonly saxonJs?: number;
  readonly timesFaster: number;
}

async function measure(input: Input, saxon: Saxon, rounds: number): Promise<Figures> {
  const ours = judge(input)
    .map(({ rule }) => rule)
    .sort();
  const theirs = await saxon.judge(input, 0);
  if (JSON.stringify(ours) !== JSON.stringify(theirs.fired)) {
    throw new Error(`${input.name}: we say ${ours}, the official rules ${theirs.fired}`);
  }
  const times = { ours: [] as number[], saxonche: [] as number[] };
  const runs = Math.max(1, Math.round(200_000 / input.xml.length));
  timed(input, runs * 5);
  for (let round = 0; round < rounds; round++) {
    times.ours.push(...timed(input, runs));
    times.saxonche.push(...(await saxon.judge(input, runs)).milliseconds);
  }
  const [mine, che] = [median(times.ours), median(times.saxonche)];
  return {
    document: input.name,
    kilobytes: Math.round(input.xml.length / 1000),
    findings: ours.length,
    ours: Number(mine.toFixed(2)),
    perSecond: Math.round(1000 / mine),
    saxonche: Number(che.toFixed(2)),
    timesFaster: Number((che / mine).toFixed(1)),
  };
}

/**
 * With the time of SaxonJS. It comes after all others, as it runs in this process and its heap would slow down ours; and only with
 * short documents: it takes hundreds of times as long as we do.
 */
function withSaxonJs(figures: Figures, input: Input | undefined, saxonJs: SaxonJs): Figures {
  if (!input || input.xml.length > 100_000) return figures;
  const js = median([1, 2, 3].map(() => saxonJs.milliseconds(input.syntax, input.xml)));
  const timesFaster = Math.min(figures.timesFaster, Number((js / figures.ours).toFixed(1)));
  return { ...figures, saxonJs: Number(js.toFixed(1)), timesFaster };
}

function* violationsOf(documents: readonly Figures[], first: readonly First[]): Generator<string> {
  for (const { document, perSecond, timesFaster } of documents) {
    if (timesFaster < TIMES_FASTER) yield `${document}: ${timesFaster} times faster than the faster peer`;
    if (document.includes(' 10 lines') && perSecond < PER_SECOND_ON_TEN_LINES)
      yield `${document}: ${perSecond} a second`;
  }
  for (const syntax of ['UBL', 'CII']) {
    const of = (lines: number) => documents.find(({ document }) => document === `${syntax}, ${lines} lines`)?.ours ?? 0;
    const growth = of(10_000) / (10 * of(1_000));
    if (growth > GROWTH) yield `${syntax}: a line of 10,000 takes ${growth.toFixed(1)} times as long as one of 1,000`;
  }
  for (const { document, load, judge, megabytes } of first) {
    if (megabytes > MEGABYTES) yield `${document}: ${megabytes} MB`;
    if (document.includes(' 10 lines') && load + judge > FIRST_MILLISECONDS)
      yield `${document}, first document of a process: ${load} ms to load and ${judge} ms to judge`;
  }
}

export const trial: Trial = {
  name: 'en16931',
  async run({ cases }) {
    mkdirSync(OUT, { recursive: true });
    install();
    const inputs = makeInputs();
    const saxon = new Saxon();
    let documents: Figures[] = [];
    for (const input of inputs) documents.push(await measure(input, saxon, Math.min(cases, ROUNDS)));
    saxon.close();
    const first = [];
    for (const input of inputs.filter(({ name }) => !name.includes('broken'))) first.push(await firstDocument(input));
    const saxonJs = await SaxonJs.install(ROOT).catch((error: Error) => {
      console.log(`Without SaxonJS, which could not be fetched: ${error.message}`);
      return undefined;
    });
    if (saxonJs) documents = documents.map((figures, i) => withSaxonJs(figures, inputs[i], saxonJs));
    console.table(documents);
    console.log('The first document of a fresh process:');
    console.table(first);
    rmSync(join(OUT, 'first.xml'));
    return { figures: { documents, first }, violations: [...violationsOf(documents, first)] };
  },
};
