import { createHash, randomUUID } from 'node:crypto';
import { DeleteObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { operator, outputOf } from '../../local/demo/deployment.ts';
import { Archive } from '../../shared/aws/archive.ts';
import type { Client } from '../../shared/client/client.ts';
import { companyScope } from '../../shared/kernel/scope.ts';
import { StoryCompany } from '../story/company.ts';
import { invoiceXml } from '../story/invoice.ts';
import { until } from '../story/until.ts';

const cloud = inject('cloud');
const s3 = new S3Client({ ...operator(cloud), forcePathStyle: true });
const inbox = outputOf(cloud, 'data', 'InboxBucket');
const documents = outputOf(cloud, 'data', 'DocumentsBucket');

let company: StoryCompany;
let clerk: Client;
let path: { companyId: string };

beforeAll(async () => {
  company = await StoryCompany.make(cloud, 'Quai des Arrivées');
  path = { companyId: company.companyId };
  clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
});

const invoice = (number: string) =>
  Buffer.from(
    invoiceXml({
      number,
      seller: 'Verrerie',
      vatNumber: 'FR63000100024',
    }),
  );

const put = (key: string, Body: Buffer) => s3.send(new PutObjectCommand({ Bucket: inbox, Key: key, Body }));

/** The files of a company that wait for a person, by name, once there are so many. */
async function waiting(count: number, path: { companyId: string }, reader: Client): Promise<string[]> {
  return until(`${count} files to wait`, async () => {
    const { data } = await reader.get('/api/purchasing/v1/companies/{companyId}/intakes', {
      params: { path, query: { limit: 100, state: 'waiting' } },
    });
    return data.items.length >= count ? data.items.map(({ name }) => name).sort() : undefined;
  });
}

const names = ['deux  blancs.xml', 'a+b.xml', 'é à ç.xml', 'cent%.xml', 'a%20b+c.xml', 'quotes \'".xml', 'a&b=c?#.xml'];

describe('a name arrives as it was given', () => {
  test('through the signed form, and put into the bucket, in whatever folder', async () => {
    for (const [i, name] of names.entries()) {
      const body = invoice(`F-${i}`);
      const { data: form } = await clerk.post('/api/purchasing/v1/companies/{companyId}/uploads', {
        params: { path },
        body: { name, size: body.length },
      });
      const post = new FormData();
      for (const [field, value] of Object.entries(form.fields)) post.append(field, value);
      post.append('file', new Blob([body]));
      expect((await fetch(form.url, { method: 'POST', body: post })).ok).toBe(true);
      await put(`inbox/${company.companyId}/Scan 1.2 +é%/${name}`, invoice(`S-${i}`));
    }
    await put(`inbox/${company.companyId}/no folder.xml`, invoice('N'));
    await put(`inbox/${company.companyId}/${'long/'.repeat(150)}deep.xml`, invoice('L'));
    expect(await waiting(2 * names.length + 2, path, clerk)).toEqual(
      [...names, ...names, 'deep.xml', 'no folder.xml'].sort(),
    );
  }, 60_000);

  test('other content under a name that was used before is another file', async () => {
    const other = await StoryCompany.make(cloud, 'Deux Fois');
    const reader = await other.clientOf(await other.person('Ines Marchal', 'auditor'));
    const key = `inbox/${other.companyId}/scan-${randomUUID()}/scan.xml`;
    await put(key, invoice('ONE'));
    expect(await waiting(1, other, reader)).toHaveLength(1);
    await put(key, invoice('TWO'));
    expect(await waiting(2, other, reader)).toHaveLength(2);
  });
});

test('an empty file of a scanner is refused where people see it', async () => {
  const { companyId } = company;
  const reader = await company.clientOf(await company.person('Nour Haddad', 'auditor'));
  await put(`inbox/${companyId}/Scan/vide.xml`, Buffer.alloc(0));
  const [refused] = await until('the refusal', async () => {
    const { data } = await reader.get('/api/purchasing/v1/companies/{companyId}/uploads', {
      params: { path: { companyId }, query: { state: 'refused' } },
    });
    return data.items.length > 0 ? data.items : undefined;
  });
  expect(refused).toMatchObject({ name: 'vide.xml', state: 'refused', reason: { code: 'empty' } });
});

test('a key that is no company’s ends refused, and is not tried again', async () => {
  const steps = new SFNClient(operator(cloud));
  const key = `inbox/Nobody At All/${randomUUID()}/f.xml`;
  await put(key, invoice('X'));
  const machine = `arn:aws:states:eu-west-3:000000000000:stateMachine:coulisses-local-purchasing-supplier-invoice-intake`;
  const ended = await until('the execution to end', async () => {
    for await (const { executions = [] } of paginateListExecutions({ client: steps }, { stateMachineArn: machine }))
      for (const { executionArn } of executions) {
        const execution = await steps.send(new DescribeExecutionCommand({ executionArn }));
        if (execution.input?.includes(key) && execution.status !== 'RUNNING') return execution;
      }
    return undefined;
  });
  expect([ended.status, JSON.parse(ended.output ?? '')]).toEqual(['SUCCEEDED', { outcome: 'refused' }]);
});

describe('a document in the archive cannot be removed', () => {
  test('for a day, in this stage', async () => {
    const bytes = invoice('LOCKED');
    await put(`inbox/${company.companyId}/scan-${randomUUID()}/locked.xml`, bytes);
    const object = {
      Bucket: documents,
      Key: `${company.companyId}/${createHash('sha256').update(bytes).digest('hex')}`,
    };
    // The local cloud shows a new object a moment before its lock.
    const kept = await until('the locked document', async () => {
      const head = await s3.send(new HeadObjectCommand(object)).catch(() => undefined);
      return head?.ObjectLockMode ? head : undefined;
    });
    expect(kept.ObjectLockMode).toBe('GOVERNANCE');
    const hours = ((kept.ObjectLockRetainUntilDate?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    const removal = s3.send(new DeleteObjectCommand({ ...object, VersionId: kept.VersionId }));
    await expect(removal).rejects.toThrow(/Access Denied/);
  });

  test('before its legal date, by nobody, where books are real', async () => {
    const bytes = invoice(randomUUID());
    const hash = createHash('sha256').update(bytes).digest('hex');
    const archive = new Archive(documents, 'COMPLIANCE', s3);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const now = new Date().toISOString();
    const scope = companyScope(company.companyId);
    await archive.put(scope, hash, bytes, { now, until });
    // A second arrival neither fails nor writes.
    await archive.put(scope, hash, bytes, { now, until });
    const object = { Bucket: documents, Key: `${company.companyId}/${hash}` };
    const kept = await s3.send(new HeadObjectCommand(object));
    expect([kept.ObjectLockMode, kept.ObjectLockRetainUntilDate?.toISOString().slice(0, 19)]).toEqual([
      'COMPLIANCE',
      until.slice(0, 19),
    ]);
    const removal = new DeleteObjectCommand({ ...object, VersionId: kept.VersionId, BypassGovernanceRetention: true });
    await expect(s3.send(removal)).rejects.toThrow(/Access Denied/);
  });
});
