import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { operator, outputOf } from '../../local/demo/deployment.ts';
import type { Client } from '../../shared/client/client.ts';
import { samplePdf } from '../../shared/standards/en16931/identify/pdf/sample-pdf.ts';
import { type Person, StoryCompany } from '../story/company.ts';
import { invoiceXml } from '../story/invoice.ts';
import { until } from '../story/until.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
let browser: Browser;
let company: StoryCompany;
let person: Person;
let clerk: Client;

beforeAll(async () => {
  browser = await startBrowser();
  company = await StoryCompany.make(cloud, 'Atelier de Saisie');
  person = await company.person('Ines Marchal', 'clerk');
  clerk = await company.clientOf(person);
}, 60_000);
afterAll(() => browser?.close());

/** Puts a file where a scanner would and waits until a person is asked about it; answers its intake. */
async function drop(name: string, Body: Uint8Array): Promise<string> {
  const s3 = new S3Client({ ...operator(cloud), forcePathStyle: true });
  const uploadId = `scan-${randomUUID()}`;
  const Key = `inbox/${company.companyId}/${uploadId}/${name}`;
  await s3.send(new PutObjectCommand({ Bucket: outputOf(cloud, 'data', 'InboxBucket'), Key, Body }));
  return until(`a task about ${name}`, async () => {
    const waiting = await company.waitingTasks(clerk);
    return waiting.find(({ title }) => title.en.includes(name.replace(/\..*$/, '')))?.record.id;
  });
}

const intakeOf = async (intakeId: string) =>
  (
    await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', {
      params: { path: { companyId: company.companyId, intakeId } },
    })
  ).data;

test('a clerk keys a PDF without data from the keyboard, then looks at a faulty invoice in words', async () => {
  const scan = await drop('scan-77.pdf', samplePdf({ files: [] }));
  const faulty = { number: 'V-78', seller: 'Verrerie', vatNumber: 'FR63000100024' };
  const xml = invoiceXml(faulty).replace('<ram:SubjectCode>PMT</ram:SubjectCode>', '');
  const wrong = await drop('V-78.xml', Buffer.from(xml));

  const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
  const { page } = visit;
  await visit.signIn(person);
  const tab = async (text: string) => {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  };
  await page.getByLabel('Invoice number').focus();
  await page.keyboard.type('P-77');
  await page.keyboard.press('Tab');
  await page.getByLabel('Issued').fill('2026-11-20');
  await page.getByLabel('Supplier').focus();
  await page.keyboard.type('Papeterie Bellecour');
  await tab('FR82000100032');
  await tab('');
  await tab('Paper');
  await tab('1 250,00');
  await page.getByLabel('Total without VAT').focus();
  await page.keyboard.type('1250');
  await tab('200');
  await page.getByText('The lines make 250.00').waitFor();
  await page.getByLabel('VAT', { exact: true }).fill('250,00');
  await page.getByLabel('Total with VAT').focus();
  await page.keyboard.type('1500,00');
  expect(await visit.inspect('keying-en')).toEqual([]);
  await page.keyboard.press('Enter');
  await until('the invoice that was keyed', async () => {
    const { intake, invoice } = await intakeOf(scan);
    return intake.decisions?.[0]?.outcome === 'keyed' && invoice?.keyed?.name === 'Ines Marchal' ? invoice : undefined;
  });
  expect((await intakeOf(scan)).invoice).toMatchObject({
    number: 'P-77',
    totalWithVat: { amount: '1500.00', currency: 'EUR' },
    lines: [{ name: 'Paper', netAmount: { amount: '1250.00' } }],
  });

  await page.locator('[data-task]').filter({ hasText: 'V-78' }).click();
  await page.getByText('fixed recovery charge of 40 €').waitFor();
  expect(await visit.inspect('faulty-en')).toEqual([]);
  expect((await intakeOf(wrong)).intake.asked).toMatchObject({ question: 'accept-faulty-invoice', role: 'clerk' });
  expect(visit.complaints).toEqual([]);
  await visit.end();
}, 90_000);
