import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, etagOf } from '../../shared/client/client.ts';
import { type Person, StoryCompany } from '../story/company.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
const INVOICES = ['F-1', 'F-2', 'F-3', 'F-4', 'F-5', 'F-6'].map((number, place) => ({
  number: `${number}-2026`,
  seller: `Fournisseur ${place + 1}`,
  vatNumber: 'FR39000100016',
  without: `${place + 1}000.50`,
  vat: `${(place + 1) * 2}00.10`,
  total: `${(place + 1) * 1200}.60`,
}));

describe('deciding what waits', () => {
  let browser: Browser;
  let company: StoryCompany;
  let approver: Person;
  let colleague: Client;
  let clerk: Client;
  /** Intake of each invoice, by its number. */
  const intakes = new Map<string, string>();

  beforeAll(async () => {
    browser = await startBrowser();
    company = await StoryCompany.make(cloud, 'Atelier du Filament');
    approver = await company.person('Malik Diop', 'approver');
    colleague = await company.clientOf(await company.person('Camille Roussel', 'approver'));
    clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
    for (const invoice of INVOICES) {
      const { intakeId } = await company.waitingInvoice(clerk, invoice);
      intakes.set(invoice.number, intakeId);
    }
  }, 180_000);
  afterAll(() => browser?.close());

  const taskOf = async (number: string) => {
    const task = (await company.waitingTasks(clerk)).find(({ record }) => record.id === intakes.get(number));
    if (!task) throw new Error(`${number} does not wait`);
    return task;
  };
  const intakeIn = (number: string, state: 'approved' | 'rejected') =>
    company.intakeIn(clerk, intakes.get(number) ?? '', state);

  test('an approver decides by keyboard, in French', async () => {
    const visit = await Visit.begin(browser, cloud.console);
    const { page } = visit;
    await visit.signIn(approver);
    const heading = page.getByRole('heading', { level: 2 }).first();
    const opened = () => page.locator('[data-task][aria-current]');

    // The oldest is open at once, its document beside it, amounts as French people write them.
    await opened().getByText('F-1-2026').waitFor();
    await expect.poll(() => page.getByText('1 200,60 €').count()).toBeGreaterThan(0);
    await page.getByText('1200.60', { exact: true }).first().waitFor();
    await page.getByText('Fichier reçu et conservé').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await visit.inspect('inbox-fr')).toEqual([]);

    // Walk, and walk back.
    await page.keyboard.press('j');
    await opened().getByText('F-2-2026').waitFor();
    await page.keyboard.press('ArrowUp');
    await opened().getByText('F-1-2026').waitFor();

    // One key asks, Escape takes it back, Enter decides; the next one opens with the focus on it.
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    expect(await visit.inspect('approve-fr')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByText('1 200,60 €').waitFor();
    await page.keyboard.press('Enter');
    await visit.announced.filter({ hasText: '« Approuver » est enregistré : Facture F-1-2026' }).waitFor();
    await heading.filter({ hasText: 'F-2-2026' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toContain('F-2-2026');
    expect((await intakeIn('F-1-2026', 'approved')).reason).toBeUndefined();

    // A rejection without a reason goes nowhere; with one it reaches the record.
    await page.keyboard.press('r');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Écrivez le motif de cette décision.').waitFor();
    await page.keyboard.type('Prix non convenu');
    await page.keyboard.press('Control+Enter');
    await heading.filter({ hasText: 'F-3-2026' }).waitFor();
    expect((await intakeIn('F-2-2026', 'rejected')).reason?.fr).toContain('Prix non convenu');

    // Claimed: nobody else decides; released: everybody again.
    await page.keyboard.press('c');
    await page.getByRole('button', { name: /^Libérer/ }).waitFor();
    expect((await taskOf('F-3-2026')).claim?.name).toBe(approver.name);
    await page.keyboard.press('c');
    await page.getByRole('button', { name: /^Prendre/ }).waitFor();
    expect((await taskOf('F-3-2026')).claim).toBeUndefined();

    expect(visit.complaints).toEqual([]);
    await visit.end();
  });

  test('whoever is late learns it, and nothing is decided twice', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
    const { page } = visit;
    await visit.signIn(approver);
    const decide = async (number: string, outcome: string, comment: string) => {
      const { taskId, version } = await taskOf(number);
      await colleague.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
        params: { path: { companyId: company.companyId, taskId }, header: { 'If-Match': etagOf(version) } },
        body: { outcome, comment },
      });
    };

    // A colleague decides while the dialog is open.
    await page.locator('[data-task]').filter({ hasText: 'F-3-2026' }).click();
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await decide('F-3-2026', 'reject', 'Wrong company');
    await page.keyboard.press('Enter');
    // Sooner than the list would be read anew by itself.
    const late = page.getByRole('alert').filter({ hasText: /Somebody was faster|changed while you were looking/ });
    await late.waitFor();
    await page.getByText('Decision by Camille Roussel').waitFor();
    expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    expect(await visit.inspect('conflict-en')).toEqual([]);
    expect((await intakeIn('F-3-2026', 'rejected')).reason?.en).toContain('Wrong company');

    // A colleague claims it while it is looked at: the decision is not taken, the reason is said.
    await page.locator('[data-task]').filter({ hasText: 'F-4-2026' }).click();
    const { taskId, version } = await taskOf('F-4-2026');
    await page.getByRole('button', { name: /^Approve/ }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await colleague.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/claim', {
      params: { path: { companyId: company.companyId, taskId }, header: { 'If-Match': etagOf(version) } },
    });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByText('Camille Roussel has been on it').waitFor();
    expect((await taskOf('F-4-2026')).decision).toBeUndefined();

    // The browser's own line for an answer of 409 or 412 is the only complaint.
    expect(visit.complaints.filter((line) => !/status of (409|412)/.test(line))).toEqual([]);
    await visit.end();
  });

  test('a lost answer and a second press decide once', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
    const { page } = visit;
    await visit.signIn(approver);
    await page.locator('[data-task]').filter({ hasText: 'F-5-2026' }).click();
    const keys: string[] = [];
    let lost = 0;
    await page.route('**/decide', async (route) => {
      keys.push((await route.request().headerValue('idempotency-key')) ?? '');
      await route.fetch();
      // The command was carried out; its answer never arrives, as often as the client tries by itself.
      lost += 1;
      if (lost <= 3) await route.abort('connectionreset');
      else await route.continue();
    });
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('The service does not answer.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await visit.announced.filter({ hasText: '“Approve” is recorded: Invoice F-5-2026' }).waitFor();
    expect(new Set(keys).size).toBe(1);
    await intakeIn('F-5-2026', 'approved');
    await visit.end();
  });

  test('on a telephone, in English and in the dark', async () => {
    const visit = await Visit.begin(browser, cloud.console, {
      locale: 'en-GB',
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      hasTouch: true,
      isMobile: true,
    });
    const { page } = visit;
    await visit.signIn(approver);
    await page.locator('[data-task]').filter({ hasText: 'F-6-2026' }).waitFor();
    expect(await visit.inspect('inbox-390-dark')).toEqual([]);
    await page.locator('[data-task]').filter({ hasText: 'F-6-2026' }).tap();
    await page.getByRole('article').getByText('€7,200.60').first().waitFor();
    expect(await visit.inspect('task-390-dark')).toEqual([]);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Reject' }).tap();
    await page.getByLabel(/^Reason/).fill('Not ordered');
    expect(await visit.inspect('reject-390-dark')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).tap();
    await visit.announced.filter({ hasText: '“Reject” is recorded: Invoice F-6-2026' }).waitFor();
    await intakeIn('F-6-2026', 'rejected');
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
