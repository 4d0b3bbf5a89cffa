import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, expect, inject, test } from 'vitest';
import { operator, outputOf } from '../../local/demo/deployment.ts';
import { type Client, etagOf } from '../../shared/client/client.ts';
import { contentHash, nextLink } from '../../shared/kernel/hash-chain.ts';
import { FecChecker } from '../../shared/standards/fec/index.ts';
import { StoryCompany } from '../story/company.ts';
import { until } from '../story/until.ts';

const cloud = inject('cloud');
const yearId = '2026-12-31';
const journal = { journal: 'AC', yearId };

let company: StoryCompany;
let accountant: Client;
let path: { companyId: string };

beforeAll(async () => {
  company = await StoryCompany.make(cloud, 'Ateliers du Grand Livre');
  path = { companyId: company.companyId };
  accountant = await company.clientOf(await company.person('Ana Comptable', 'accountant'));
  await accountant.post('/api/ledger/v1/companies/{companyId}/books', {
    params: { path },
    body: { siren: '000100016', from: '2026-01-01', to: yearId },
  });
}, 60_000);

const drafts = async () => {
  const { data } = await accountant.get('/api/ledger/v1/companies/{companyId}/entries', { params: { path } });
  return data.items;
};
const validate = (entries: { entryId: string; version: number }[]) =>
  accountant.post('/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/validate', {
    params: { path: { ...path, ...journal } },
    body: { entries },
  });
const chain = async () => {
  const { data } = await accountant.get(
    '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/chain',
    { params: { path: { ...path, ...journal } } },
  );
  return data;
};
/** Once the balances have heard of what was validated. */
const balance = (debit: string) =>
  until(`balances of ${debit}`, async () => {
    const { data } = await accountant.get('/api/ledger/v1/companies/{companyId}/trial-balance', {
      params: { path, query: { date: yearId } },
    });
    return data.totals.debit === debit ? data : undefined;
  });

test('an approved invoice is drafted, validated, in the balance and in the FEC, which passes the check', async () => {
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  const approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
  const { intakeId } = await company.waitingInvoice(clerk, {
    ...{ number: 'L-1', seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' },
    ...{ without: '100.00', vat: '20.00', total: '120.00' },
  });
  const task = (await company.waitingTasks(approver)).find(({ record }) => record.id === intakeId);
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: { path: { ...path, taskId: task?.taskId ?? '' }, header: { 'If-Match': etagOf(task?.version ?? 0) } },
    body: { outcome: 'approve', comment: '' },
  });
  const draft = await until('the draft of the invoice', async () => (await drafts())[0], 60);
  expect(draft).toMatchObject({ journal: 'AC', date: '2026-11-20', problems: [], source: { intakeId } });
  expect(draft.lines.map(({ account, debit, credit }) => [account, debit ?? `-${credit}`])).toEqual([
    ['607', '100.00'],
    ['44566', '20.00'],
    ['401', '-120.00'],
  ]);

  const { data: numbered } = await validate([{ entryId: draft.entryId, version: draft.version ?? 0 }]);
  expect(numbered.entries).toMatchObject([{ number: 1 }]);
  expect((await balance('120.00')).lines.map(({ account, balance }) => [account, balance])).toEqual([
    ['401', '-120.00'],
    ['44566', '20.00'],
    ['607', '100.00'],
  ]);
  const { data: lines } = await accountant.get('/api/ledger/v1/companies/{companyId}/accounts/{account}/lines', {
    params: { path: { ...path, account: '401' } },
  });
  expect(lines.items).toMatchObject([{ entryId: draft.entryId, number: 1, credit: '120.00' }]);

  const { data: made } = await accountant.post('/api/ledger/v1/companies/{companyId}/years/{yearId}/fec-exports', {
    params: { path: { ...path, yearId } },
  });
  const { data: exports } = await accountant.get('/api/ledger/v1/companies/{companyId}/years/{yearId}/fec-exports', {
    params: { path: { ...path, yearId } },
  });
  const file = new Uint8Array(await (await fetch(exports.items[0]?.url ?? '')).arrayBuffer());
  const checker = new FecChecker(made.name);
  checker.push(file);
  expect(checker.end()).toMatchObject({ valid: true, findings: [], lines: 3, debit: 12_000n });
  expect(made).toMatchObject({ size: file.length, heads: [{ journal: 'AC', number: 1 }] });
}, 120_000);

