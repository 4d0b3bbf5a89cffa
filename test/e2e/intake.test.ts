import { randomUUID } from 'node:crypto';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { operator, outputOf } from '../../local/demo/deployment.ts';
import { type Client, etagOf, Problem } from '../../shared/client/client.ts';
import { firstBroken, type Link } from '../../shared/kernel/hash-chain.ts';
import { codedInvoice } from '../story/code-invoice.ts';
import { StoryCompany } from '../story/company.ts';
import { invoiceXml } from '../story/invoice.ts';
import { until } from '../story/until.ts';

const cloud = inject('cloud');
const s3 = new S3Client({ ...operator(cloud), forcePathStyle: true });
const inbox = outputOf(cloud, 'data', 'InboxBucket');

let company: StoryCompany;
let clerk: Client;
let approver: Client;
let path: { companyId: string };

beforeAll(async () => {
  company = await StoryCompany.make(cloud, 'Ateliers du Soir');
  path = { companyId: company.companyId };
  clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
});

const seller = { seller: 'Verrerie', vatNumber: 'FR63000100024' };
const invoice = (number: string, amounts = {}) => invoiceXml({ number, ...seller, ...amounts });

/** Puts a file where a scanner or a partner would, and answers its upload id. */
async function put(bytes: string | Buffer, name = 'f.xml'): Promise<string> {
  const uploadId = `scan-${randomUUID()}`;
  await s3.send(
    new PutObjectCommand({ Bucket: inbox, Key: `inbox/${company.companyId}/${uploadId}/${name}`, Body: bytes }),
  );
  return uploadId;
}

async function uploadOf(uploadId: string) {
  try {
    const params = { path: { ...path, uploadId } };
    return (await clerk.get('/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}', { params })).data;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

const ended = (uploadId: string, state: string) =>
  until(`${uploadId} to be ${state}`, async () => {
    const found = await uploadOf(uploadId);
    return (found?.intake?.state ?? found?.upload.state) === state ? found : undefined;
  });

/** What asks for a first decision about an invoice. */
const firstTask = (intakeId: string) =>
  until(`a task for ${intakeId}`, async () =>
    (await company.waitingTasks(approver)).find(({ record }) => record.id === intakeId),
  );

/** What asks for the approval of an invoice, once it is coded. */
const waitingTask = async (intakeId: string) => codedInvoice(await company.coder(), company.companyId, intakeId);

async function decide(taskId: string, version: number, outcome: string, comment = '', key: string = randomUUID()) {
  return approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: { path: { ...path, taskId }, header: { 'If-Match': etagOf(version), 'Idempotency-Key': key } },
    body: { outcome, comment },
  });
}

