import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPlatform } from '../../local/platform/simulator.ts';
import { startProduct } from '../cloud.ts';
import type { Trial } from '../trial.ts';
import { type Caller, makeCallers } from './callers.ts';
import { type Counts, type Pass, schemathesis } from './schemathesis.ts';

const LEAST_CASES = 500;
const LEAST_SUCCESSES = 20;
/** Operations that cannot be carried out so often, and why; every other one must be. */
const FEWER: Readonly<Record<string, string>> = {};
/** Both can what their roles can; a short run leaves the person out. */
const CALLERS = ['machine client', 'person'] as const;
/** Sessions are cookies of the console's origin: no caller with a token has one. */
const SESSION = '/session';

/**
 * Everything that Schemathesis can do: the examples of the document, each boundary of each schema (some eight hundred cases
 * for a large one), cases at random, sequences.
 */
const THOROUGH = [{ options: ['--exclude-path-regex', SESSION], examples: 500, leastSuccesses: LEAST_SUCCESSES }];

/**
 * What fits into a continuous integration: no boundaries and no sequences, cases that may go through apart from those that
 * are wrong, so that few suffice (half of the first begin as the document's examples); and two halves of the areas side by
 * side, which have no record in common.
 */
function brief(cases: number) {
  const halves = ['/api/(identity|purchasing|operations)/', '/api/(parties|work|ledger)/'];
  const right = { examples: Math.max(cases, 28), leastSuccesses: LEAST_SUCCESSES };
  const wrong = { examples: Math.max(Math.ceil(cases / 2), 6), leastSuccesses: 0 };
  return halves.map((half) => {
    const operations = ['--include-path-regex', half, '--exclude-path-regex', SESSION];
    return [
      { ...right, options: [...operations, '--mode', 'positive', '--phases', 'fuzzing'] },
      { ...wrong, options: [...operations, '--mode', 'negative', '--phases', 'fuzzing'] },
    ];
  });
}

/** The deployed API against its own served description: every answer is one that the document declares, none is a 5xx. */
export const trial: Trial = {
  name: 'api',
  async run({ cases }) {
    const few = Number.isFinite(cases);
    const seed = Math.floor(Math.random() * 2 ** 31);
    console.log(`Schemathesis, seed ${seed}`);
    const product = await startProduct();
    const platform = await startPlatform({ name: 'Plateforme du Midi' });
    try {
      const document = `${product.console}/reference/openapi.json`;
      const access = { clientId: 'essais', clientSecret: 'secret of the trial' };
      platform.register({ ...access, owner: '000100016' });
      const { url, tokenUrl } = platform;
      const callers = await makeCallers(product, { url, tokenUrl, ...access }, few ? ['machine client'] : CALLERS);
      console.log('What the calls work on is made');
      const counts: Counts[] = [];
      const violations: string[] = [];
      const origin = product.console;
      for (const caller of callers)
        await Promise.all(
          (few ? brief(cases) : [THOROUGH]).map(async (passes, half, halves) => {
            for (const [pass, how] of passes.entries()) {
              const name = `${caller.name.replace(' ', '-')}-${half + 1}-${pass + 1}`;
              const part = passes.length * half + pass;
              // What one pass uses up, no other one has.
              const facts = partOf(caller.facts, part, halves.length * passes.length);
              const mine = { ...caller, facts };
              // The makers' idempotency keys follow from it.
              const ownSeed = seed + part;
              const run = await schemathesis(document, { caller: mine, origin }, { ...how, name, seed: ownSeed });
              counts.push(run.counts);
              for (const [operation, why] of Object.entries(run.failures))
                violations.push(`Before ${operation}: ${why}`);
              if (run.findings) violations.push(`As a ${caller.name}: ${run.findings}`);
            }
          }),
        );
      const served = (await (await fetch(document)).json()) as OpenApi;
      const total = tableOf(operationsOf(served), counts);
      console.table(total);
      for (const [operation, why] of Object.entries(FEWER))
        console.log(`${operation}: ${total[operation]?.['2xx']} answers of 2xx, ${why}`);
      violations.push(...shortfalls(total));
      const made = Object.values(total).reduce((sum, { cases: made }) => sum + made, 0);
      if (made < LEAST_CASES) violations.push(`Only ${made} cases`);
      if (!(await catchesDefect(served, callers[0] as Caller, origin, seed)))
        violations.push('A wrong type planted in the document was not noticed: the trial proves nothing');
      return { figures: { seed, cases: made, operations: total, findings: violations.length }, violations };
    } finally {
      await platform.stop();
      await product.stop();
    }
  },
};

type Answers = Record<'cases' | '2xx' | '4xx' | '5xx', number>;

function partOf(facts: Caller['facts'], part: number, parts: number): Caller['facts'] {
  const mine = <T>(all: readonly T[]) => all.filter((_, index) => index % parts === part);
  return { ...facts, vatNumbers: mine(facts.vatNumbers), ibans: mine(facts.ibans) };
}

const operationsOf = ({ paths }: OpenApi): string[] =>
  Object.entries(paths)
    .filter(([path]) => !path.includes(SESSION))
    .flatMap(([, methods]) => Object.values(methods).flatMap(({ operationId }) => operationId ?? []));

function tableOf(operations: readonly string[], counts: readonly Counts[]): Record<string, Answers> {
  const table = Object.fromEntries(
    operations.map((operation) => [operation, { cases: 0, '2xx': 0, '4xx': 0, '5xx': 0 }]),
  );
  for (const count of counts)
    for (const [operation, classes] of Object.entries(count)) {
      const answers = table[operation];
      if (!answers) throw new Error(`${operation} is not in the document`);
      for (const [status, times] of Object.entries(classes)) {
        answers.cases += times;
        if (status in answers) answers[status as '2xx'] += times;
      }
    }
  return table;
}

function shortfalls(table: Readonly<Record<string, Answers>>): string[] {
  return Object.entries(table).flatMap(([operation, { '2xx': done, '5xx': failed }]) => [
    ...(done < LEAST_SUCCESSES && !(operation in FEWER) ? [`${operation}: only ${done} answers of 2xx`] : []),
    ...(failed > 0 ? [`${operation}: ${failed} answers of 5xx`] : []),
  ]);
}

interface Operation {
  readonly operationId?: string;
  readonly responses: Record<string, { content: Record<string, { schema: object }> }>;
}
interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
}

/** The document with the type of one answer changed: Schemathesis must object. */
async function catchesDefect(served: OpenApi, caller: Caller, origin: string, seed: number): Promise<boolean> {
  const changed = structuredClone(served);
  const answer = changed.paths['/api/identity/v1/me']?.get?.responses['200']?.content['application/json'];
  if (!answer) return false;
  answer.schema = { type: 'array' };
  const file = join(import.meta.dirname, '../../.local/api/planted.json');
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, JSON.stringify(changed));
  const options = ['--include-operation-id', 'getMe', '--mode', 'positive', '--phases', 'fuzzing'];
  const pass: Pass = { name: 'planted', seed, examples: 2, leastSuccesses: 0, options };
  const { findings } = await schemathesis(file, { caller, origin }, pass);
  return findings !== '';
}
