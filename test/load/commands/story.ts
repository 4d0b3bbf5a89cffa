import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { operator, outputOf } from '../../../local/demo/deployment.ts';
import { people } from '../../../local/demo/group.ts';
import { clientOf } from '../../../local/demo/seed.ts';
import { type Client, etagOf } from '../../../shared/client/client.ts';
import { samplePdf } from '../../../shared/standards/en16931/identify/pdf/sample-pdf.ts';
import { message } from '../../builders/mail.ts';
import type { RunningProduct } from '../../cloud.ts';
import { StoryCompany } from '../../story/company.ts';
import { until } from '../../story/until.ts';
import { openBooks, playLedger } from './ledger-story.ts';
import { playOrders } from './orders-story.ts';
import { playPlatform } from './platform-story.ts';
import { playRules } from './rules-story.ts';
import { playSuppliers } from './suppliers-story.ts';

const SUPPLIER = { seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };

/**
 * Every command, step and listener at least once, as the API, a workflow and the queues call them.
 * @returns a sentence for each part that did not come to its end; the others are played all the same.
 */
export async function playStory(product: RunningProduct): Promise<string[]> {
  const company = await StoryCompany.make(product, 'Ateliers du Compte');
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  const approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
  const accountant = await company.clientOf(await company.person('Ana Comptable', 'accountant'));
  const administrator = await clientOf(product, people.administrator);
  await openBooks(company, accountant);
  await company.supplier(clerk, SUPPLIER);
  const parts = {
    members: () => playMembers(administrator, company.companyId),
    invoice: () => playInvoice(product, company, clerk, approver),
    mail: () => playMail(product, administrator, clerk, company.companyId),
    orders: () => playOrders(company),
    keying: () => playKeying(company, clerk),
    rules: () => playRules(company, administrator, approver),
    suppliers: () => playSuppliers(company, clerk, accountant),
    ledger: () => playLedger(company, accountant),
    platform: () => playPlatform(product, company),
  };
  const failures: string[] = [];
  for (const [name, play] of Object.entries(parts))
    await play().catch((error: unknown) => failures.push(`The story "${name}" stopped: ${error}`));
  return failures;
}

async function playMembers(administrator: Client, companyId: string): Promise<void> {
  const { data: app } = await administrator.post('/api/identity/v1/members/machine-clients', {
    body: { name: 'Boutique', memberships: { [companyId]: ['clerk'] } },
  });
  await administrator.put('/api/identity/v1/members/{memberId}/memberships', {
    params: { path: { memberId: app.memberId }, header: { 'If-Match': etagOf(1) } },
    body: { memberships: { [companyId]: ['auditor'] } },
  });
}

/** An invoice on its whole way; its task is claimed, released, talked about and decided. */
async function playInvoice(
  product: RunningProduct,
  company: StoryCompany,
  clerk: Client,
  approver: Client,
): Promise<void> {
  const { companyId } = company;
  const path = { companyId };
  const amounts = { without: '100.00', vat: '20.00', total: '120.00' };
  const intake = await company.waitingInvoice(clerk, { number: 'C-1', ...SUPPLIER, ...amounts });
  await adopt(product, companyId, intake.intakeId);

  const task = await until('its task', async () => (await company.waitingTasks(approver))[0]);
  const act = (version: number) => ({
    params: { path: { ...path, taskId: task.taskId }, header: { 'If-Match': etagOf(version) } },
  });
  const at = task.version;
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/claim', act(at));
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/release', act(at + 1));
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/comments', {
    params: { path: { ...path, taskId: task.taskId } },
    body: { text: 'Conforme à la commande', mentions: [] },
  });
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    ...act(at + 2),
    body: { outcome: 'approve', comment: '' },
  });
  await company.intakeIn(clerk, intake.intakeId, 'approved');
}

/** A scan that a person keys. */
async function playKeying(company: StoryCompany, clerk: Client): Promise<void> {
  const { companyId } = company;
  const { intakeId } = await company.arrivedFile(clerk, 'scan.pdf', Buffer.from(samplePdf({ files: [] })));
  await clerk.put('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/keyed-invoice', {
    params: { path: { companyId, intakeId }, header: { 'If-Match': etagOf(0) } },
    body: {
      ...{ number: 'K-1', issueDate: '2026-11-20' },
      seller: { name: 'Verrerie du Rhône', vatNumber: 'FR63000100024', country: 'FR' },
      lines: [{ name: 'Globes', netAmount: '333.00', vatRate: '20' }],
      ...{ totalWithoutVat: '333.00', totalVat: '66.60', totalWithVat: '399.60' },
    },
  });
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