test('a month with a draft stays open; a correction is a reversal, and the closed month takes nothing more', async () => {
  const { data: reversal } = await accountant.post(
    '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/entries/{entryNumber}/reverse',
    { params: { path: { ...path, ...journal, entryNumber: 1 } }, body: { date: '2026-11-30' } },
  );
  const close = () =>
    accountant.put('/api/ledger/v1/companies/{companyId}/periods/{month}', {
      params: { path: { ...path, month: '2026-11' }, header: { 'If-Match': etagOf(1) } },
      body: { state: 'closed' },
    });
  await expect(close()).rejects.toMatchObject({ code: 'ledger.period-has-drafts' });
  await validate([{ entryId: reversal.entryId, version: 1 }]);
  await balance('240.00');
  await close();
  const entry = { journal: 'OD', date: '2026-11-30', piece: { ref: 'X', date: '2026-11-30' }, label: 'Loyer' };
  const lines = [{ account: '6132', debit: '1.00' }, { account: '512', credit: '1.00' }]; // biome-ignore format: two lines
  await expect(
    accountant.post('/api/ledger/v1/companies/{companyId}/entries', { params: { path }, body: { ...entry, lines } }),
  ).rejects.toMatchObject({ code: 'ledger.period-closed' });
});

test('a journal is signed where it has got to, and nobody takes that away', async () => {
  expect(await chain()).toMatchObject({ through: { number: 2 }, last: 2, notYetProved: 2 });
  const FunctionName = 'coulisses-local-ledger-sign-checkpoints';
  await new LambdaClient(operator(cloud)).send(new InvokeCommand({ FunctionName, Payload: '{}' }));
  const signed = await chain();
  expect(signed).toMatchObject({ proved: { number: 2 }, notYetProved: 0 });
  expect(signed.broken).toBeUndefined();

  const s3 = new S3Client({ ...operator(cloud), forcePathStyle: true });
  const Bucket = outputOf(cloud, 'data', 'DocumentsBucket');
  const Prefix = `${company.companyId}/checkpoints/`;
  const { Versions: [kept] = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  const { Key = '', VersionId } = kept ?? {};
  expect(Key).toBe(`${Prefix}ledger/AC/${yearId}/000000000002`);
  await expect(s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))).rejects.toThrow();
});

test('whoever changes an entry behind our back is found, with its number, though all be rewritten to the end', async () => {
  const { data } = await accountant.get(
    '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/entries',
    { params: { path: { ...path, ...journal } } },
  );
  const [before, after] = data.items;
  const { state: _, hash: __, ...entry } = after as NonNullable<typeof after>;
  const forged = { ...entry, label: 'Forged' };
  const salt = '5a';
  await put('records', 'entry-text', `AC#${yearId}#2`, { ...journal, number: 2, salt, entry: forged });
  expect((await chain()).broken).toMatchObject({ number: 2, defect: 'content-changed' });

  const link = nextLink({ number: 1, hash: before?.hash ?? '' }, contentHash(salt, forged));
  await put('records', 'entry-link', `AC#${yearId}#2`, { ...journal, ...link });
  const at = '2026-11-30T10:00:00.000Z';
  await put('main', 'series', `AC#${yearId}`, { ...journal, number: 2, hash: link.hash, at, signed: 2 });
  expect((await chain()).broken).toMatchObject({ number: 2, since: 1, defect: 'checkpoint-differs' });
});

/** As whoever owns the account can. */
async function put(table: string, kind: string, id: string, data: object): Promise<void> {
  await new DynamoDBClient(operator(cloud)).send(
    new PutItemCommand({
      TableName: `coulisses-local-ledger-${table}-1`,
      Item: marshall({ pk: `${company.companyId}#${kind}#${id}`, sk: 'state', kind, version: 1, data }),
    }),
  );
}
