import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPlatform } from '../../local/platform/simulator.ts';
import { startProduct } from '../cloud.ts';
import type { Trial } from '../trial.ts';
import { type Caller, makeCallers } from './callers.ts';
import { type Counts, schemathesis } from './schemathesis.ts';

const LEAST_CASES = 500;
/** Of each operation; the cases at every boundary of its schema come on top. */
const LEAST_EXAMPLES = 12;
const LEAST_SUCCESSES = 20;
/** Both can what their roles can; a short run leaves the person out. */
const CALLERS = ['machine client', 'person'] as const;

/** The deployed API against its own served description: every answer is one that the document declares, none is a 5xx. */
export const trial: Trial = {
  name: 'api',
  async run({ cases }) {
    const few = Number.isFinite(cases);
    const examples = few ? Math.max(cases, LEAST_EXAMPLES) : 500;
    const seed = Math.floor(Math.random() * 2 ** 31);
    console.log(`Schemathesis with ${examples} examples an operation, seed ${seed}`);
    const product = await startProduct();
    const platform = await startPlatform({ name: 'Plateforme du Midi' });
    try {
      const document = `${product.console}/reference/openapi.json`;
      const access = { clientId: 'essais', clientSecret: 'secret of the trial' };
      platform.register({ ...access, owner: '000100016' });
      const { url, tokenUrl } = platform;
      const callers = await makeCallers(product, { url, tokenUrl, ...access }, few ? ['machine client'] : CALLERS);
      const counts: Counts[] = [];
      const violations: string[] = [];
      for (const caller of callers) {
        const run = await schemathesis(document, { caller, origin: product.console, seed, examples });
        counts.push(run.counts);
        for (const [operation, why] of Object.entries(run.failures)) violations.push(`Before ${operation}: ${why}`);
        if (run.findings) violations.push(`As a ${caller.name}: ${run.findings}`);
      }
      const total = tableOf(counts);
      console.table(total);
      const made = Object.values(total).reduce((sum, { cases: made }) => sum + made, 0);
      if (made < LEAST_CASES) violations.push(`Only ${made} cases`);
      for (const [operation, { '2xx': done, '5xx': failed }] of Object.entries(total)) {
        if (done < LEAST_SUCCESSES) violations.push(`${operation}: only ${done} answers of 2xx`);
        if (failed > 0) violations.push(`${operation}: ${failed} answers of 5xx`);
      }
      if (!(await catchesDefect(document, callers[0] as Caller, product.console, seed)))
        violations.push('A wrong type planted in the document was not noticed: the trial proves nothing');
      return { figures: { seed, cases: made, operations: total, findings: violations.length }, violations };
    } finally {
      await platform.stop();
      await product.stop();
    }
  },
};

function tableOf(counts: readonly Counts[]) {
  const table: Record<string, { cases: number; '2xx': number; '4xx': number; '5xx': number }> = {};
  for (const count of counts)
    for (const [operation, classes] of Object.entries(count)) {
      table[operation] ??= { cases: 0, '2xx': 0, '4xx': 0, '5xx': 0 };
      for (const [status, times] of Object.entries(classes)) {
        table[operation].cases += times;
        if (status in table[operation]) table[operation][status as '2xx'] += times;
      }
    }
  return table;
}

interface OpenApi {
  paths: Record<string, { get: { responses: Record<string, { content: Record<string, { schema: object }> }> } }>;
}

/** The document with the type of one answer changed: Schemathesis must object. */
async function catchesDefect(document: string, caller: Caller, origin: string, seed: number): Promise<boolean> {
  const changed = (await (await fetch(document)).json()) as OpenApi;
  const answer = changed.paths['/api/identity/v1/me']?.get.responses['200']?.content['application/json'];
  if (!answer) return false;
  answer.schema = { type: 'array' };
  const file = join(import.meta.dirname, '../../.local/api/planted.json');
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, JSON.stringify(changed));
  const { findings } = await schemathesis(file, { caller, origin, seed, examples: 2, only: 'getMe' });
  return findings !== '';
}
