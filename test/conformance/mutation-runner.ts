/**
 * A test runner for Stryker: the broken invoices of the unit tests, with the firings of the official stylesheets that are kept beside them. The
 * rules are bundled once and loaded anew for each mutant, so that a mutant costs a second at most, and is there while rule sets are built.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';

const STANDARD = 'shared/standards/en16931';
const ENGINE = `
  export { parseXml } from './xml/tree.ts';
  export { evaluate } from './rules/evaluate.ts';
  export { ruleSet } from './rules/registry.ts';
`;
type Engine = typeof import('../../shared/standards/en16931/xml/tree.ts') &
  typeof import('../../shared/standards/en16931/rules/evaluate.ts') &
  typeof import('../../shared/standards/en16931/rules/registry.ts');
type Firings = Readonly<Record<string, number>> | null;

interface Case {
  readonly name: string;
  readonly set: string;
  readonly syntax: 'ubl' | 'cii';
  readonly xml: string;
  readonly expected: Firings;
}

const SETS = { en16931: 'en16931@1.3.16', 'br-fr': 'br-fr@1.4.0', 'extended-ctc-fr': 'extended-ctc-fr@1.4.0' };

/** What the mutated code and Stryker say to each other. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
}
const shared = globalThis as typeof globalThis & { __stryker__?: Switch };
shared.__stryker__ ??= {};
const mutants = shared.__stryker__;

class KeptCases implements TestRunner {
  #rules: () => Engine = () => {
    throw new Error('init comes first');
  };
  #cases: readonly Case[] = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Stryker starts it in its copy of the repository, in which all mutants stand. */
  async init(): Promise<void> {
    const folder = process.cwd();
    const { outputFiles } = await build({
      stdin: { contents: ENGINE, resolveDir: join(folder, STANDARD) },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
    });
    const script = new Script(`(module) => { ${outputFiles[0]?.text}\nreturn module.exports; }`);
    this.#rules = () => script.runInThisContext()({ exports: {} });
    this.#cases = await casesIn(join(folder, STANDARD, 'rules'));
  }

  async dryRun({ files = [] }: DryRunOptions): Promise<DryRunResult> {
    // French rules are tried on French invoices, the others on those that were broken for them.
    const isFrench = files.length > 0 && files.every((file) => file.includes('/rules/fr/'));
    const isEuropean = files.length > 0 && files.every((file) => file.includes('/rules/en16931/'));
    this.#cases = this.#cases.filter(({ set }) => (set === 'en16931' ? !isFrench : !isEuropean));
    mutants.mutantCoverage = { static: {}, perTest: {} };
    const judge = this.#load();
    for (const set of Object.keys(SETS)) judge.prepare(set);
    const tests = this.#cases.map((each) => {
      mutants.currentTestId = each.name;
      const start = performance.now();
      const failure = judge.failureOf(each);
      mutants.currentTestId = undefined;
      const test = { id: each.name, name: each.name, timeSpentMs: performance.now() - start };
      return failure === undefined
        ? ({ ...test, status: TestStatus.Success } as const)
        : ({ ...test, status: TestStatus.Failed, failureMessage: failure } as const);
    });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: mutants.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const chosen = testFilter && new Set(testFilter);
    const cases = chosen ? this.#cases.filter(({ name }) => chosen.has(name)) : this.#cases;
    Object.assign(mutants, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    let nrOfTests = 0;
    try {
      const judge = this.#load();
      for (const each of cases) {
        nrOfTests++;
        const failureMessage = judge.failureOf(each);
        if (hitLimit !== undefined && (mutants.hitCount ?? 0) > hitLimit) return { status: MutantRunStatus.Timeout };
        if (failureMessage !== undefined) {
          return { status: MutantRunStatus.Killed, killedBy: [each.name], failureMessage, nrOfTests };
        }
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } catch (error) {
      // Without the rules no document is judged.
      const [first] = cases;
      return {
        status: MutantRunStatus.Killed,
        killedBy: first ? [first.name] : [],
        failureMessage: `${error}`,
        nrOfTests,
      };
    } finally {
      Object.assign(mutants, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }

  /** The rules as they are under the active mutant. */
  #load() {
    const { parseXml, evaluate, ruleSet } = this.#rules();
    const setOf = (set: string) => ruleSet(SETS[set as keyof typeof SETS]);
    return {
      prepare: setOf,
      /** What is not as the official stylesheets have it. */
      failureOf({ set, syntax, xml, expected }: Case): string | undefined {
        const found: Record<string, number> = {};
        try {
          for (const { rule } of evaluate(parseXml(xml), syntax, setOf(set))) found[rule] = (found[rule] ?? 0) + 1;
        } catch (error) {
          return `${error}`;
        }
        if (expected === null) {
          return Object.keys(found).some((id) => /^(DATUM-|BR-FR-03)/.test(id))
            ? undefined
            : 'no finding where the official rules stop';
        }
        const ids = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
        const different = ids.find((id) => found[id] !== expected[id]);
        return different && `${different}: ${found[different] ?? 0}, not ${expected[different] ?? 0}`;
      },
    };
  }
}

async function casesIn(rules: string): Promise<Case[]> {
  const load = async (path: string) => import(pathToFileURL(join(rules, path)).href);
  const kept = (path: string): Record<string, Firings> => JSON.parse(readFileSync(join(rules, path), 'utf8'));
  const { brokenInvoices } = (await load(
    'en16931/test/cases.ts',
  )) as typeof import('../../shared/standards/en16931/rules/en16931/test/cases.ts');
  const { frenchCases } = (await load(
    'fr/test/cases.ts',
  )) as typeof import('../../shared/standards/en16931/rules/fr/test/cases.ts');
  const [european, french] = [kept('en16931/test/fired.json'), kept('fr/test/fired.json')];
  return [
    ...brokenInvoices().map((each) => ({ ...each, set: 'en16931', expected: european[each.name] ?? null })),
    ...frenchCases().map((each) => ({ ...each, expected: french[each.name] ?? null })),
  ];
}

const create = () => new KeptCases();
create.inject = [] as const;
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'kept-cases', create)];
