import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, etagOf } from '../../shared/client/client.ts';
import { codedInvoice } from '../story/code-invoice.ts';
import { type Person, StoryCompany } from '../story/company.ts';
import { invoiceXml } from '../story/invoice.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
const invoice = {
  number: 'V-77',
  seller: 'Verrerie du Rhône SAS',
  vatNumber: 'FR63000100024',
  without: '100.00',
  vat: '20.00',
  total: '120.00',
};
const xml = (name: string, text: string) => ({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });

describe('dropping files', () => {
  let browser: Browser;
  let company: StoryCompany;
  let clerk: Person;
  let auditor: Person;
  let approver: Client;

  beforeAll(async () => {
    browser = await startBrowser();
    company = await StoryCompany.make(cloud, 'Comptoir des Lampes');
    clerk = await company.person('Ines Marchal', 'clerk');
    auditor = await company.person('Pierre Vasseur', 'auditor');
    approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
    await company.supplier(await company.clientOf(clerk), invoice);
  }, 60_000);
  afterAll(() => browser?.close());

  test('a clerk drops files and follows each to its end, in English and in French', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
    const { page } = visit;
    await visit.signIn(clerk);
    await page.getByText('Nothing waits for you').waitFor();
    expect(await visit.inspect('inbox-empty-en')).toEqual([]);

    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.getByText('No file yet').waitFor();
    const input = page.locator('input[type="file"]');
    await input.setInputFiles([xml('V-77.xml', invoiceXml(invoice)), xml('notes.txt', 'no invoice at all')]);
    const drop = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await drop('V-77.xml').getByText('Read: waits for a decision').waitFor();
    await drop('notes.txt').getByText('Refused').waitFor();
    // Why, in words.
    await drop('notes.txt').getByText('UBL or CII').waitFor();

    // The same content once more is recognised and points to the first.
    await input.setInputFiles([xml('again.xml', invoiceXml(invoice))]);
    await drop('again.xml').getByText('Same content as a file received before').waitFor();
    expect(await visit.inspect('files-en')).toEqual([]);
    const waiting = await company.waitingTasks(approver);
    expect(waiting.map(({ title }) => title.en)).toEqual([expect.stringContaining('V-77')]);

    // Nobody reloads: the decisions of others arrive by themselves.
    const task = await codedInvoice(await company.coder(), company.companyId, waiting[0]?.record.id ?? '');
    await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
      params: {
        path: { companyId: company.companyId, taskId: task.taskId },
        header: { 'If-Match': etagOf(task.version) },
      },
      body: { outcome: 'approve', comment: '' },
    });
    await drop('V-77.xml').getByText('Approved').waitFor();

    // The list, one state of it, one file with its history; then everything in French without a reload.
    await page.getByLabel('State', { exact: true }).selectOption('refused');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByLabel('State', { exact: true }).selectOption('');
    await page.getByRole('row').filter({ hasText: 'V-77.xml' }).getByRole('link').click();
    await page.getByText('Invoice approved').waitFor();
    await page.getByText('€120.00').first().waitFor();
    await page.getByText('V-77', { exact: true }).first().waitFor();
    expect(await visit.inspect('file-en')).toEqual([]);
    await page.getByRole('button', { name: `Account of ${clerk.name}` }).click();
    await page.getByText('Français').click();
    await page.getByText('Facture approuvée').waitFor();
    await page.getByText('120,00 €').first().waitFor();
    expect(await visit.inspect('file-fr')).toEqual([]);

    expect(visit.complaints).toEqual([]);
    await visit.end();
  });

  test('a file that is too large or empty is refused before it is sent; a broken upload can be tried again', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
    const { page } = visit;
    await visit.signIn(clerk);
    await page.getByRole('link', { name: 'Files' }).click();
    const input = page.locator('input[type="file"]');
    await input.setInputFiles([{ name: 'large.xml', mimeType: 'text/xml', buffer: Buffer.alloc(20_000_001, ' ') }]);
    await page.getByRole('alert').getByText('“large.xml” is larger than 20 MB.').waitFor();
    await input.setInputFiles([xml('empty.xml', '')]);
    await page.getByRole('alert').getByText('“empty.xml” is empty.').waitFor();

    let broken = 0;
    await page.route(`${cloud.endpoint}/**`, (route) => {
      if (route.request().method() !== 'POST' || broken > 0) return route.continue();
      broken += 1;
      return route.abort('connectionreset');
    });
    await input.setInputFiles([
      xml('V-78.xml', invoiceXml({ ...invoice, number: 'V-78', without: '50.00', vat: '10.00', total: '60.00' })),
    ]);
    const drop = page.getByRole('listitem').filter({ hasText: 'V-78.xml' });
    await drop.getByText('Not sent').waitFor();
    expect(await visit.inspect('files-not-sent-en')).toEqual([]);
    await drop.getByRole('button', { name: 'Try again' }).click();
    await drop.getByText('Read: waits for a decision').waitFor();
    await visit.end();
  });

  test('an auditor reads and is offered nothing to do', async () => {
    const visit = await Visit.begin(browser, cloud.console);
    const { page } = visit;
    await visit.signIn(auditor);
    await page.goto(`${cloud.console}/companies/${company.companyId}/files`);
    await page.getByText('Le dépôt demande le rôle').waitFor();
    expect(await page.locator('input[type="file"]').count()).toBe(0);
    await page.goto(`${cloud.console}/companies/${company.companyId}/inbox?view=all`);
    await page.getByText('Cette décision revient à un membre').waitFor();
    expect(await page.getByRole('button', { name: /^(Approuver|Rejeter|Prendre)/ }).count()).toBe(0);
    expect(await visit.inspect('auditor-fr')).toEqual([]);
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
