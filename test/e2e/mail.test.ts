import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, expect, inject, test } from 'vitest';
import { operator, outputOf } from '../../local/demo/deployment.ts';
import { people } from '../../local/demo/group.ts';
import { clientOf } from '../../local/demo/seed.ts';
import type { Client } from '../../shared/client/client.ts';
import { message } from '../builders/mail.ts';
import { StoryCompany } from '../story/company.ts';
import { invoiceXml } from '../story/invoice.ts';
import { until } from '../story/until.ts';

const cloud = inject('cloud');
const s3 = new S3Client({ ...operator(cloud), forcePathStyle: true });
const Bucket = outputOf(cloud, 'data', 'InboxBucket');

let company: StoryCompany;
let clerk: Client;
let administrator: Client;
let path: { companyId: string };
let address: string;

beforeAll(async () => {
  company = await StoryCompany.make(cloud, 'Quai du Courrier');
  path = { companyId: company.companyId };
  address = `factures-${company.companyId}@courrier.brumaire.example`;
  clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  administrator = await clientOf(cloud, people.administrator);
  await administrator.post('/api/purchasing/v1/mail-addresses', { body: { address, ...path } });
});

/** What SES does with a message: it puts it, as it came, under a key that it makes up. */
const receive = (name: string, Body: Buffer) =>
  s3.send(new PutObjectCommand({ Bucket, Key: `mail/${company.companyId}-${name}`, Body }));

const mailOf = (subject: string) =>
  until(`the mail "${subject}"`, async () => {
    const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/mails', { params: { path } });
    return data.items.find((mail) => mail.subject === subject);
  });

const about = (subject: string, options: Parameters<typeof message>[0]) =>
  Buffer.from(
    message({ to: address, ...options })
      .toString('latin1')
      .replace('Votre facture', subject),
    'latin1',
  );

const xml = (number: string) => invoiceXml({ number, seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' });

test('each attachment of a message is a file of its own, and the message is kept beside them', async () => {
  const raw = about('Deux factures', {
    files: [
      { name: 'M-1.xml', type: 'application/xml', content: xml('M-1') },
      { name: 'logo.png', type: 'image/png', content: 'x', inline: true },
      { name: 'M-2.xml', type: 'text/xml', content: xml('M-2') },
    ],
  });
  await receive('two', raw);
  const mail = await mailOf('Deux factures');
  expect(mail).toMatchObject({ state: 'taken-in', from: 'compta@verrerie.example', leftOut: 1 });
  expect(mail.files.map(({ name }) => name)).toEqual(['M-1.xml', 'M-2.xml']);
  for (const { uploadId } of mail.files) {
    const { intake, upload } = await until(`the file ${uploadId}`, async () => {
      const params = { path: { ...path, uploadId } };
      const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}', { params });
      return data.intake?.state === 'waiting' ? data : undefined;
    });
    expect(upload).toMatchObject({ mailId: mail.mailId, by: 'mail:compta@verrerie.example' });
    expect(intake).toMatchObject({ door: 'mail', asked: { question: 'name-supplier' } });
  }
  const original = await fetch(mail.document?.url ?? '');
  expect(Buffer.from(await original.arrayBuffer())).toEqual(raw);
});

test('the same message twice, and its file once more through the inbox, are one invoice', async () => {
  const raw = about('Deux fois', { files: [{ name: 'M-3.xml', type: 'text/xml', content: xml('M-3') }] });
  await receive('once', raw);
  await receive('twice', raw);
  await company.drop(clerk, { number: 'M-3', seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' });
  const files = await until('both messages', async () => {
    const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/mails', { params: { path } });
    const both = data.items.filter(({ subject }) => subject === 'Deux fois');
    return both.length === 2 ? both.flatMap((mail) => mail.files) : undefined;
  });
  const intakes = await until('both files', async () => {
    const found: string[] = [];
    for (const { uploadId } of files) {
      const params = { path: { ...path, uploadId } };
      const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}', { params });
      if (data.upload.intakeId) found.push(data.upload.intakeId);
    }
    return found.length === 2 ? found : undefined;
  });
  expect(new Set(intakes).size).toBe(1);
});

test('a message without a file is refused with its reason', async () => {
  await receive('without', about('Bonjour', {}));
  expect(await mailOf('Bonjour')).toMatchObject({ state: 'refused', reason: { code: 'mail-without-file' }, files: [] });
});

test('a message for nobody, and one that is made to hurt, are told to the administrator', async () => {
  await receive('nobody', message({ to: `nobody-${company.companyId}@courrier.brumaire.example` }));
  await receive('headers', Buffer.alloc(400_000, `X-${company.companyId}: `));
  const found = await until('both refusals', async () => {
    const { data } = await administrator.get('/api/purchasing/v1/unsorted-mails', {
      params: { query: { limit: 100 } },
    });
    const ours = data.items.filter(({ key }) => key.startsWith(`mail/${company.companyId}-`));
    return ours.length === 2 ? ours : undefined;
  });
  expect(found.map(({ reason }) => reason?.code).sort()).toEqual(['mail-headers-too-large', 'mail-unknown-recipient']);
});
