import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { operator, outputOf } from '../../../local/demo/deployment.ts';
import { type Client, Problem, type Schemas } from '../../../shared/client/client.ts';
import { startProduct } from '../../cloud.ts';
import { HOSTILE } from '../../conformance/readers/hostile-files.ts';
import { StoryCompany } from '../../story/company.ts';
import { invoiceXml } from '../../story/invoice.ts';
import { until } from '../../story/until.ts';
import type { Trial } from '../../trial.ts';

const GOOD = 100;
/** Milliseconds from the arrival in the inbox to the refusal. */
const PATIENCE = 10_000;
const MAX_BYTES = 20_000_000;

type Arrival = Schemas['Upload'] & { readonly intake?: Schemas['Intake'] };

/** The hostile files of the readers among a hundred good invoices: these end well, and each of those is refused in time, with its reason. */
export const trial: Trial = {
  name: 'hostile',
  async run({ cases }) {
    const hostile = HOSTILE.slice(0, Math.min(cases, HOSTILE.length));
    const product = await startProduct();
    try {
      const s3 = new S3Client({ ...operator(product), forcePathStyle: true });
      const Bucket = outputOf(product, 'data', 'InboxBucket');
      const company = await StoryCompany.make(product, 'Ateliers de la Porte');
      const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
      const seller = { seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };
      await company.supplier(clerk, seller);
      const put = async (name: string, Body: string | Uint8Array) => {
        const uploadId = `scan-${randomUUID()}`;
        await s3.send(new PutObjectCommand({ Bucket, Key: `inbox/${company.companyId}/${uploadId}/${name}`, Body }));
        return uploadId;
      };
      const good: string[] = [];
      const violations: string[] = [];
      const table: Record<string, { reason: string; milliseconds: number }> = {};
      for (const [index, [name, answer, content]] of hostile.entries()) {
        while (good.length * hostile.length < GOOD * (index + 1))
          good.push(await put(`${good.length}.xml`, invoiceXml({ number: `B-${good.length}`, ...seller })));
        const bytes = Buffer.from(content());
        const began = Date.now();
        const uploadId = await put(`${name}.bin`, bytes);
        const { state, reason, intake } = await arrival(company, clerk, uploadId, 60);
        const ended = intake?.endedAt ?? intake?.asked?.since ?? new Date().toISOString();
        const milliseconds = Date.parse(ended) - began;
        const found = `${intake?.state ?? state} ${intake?.reason?.code ?? intake?.asked?.question ?? reason?.code}`;
        table[name] = { reason: found, milliseconds };
        if (!found.startsWith(deserves(answer, bytes.length)))
          violations.push(`${name} is "${found}", not "${answer}"`);
        if (milliseconds > PATIENCE) violations.push(`${name} took ${milliseconds} ms`);
      }
      for (const uploadId of good) {
        const { state, intake } = await arrival(company, clerk, uploadId, 60);
        const found = `${intake?.state ?? state} ${intake?.asked?.question}`;
        if (found !== 'waiting code-supplier-invoice') violations.push(`A good invoice is "${found}"`);
      }
      console.table(table);
      const slowest = Math.max(...Object.values(table).map(({ milliseconds }) => milliseconds));
      return { figures: { hostile: hostile.length, good: good.length, slowestMilliseconds: slowest }, violations };
    } finally {
      await product.stop();
    }
  },
};

/** What the process makes of the reader's answer: nothing hostile is an invoice with its data, and a PDF without one is keyed. */
function deserves(answer: string, bytes: number): string {
  if (bytes > MAX_BYTES) return 'refused too-large';
  if (answer.startsWith('invoice')) return 'refused data-missing';
  if (answer === 'pdf-without-invoice') return 'waiting key-supplier-invoice';
  return `refused ${answer}`;
}

const arrival = ({ companyId }: StoryCompany, clerk: Client, uploadId: string, seconds: number): Promise<Arrival> =>
  until(
    `the end of ${uploadId}`,
    async () => {
      const params = { path: { companyId, uploadId } };
      try {
        const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}', { params });
        const { upload, intake } = data;
        if (upload.state === 'awaited' || intake?.state === 'received') return undefined;
        return { ...upload, ...(intake && { intake }) };
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return undefined;
        throw error;
      }
    },
    seconds,
  );
