import { type Client, etagOf, type Schemas } from '../../shared/client/client.ts';
import { until } from './until.ts';

/** A human task as the list answers it. */
type Task = Schemas['HumanTask'] & { readonly version: number };

const QUESTION = 'code-supplier-invoice';

/** Codes an invoice that waits for it: as proposed, and goods for resale where nothing is; then says that it is done. */
export async function codeInvoice(coder: Client, companyId: string, intakeId: string): Promise<void> {
  const task = await until(
    `${intakeId} to ask for its coding`,
    async () => (await tasksOf(coder, companyId, intakeId)).find(({ question }) => question === QUESTION),
    60,
  );
  const path = { companyId, intakeId };
  const coding = '/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/coding';
  const { data } = await coder.get(coding, { params: { path } });
  const { version, supplier, items, proposals, order } = data;
  const rows = items.flatMap(
    ({ item }) =>
      proposals.find((proposal) => proposal.item === item)?.rows ?? [{ item, account: '607', deduction: 'full' }],
  );
  await coder.put(coding, {
    params: { path, header: { 'If-Match': etagOf(version) } },
    body: { supplier, rows, ...(order && { orderId: order.orderId }) },
  });
  await coder.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: { path: { companyId, taskId: task.taskId }, header: { 'If-Match': etagOf(task.version) } },
    body: { outcome: 'coded', comment: '' },
  });
}

/** Codes it and answers the task that comes next. */
export async function codedInvoice(coder: Client, companyId: string, intakeId: string): Promise<Task> {
  await codeInvoice(coder, companyId, intakeId);
  return until(
    `${intakeId} to ask for its approval`,
    async () => (await tasksOf(coder, companyId, intakeId)).find(({ question }) => question !== QUESTION),
    60,
  );
}

async function tasksOf(reader: Client, companyId: string, intakeId: string): Promise<Task[]> {
  const params = { path: { companyId }, query: { limit: 100 } };
  const { data } = await reader.get('/api/work/v1/companies/{companyId}/human-tasks', { params });
  return data.items.filter(({ record }) => record.id === intakeId) as Task[];
}
