import { setTimeout as sleep } from 'node:timers/promises';
import { resume } from '../../local/resume.ts';
import { etagOf, Problem, type Schemas } from '../../shared/client/client.ts';
import { type RunningProduct, startProduct } from '../cloud.ts';
import { StoryCompany } from '../story/company.ts';
import { dropInvoices } from '../story/drop-invoices.ts';
import { audited } from '../story/records.ts';
import { until } from '../story/until.ts';
import type { Trial } from '../trial.ts';

const FILES = 20;
const IN_FLIGHT = 5;
const SUPPLIER = { name: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };

type HumanTask = Schemas['HumanTask'] & { version: number };

/**
 * Files wait for people; the local cloud is stopped by SIGTERM and started on what it saved, and the executions are gone.
 * Once more while decisions are under way. Every file comes to its one end, and everything that follows happens once.
 */
export const trial: Trial = {
  name: 'restart',
  async run() {
    const product = await startProduct();
    try {
      const began = performance.now();
      const story = await begin(product);
      const { tasks } = story;

      await product.restart();
      const { resumed: first = 0 } = (await resume(product))['purchasing.resume-intakes'] ?? {};
      const inFlight = tasks.slice(0, IN_FLIGHT);
      for (const task of tasks.slice(IN_FLIGHT)) await story.approve(task);

      // Whoever gets no answer sends the same command again, by itself.
      const answers = Promise.all(inFlight.map((task) => story.approve(task)));
      await sleep(10);
      await product.restart();
      const { resumed: second = 0 } = (await resume(product))['purchasing.resume-intakes'] ?? {};
      await answers;

      const violations = await story.ends();
      const seconds = Math.round((performance.now() - began) / 1000);
      const figures = { files: FILES, resumed: first, interrupted: IN_FLIGHT, resumedAgain: second, seconds };
      console.table(figures);
      if (first !== FILES) violations.push(`${first} executions were taken up after the first restart, not ${FILES}`);
      return { figures: { ...figures, violations: violations.length }, violations };
    } finally {
      await product.stop();
    }
  },
};

async function begin(product: RunningProduct) {
  const company = await StoryCompany.make(product, 'Ateliers du Matin');
  const { companyId } = company;
  const path = { companyId };
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  const approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
  const { data: supplier } = await clerk.post('/api/parties/v1/companies/{companyId}/parties', {
    params: { path },
    body: { ...SUPPLIER, roles: ['supplier'], country: 'FR' },
  });
  const tasks = await dropInvoices(product, approver, companyId, {
    coder: await company.coder(),
    count: FILES,
    prefix: 'restart',
    seller: SUPPLIER,
  });
  return {
    tasks,

    /** Always the same command: its key is the task's id. */
    async approve({ taskId, version }: HumanTask): Promise<void> {
      const params = {
        path: { ...path, taskId },
        header: { 'If-Match': etagOf(version), 'Idempotency-Key': `approve-${taskId}` },
      };
      const body = { outcome: 'approve', comment: '' };
      await until(
        `the answer about ${taskId}`,
        async () => {
          try {
            await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', { params, body });
            return true;
          } catch (error) {
            // While twenty executions begin anew, the local cloud has no room for a seventeenth call.
            if (error instanceof Problem && /^(gateway|network)\./.test(error.code)) return undefined;
            throw error;
          }
        },
        90,
      );
    },

    /** What did not end, or happened twice. */
    async ends(): Promise<string[]> {
      const violations: string[] = [];
      const approved = await until(
        'every file to be approved',
        async () => {
          const params = { path, query: { limit: 100 } };
          const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes', { params });
          return data.items.every(({ state }) => state === 'approved') ? data.items : undefined;
        },
        120,
      );
      // Its coding and its approval are decided.
      const expected = { 'work.decide-human-task decided': 2, 'purchasing.advance-invoice approved': 1 };
      for (const { intakeId } of approved) {
        const params = { path: { ...path, intakeId } };
        const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/timeline', {
          params,
        });
        for (const [line, wanted] of Object.entries(expected)) {
          const found = data.items.filter(({ task, outcome }) => `${task} ${outcome}` === line).length;
          if (found !== wanted)
            violations.push(`${intakeId}: ${line} is ${found} times in its timeline, not ${wanted}`);
        }
      }
      if (approved.length !== FILES) violations.push(`${approved.length} of ${FILES} files are approved`);
      const uses = await until(
        'the supplier to be used',
        async () => {
          const params = { path: { ...path, partyId: supplier.partyId } };
          const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/suppliers/{partyId}/use', {
            params,
          });
          return data.invoices >= FILES ? data.invoices : undefined;
        },
        60,
      );
      if (uses !== FILES) violations.push(`The supplier was used ${uses} times, not ${FILES}`);
      return [...violations, ...(await repeatedEvents(product, companyId))];
    },
  };
}

/** Each approval was published by exactly one command, and each command is in the audit trail exactly once. */
async function repeatedEvents(product: RunningProduct, companyId: string): Promise<string[]> {
  const violations: string[] = [];
  const { commands, contents } = await audited(product, companyId, 90);
  if (contents.length !== commands.length)
    violations.push(`${commands.length} commands, but ${contents.length} entries in the audit trail`);
  for (const [type, wanted] of [['purchasing.supplier-invoice-approved.v1', FILES]] as const) {
    const ids = commands.flatMap(({ events }) => events.filter((event) => event.type === type).map(({ id }) => id));
    if (ids.length !== wanted || new Set(ids).size !== wanted)
      violations.push(`${type} was raised ${ids.length} times (${new Set(ids).size} different), not ${wanted}`);
  }
  return violations;
}
