import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { operator, outputOf } from '../../../local/demo/deployment.ts';
import { people } from '../../../local/demo/group.ts';
import { clientOf } from '../../../local/demo/seed.ts';
import { type Client, etagOf } from '../../../shared/client/client.ts';
import { message } from '../../builders/mail.ts';
import type { RunningProduct } from '../../cloud.ts';
import { StoryCompany } from '../../story/company.ts';
import { until } from '../../story/until.ts';
import { playOrders } from './orders-story.ts';

/** Every command, step and listener at least once, as the API, a workflow and the queues call them. */
export async function playStory(product: RunningProduct): Promise<void> {
  const company = await StoryCompany.make(product, 'Ateliers du Compte');
  const { companyId } = company;
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  const approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
  const administrator = await clientOf(product, people.administrator);
  const { data: app } = await administrator.post('/api/identity/v1/members/machine-clients', {
    body: { name: 'Boutique', memberships: { [companyId]: ['clerk'] } },
  });
  await administrator.put('/api/identity/v1/members/{memberId}/memberships', {
    params: { path: { memberId: app.memberId }, header: { 'If-Match': etagOf(1) } as never },
    body: { memberships: { [companyId]: ['auditor'] } },
  });
  const path = { companyId };
  await clerk.post('/api/parties/v1/companies/{companyId}/parties', {
    params: { path },
    body: { name: 'Verrerie du Rhône', roles: ['supplier'], vatNumber: 'FR63000100024', country: 'FR' },
  });
  const intake = await company.waitingInvoice(clerk, {
    number: 'C-1',
    seller: 'Verrerie du Rhône',
    vatNumber: 'FR63000100024',
    without: '100.00',
    vat: '20.00',
    total: '120.00',
  });
  await adopt(product, companyId, intake.intakeId);

  const task = await waitingTask();
  const act = (version: number) => ({
    params: { path: { ...path, taskId: task.taskId }, header: { 'If-Match': etagOf(version) } as never },
  });
  const at = task.version;
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/claim', act(at));
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/release', act(at + 1));
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    ...act(at + 2),
    body: { outcome: 'approve', comment: '' },
  });
  await company.intakeIn(clerk, intake.intakeId, 'approved');
  await playMail(product, administrator, clerk, companyId);
  await playOrders(company);

  async function waitingTask() {
    for (let attempt = 0; attempt < 100; attempt++) {
      const [waiting] = await company.waitingTasks(approver);
      if (waiting) return waiting;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('No task waits');
  }
}

/** A message without an invoice: what it takes to sort it and to keep it. */
async function playMail(
  product: RunningProduct,
  administrator: Client,
  clerk: Client,
  companyId: string,
): Promise<void> {
  const address = `factures-${companyId}@courrier.brumaire.example`;
  await administrator.post('/api/purchasing/v1/mail-addresses', { body: { address, companyId } });
  const Bucket = outputOf(product, 'data', 'InboxBucket');
  const files = [{ name: 'note.txt', type: 'text/plain', content: companyId }];
  const Body = message({ to: address, files });
  await new S3Client({ ...operator(product), forcePathStyle: true }).send(
    new PutObjectCommand({ Bucket, Key: `mail/${companyId}`, Body }),
  );
  await until('the message', async () => {
    const params = { path: { companyId } };
    return (await clerk.get('/api/purchasing/v1/companies/{companyId}/mails', { params })).data.items[0];
  });
}

/** What the workflow does first when the `resume` job has started it again. */
async function adopt(product: RunningProduct, companyId: string, intakeId: string): Promise<void> {
  const execution = 'arn:aws:states:eu-west-3:000000000000:execution:coulisses-local-purchasing-intake:again';
  const { FunctionError } = await new LambdaClient(operator(product)).send(
    new InvokeCommand({
      FunctionName: 'coulisses-local-purchasing-adopt-intake',
      Payload: JSON.stringify({ companyId, correlationId: 'again', execution, input: { intakeId, execution } }),
    }),
  );
  if (FunctionError) throw new Error(`adopt-intake failed: ${FunctionError}`);
}