describe('a supplier’s invoice', () => {
  test('is read, approved by a person, and counts on its supplier', async () => {
    const { data: supplier } = await clerk.post('/api/parties/v1/companies/{companyId}/parties', {
      params: { path },
      body: { name: 'Verrerie du Rhône', roles: ['supplier'], vatNumber: 'FR63000100024', country: 'FR' },
    });
    const file = invoice('A-1', { without: '100.00', vat: '20.00', total: '120.00' });
    const { intake } = await ended(await put(file), 'waiting');
    const intakeId = intake?.intakeId ?? '';
    const task = await waitingTask(intakeId);
    expect(task.title.en).toBe('Invoice A-1 from Verrerie du Rhône');

    await decide(task.taskId, task.version, 'approve');
    const params = { path: { ...path, intakeId } };
    const approved = await until('the approval', async () => {
      const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', { params });
      return data.intake.state === 'approved' ? data : undefined;
    });
    expect(approved.invoice).toMatchObject({
      number: 'A-1',
      state: 'approved',
      totalWithVat: { amount: '120.00', currency: 'EUR' },
      supplier: { partyId: supplier.partyId },
      decision: { name: 'Malik Diop' },
    });
    await until('the supplier to be used', async () => {
      const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/suppliers/{partyId}/use', {
        params: { path: { ...path, partyId: supplier.partyId } },
      });
      return data.invoices === 1 ? data : undefined;
    });

    const { data: timeline } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/timeline', {
      params,
    });
    expect(timeline.items.map(({ task: name, outcome }) => `${name} ${outcome}`)).toEqual([
      'purchasing.take-in-file taken-in',
      'purchasing.read-invoice seek',
      'purchasing.advance-invoice ask',
      'purchasing.code-supplier-invoice done',
      'work.decide-human-task decided',
      'purchasing.advance-invoice ask',
      'work.decide-human-task decided',
      'purchasing.advance-invoice approved',
    ]);
    const document = await fetch(approved.document.url);
    expect(await document.text()).toBe(file);
  });

  test('is rejected only with a reason, which the file keeps', async () => {
    const { intake } = await ended(await put(invoice('A-2')), 'waiting');
    const task = await waitingTask(intake?.intakeId ?? '');
    await expect(decide(task.taskId, task.version, 'reject')).rejects.toMatchObject({ code: 'work.comment-required' });
    await decide(task.taskId, task.version, 'reject', 'Prix non convenu');
    const { intake: rejected } = await ended(intake?.uploadId ?? '', 'rejected');
    expect(rejected?.reason).toMatchObject({ fr: 'Prix non convenu' });
  });

  test('is found by supplier, period, state and total, page by page, and taken into a spreadsheet', async () => {
    const list = async (query: object) => {
      const where = '/api/purchasing/v1/companies/{companyId}/supplier-invoices';
      return (await clerk.get(where, { params: { path, query } })).data;
    };
    const first = await list({ limit: 1 });
    const second = await list({ limit: 1, cursor: first.nextCursor });
    const numbers = [...first.items, ...second.items].map(({ number }) => number);
    expect(numbers.toSorted()).toEqual(['A-1', 'A-2']);
    const [approved] = (await list({ state: 'approved', limit: 1 })).items;
    expect(approved).toMatchObject({ number: 'A-1', supplier: { name: 'Verrerie du Rhône' } });

    const of = { supplier: approved?.supplier?.partyId, issuedFrom: '2026-11-20', issuedUntil: '2026-11-20' };
    expect((await list(of)).items).toHaveLength(2);
    expect((await list({ ...of, totalFrom: '120', totalUntil: '120.00', dueUntil: '2026-12-20' })).items).toMatchObject(
      [{ number: 'A-1' }],
    );
    expect(await list({ ...of, issuedFrom: '2026-11-01', issuedUntil: '2026-11-19' })).toEqual({ items: [] });
    await expect(list({ limit: 1, state: 'approved', cursor: first.nextCursor })).rejects.toMatchObject({
      status: 400,
    });

    const where = '/api/purchasing/v1/companies/{companyId}/supplier-invoices/csv';
    const { data } = await clerk.get(where, { params: { path, query: { ...of, state: 'approved', language: 'fr' } } });
    expect(data).toEqual({
      csv: expect.stringMatching(/^\uFEFFNuméro;.*\r\nA-1;380;2026-11-20;.*;120,00;EUR;approuvée;/),
    });
  });

  test('a scan is keyed by a clerk, whose totals must add up, and then goes its way', async () => {
    const scan = Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), Buffer.from(randomUUID())]);
    const { intake } = await ended(await put(scan, 'scan.jpg'), 'waiting');
    const intakeId = intake?.intakeId ?? '';
    const task = await firstTask(intakeId);
    expect(task).toMatchObject({ question: 'key-supplier-invoice', role: 'clerk' });
    const key = (totalVat: string) =>
      clerk.put('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/keyed-invoice', {
        params: { path: { ...path, intakeId }, header: { 'If-Match': etagOf(0) } as never },
        body: {
          number: 'SCAN-1',
          issueDate: '2026-11-20',
          seller: { name: 'Verrerie', vatNumber: 'FR63000100024', country: 'FR' },
          lines: [{ name: 'Globes', netAmount: '333.00', vatRate: '20' }],
          totalWithoutVat: '333.00',
          totalVat,
          totalWithVat: '399.60',
        },
      });
    await expect(key('60.00')).rejects.toMatchObject({ code: 'purchasing.totals-do-not-add' });
    await key('66.60');
    await clerk.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
      params: {
        path: { ...path, taskId: task.taskId },
        header: { 'If-Match': etagOf(task.version), 'Idempotency-Key': randomUUID() },
      },
      body: { outcome: 'keyed', comment: '' },
    });
    const next = await until('the next question', async () => {
      const one = await firstTask(intakeId);
      return one.question !== 'key-supplier-invoice' ? one : undefined;
    });
    expect(next.title.en).toContain('SCAN-1');
    const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', {
      params: { path: { ...path, intakeId } },
    });
    expect(data.invoice).toMatchObject({ keyed: { name: 'Ines Marchal' }, totalWithVat: { amount: '399.60' } });
  });

  test.each([
    ['a PDF', Buffer.from('%PDF-1.7 nothing to read'), 'f.pdf'],
    ['a truncated XML', Buffer.from(invoice('A-3').slice(0, 400)), 'f.xml'],
    ['an XML of another kind', Buffer.from('<order/>'), 'f.xml'],
    ['a bomb', Buffer.from('<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'), 'f.xml'],
    ['an invoice without its number', Buffer.from(invoice('').replace('<ram:ID></ram:ID>', '')), 'f.xml'],
    ['an empty file', Buffer.alloc(0), 'é vide +.xml'],
  ])('%s is refused with its reason', async (_what, bytes, name) => {
    const found = await ended(await put(bytes, name), 'refused');
    const reason = found.intake?.reason ?? found.upload.reason;
    expect(reason?.code).toMatch(/^[a-z-]+$/);
    expect(reason?.fr).not.toBe(reason?.en);
  });
});

