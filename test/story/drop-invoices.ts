import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Deployment, operator, outputOf } from '../../local/demo/deployment.ts';
import type { Client } from '../../shared/client/client.ts';
import { codedInvoice } from './code-invoice.ts';
import { invoiceXml } from './invoice.ts';

/** Few at a time: the local cloud has room for sixteen calls. */
const AT_A_TIME = 5;

/**
 * Puts so many invoices where a scanner would, `<prefix>-1` and on, and answers the human tasks that ask about them: for
 * their coding or, once the coder has done it, for their approval.
 */
export async function dropInvoices(
  deployment: Deployment,
  client: Client,
  companyId: string,
  {
    count,
    prefix,
    seller,
    coder,
  }: { count: number; prefix: string; seller: { name: string; vatNumber: string }; coder?: Client },
) {
  const s3 = new S3Client({ ...operator(deployment), forcePathStyle: true });
  const Bucket = outputOf(deployment, 'data', 'InboxBucket');
  for (let number = 1; number <= count; number++) {
    const Body = invoiceXml({
      number: `${prefix}-${number}`,
      seller: seller.name,
      vatNumber: seller.vatNumber,
    });
    await s3.send(new PutObjectCommand({ Bucket, Key: `inbox/${companyId}/${prefix}-${number}/facture.xml`, Body }));
    if (number % AT_A_TIME === 0) await waitingTasks(client, companyId, number);
  }
  const arrived = await waitingTasks(client, companyId, count);
  if (!coder) return arrived;
  const coded = [];
  for (const { record } of arrived) coded.push(await codedInvoice(coder, companyId, record.id));
  return coded;
}

async function waitingTasks(client: Client, companyId: string, wanted: number) {
  for (let waited = 0; waited < 120; waited++) {
    const { data } = await client.get('/api/work/v1/companies/{companyId}/human-tasks', {
      params: { path: { companyId }, query: { limit: 100 } },
    });
    if (data.items.length >= wanted) return data.items;
    await sleep(500);
  }
  throw new Error(`No ${wanted} invoices came to wait within a minute`);
}