describe('nothing twice', () => {
  test('the same invoice in another file ends at once and names the first', async () => {
    const first = await ended(await put(invoice('D-1')), 'waiting');
    const { intake } = await ended(await put(`${invoice('D-1')}\n`), 'refused');
    expect(intake).toMatchObject({
      duplicateOf: first.intake?.intakeId,
      reason: { code: 'duplicate-invoice', en: expect.stringContaining('D-1') },
    });
  });

  test('of ten files of one invoice at once, one waits and nine are duplicates of it', async () => {
    const uploads = await Promise.all(
      Array.from({ length: 10 }, (_, copy) => put(`${invoice('D-2')}${'\n'.repeat(copy)}`)),
    );
    const found = await Promise.all(
      uploads.map((uploadId) =>
        until(`the end of ${uploadId}`, async () => {
          const one = (await uploadOf(uploadId))?.intake;
          return one && one.state !== 'received' ? one : undefined;
        }),
      ),
    );
    const states = Object.groupBy(found, ({ state }) => state);
    expect([states.waiting?.length, states.refused?.length]).toEqual([1, 9]);
    expect(new Set(states.refused?.map(({ duplicateOf }) => duplicateOf))).toEqual(
      new Set([states.waiting?.[0]?.intakeId]),
    );
  });

  test('one that is almost the same waits for a person, with both; two invoices go on, the same one ends', async () => {
    const amounts = { without: '70.00', vat: '14.00', total: '84.00' };
    await ended(await put(invoice('D-100', amounts)), 'waiting');
    for (const [number, outcome] of [
      ['D-1OO', 'different'],
      ['D-IOO', 'duplicate'],
    ] as const) {
      const { intake } = await ended(await put(invoice(number, amounts)), 'waiting');
      const task = await firstTask(intake?.intakeId ?? '');
      expect(task).toMatchObject({ question: 'settle-near-duplicate', role: 'clerk' });
      expect(task.facts[1]?.value).toContain('84.00 EUR');
      const { data: decidedTask } = await clerk.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
        params: {
          path: { ...path, taskId: task.taskId },
          header: { 'If-Match': etagOf(task.version), 'Idempotency-Key': randomUUID() },
        },
        body: { outcome, comment: '' },
      });
      expect(decidedTask.state).toBe('decided');
      if (outcome === 'duplicate') {
        const { intake: rejected } = await ended(intake?.uploadId ?? '', 'rejected');
        expect(rejected?.reason).toMatchObject({ code: 'duplicate-invoice', fr: expect.stringContaining('D-1') });
      } else {
        const next = await until('the next question', async () => {
          const one = await firstTask(intake?.intakeId ?? '');
          return one.question !== 'settle-near-duplicate' ? one : undefined;
        });
        expect(next.record.id).toBe(intake?.intakeId);
      }
    }
  });

  test('of 200 copies dropped at once, one is taken in and every other one is recognised', async () => {
    const uploads = await Promise.all(Array.from({ length: 200 }, () => put(invoice('COPIES'))));
    const found = [];
    // One after the other: 200 people do not ask at once, and the local cloud has room for sixteen calls.
    for (const uploadId of uploads)
      found.push(await until(`the end of ${uploadId}`, async () => (await uploadOf(uploadId)) ?? undefined, 110));
    const states = Object.groupBy(found, ({ upload }) => upload.state);
    expect([states['taken-in']?.length, states.duplicate?.length]).toEqual([1, 199]);
    expect(new Set(found.map(({ upload }) => upload.intakeId)).size).toBe(1);
    const task = await waitingTask(found[0]?.upload.intakeId ?? '');
    expect(task.title.en).toContain('COPIES');
  }, 120_000);

  test('the same key and body get the same answer, another body is refused, of five at once one wins', async () => {
    const { intake } = await ended(await put(invoice('A-4')), 'waiting');
    const task = await waitingTask(intake?.intakeId ?? '');
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => decide(task.taskId, task.version, 'approve', '', key)),
    );
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    await expect(decide(task.taskId, task.version, 'approve', 'other', key)).rejects.toMatchObject({
      status: 422,
      code: 'platform.idempotency-key-reused',
    });
    await expect(decide(task.taskId, task.version, 'approve')).rejects.toMatchObject({ status: 412 });
    await expect(decide(task.taskId, task.version + 1, 'approve')).rejects.toMatchObject({
      code: 'work.human-task-decided',
    });
  });
});

test('every command is in the audit trail of its company, and the chain verifies', async () => {
  const dynamodb = new DynamoDBClient(operator(cloud));
  const chain = async () => {
    const links: Link[] = [];
    for await (const { Items = [] } of paginateScan(
      { client: dynamodb },
      {
        TableName: 'coulisses-local-identity-records-1',
        FilterExpression: 'begins_with(pk, :links)',
        ExpressionAttributeValues: { ':links': { S: `${company.companyId}#audit-link#` } },
      },
    ))
      links.push(...Items.map((item) => unmarshall(item).data as Link));
    return links.sort((a, b) => a.number - b.number);
  };
  const links = await until('the trail', async () => {
    const found = await chain();
    return found.length > 10 ? found : undefined;
  });
  expect(firstBroken(links)).toBeUndefined();
  const forged = links.map((link) => (link.number === 5 ? { ...link, contentHash: 'f'.repeat(64) } : link));
  expect(firstBroken(forged)).toBe(5);
});
