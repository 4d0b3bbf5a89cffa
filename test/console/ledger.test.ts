import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Client } from '../../shared/client/client.ts';
import { type Person, StoryCompany, today } from '../story/company.ts';
import { until } from '../story/until.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
const INVOICES = 20;

/** Counts what is pressed beyond digits: issue and amount have theirs in any case. */
class Keys {
  readonly #page: Page;
  pressed = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async type(text: string): Promise<void> {
    this.pressed += text.replaceAll(/\d/g, '').length;
    await this.#page.keyboard.type(text);
  }

  async press(combination: string): Promise<void> {
    this.pressed += combination.split('+').length;
    await this.#page.keyboard.press(combination);
  }
}

describe('the books', () => {
  let browser: Browser;
  let company: StoryCompany;
  let accountant: Person;
  let reader: Client;
  const path = () => ({ companyId: company.companyId });

  beforeAll(async () => {
    browser = await startBrowser();
    company = await StoryCompany.make(cloud, 'Ateliers du Grand Livre');
    accountant = await company.person('Ana Comptable', 'accountant');
    reader = await company.clientOf(accountant);
    for (const [party, name] of [['pty_1', 'Imprimerie des Brotteaux'], ['pty_2', 'Verrerie du Rhône']] as const) // biome-ignore format: two parties
      await reader.put('/api/ledger/v1/companies/{companyId}/auxiliaries/{party}', {
        params: { path: { ...path(), party } },
        body: { name },
      });
  }, 180_000);
  afterAll(() => browser?.close());

  const balances = async () => {
    const params = { path: path(), query: { date: today() } };
    return (await reader.get('/api/ledger/v1/companies/{companyId}/trial-balance', { params })).data;
  };

  test('are opened, twenty invoices keyed without a mouse, validated, and followed from a figure to its entry', async () => {
    const visit = await Visit.begin(browser, cloud.console);
    const { page } = visit;
    await visit.signIn(accountant);
    await page.getByRole('link', { name: 'Comptes' }).click();
    await page.getByLabel('SIREN').fill('000100016');
    expect(await visit.inspect('ledger-open-fr')).toEqual([]);
    await page.getByRole('button', { name: 'Ouvrir' }).click();
    await page.getByText('Aucun brouillon').waitFor();

    await page.getByRole('link', { name: 'Saisir' }).click();
    await page.getByLabel('Référence de la pièce').waitFor();
    const keys = new Keys(page);
    for (let invoice = 1; invoice <= INVOICES; invoice++) {
      const before = keys.pressed;
      await keys.type(`F-${invoice}`);
      for (const [account, amount] of [
        ['607', `${1_000 + invoice}`],
        ['44566', '200'],
      ] as const) {
        // biome-ignore format: two lines
        await keys.press('Enter');
        await keys.type(account);
        await keys.press('Enter');
        await keys.type(amount);
      }
      await keys.press('Enter');
      await keys.type('401');
      await keys.press('Enter');
      await keys.type('ver');
      await keys.press('Enter');
      if (invoice === 1) expect(await visit.inspect('ledger-keyed-fr')).toEqual([]);
      await keys.press('Control+Enter');
      await page.getByText(`Brouillon enregistré : Verrerie du Rhône F-${invoice}`, { exact: true }).waitFor();
      expect(keys.pressed - before).toBeLessThanOrEqual(25);
    }
    console.log(`Keystrokes beyond digits, of each invoice: ${keys.pressed / INVOICES}`);

    await page.getByRole('link', { name: 'Brouillard' }).click();
    await page.getByLabel('Choisir tout ce qui est à valider').check();
    expect(await visit.inspect('ledger-drafts-fr')).toEqual([]);
    await page.getByRole('button', { name: `Valider ${INVOICES} écritures` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Valider' }).click();
    await page.getByText(`${INVOICES} écritures validées`).waitFor();
    // 1,001 + … + 1,020, and 200 each.
    const payable = '24210.00';
    await until('the balances', async () => ((await balances()).totals.credit === payable ? true : undefined));

    await page.getByRole('link', { name: 'Balance' }).click();
    await page.getByRole('link', { name: /^401 / }).waitFor();
    expect(await visit.inspect('ledger-balance-fr')).toEqual([]);
    expect(await page.getByRole('row', { name: /^401 / }).textContent()).toMatch(/24\s210,00/);
    await page.getByRole('link', { name: /^401 / }).click();
    await page.getByRole('link', { name: 'Verrerie du Rhône F-20' }).waitFor();
    // The last line's balance is that of the account.
    expect(await page.getByRole('row').last().textContent()).toMatch(/-24\s210,00/);
    expect(await visit.inspect('ledger-account-fr')).toEqual([]);
    await page.getByRole('link', { name: 'Verrerie du Rhône F-20' }).click();
    await page.getByRole('heading', { name: /^AC \d+$/ }).waitFor();
    expect(await visit.inspect('ledger-entry-fr')).toEqual([]);

    await page.getByRole('link', { name: 'Journaux' }).click();
    await page.getByRole('heading', { name: `Écritures 1 à ${INVOICES} sur ${INVOICES}` }).waitFor();
    expect(await visit.inspect('ledger-journal-fr')).toEqual([]);
    await page.getByRole('link', { name: 'Exercice' }).click();
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByText(`${INVOICES} écritures vérifiées, intactes`).waitFor();
    expect(await visit.inspect('ledger-year-fr')).toEqual([]);
    // The browser's own line for books that are not open yet is the only complaint.
    expect(visit.complaints.filter((line) => !/status of 404/.test(line))).toEqual([]);
    await visit.end();
  });

  test('are read on a telephone, in English, in the dark', async () => {
    const options = { locale: 'en-GB', viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
    const visit = await Visit.begin(browser, cloud.console, options);
    const { page } = visit;
    await visit.signIn(accountant);
    for (const [name, shown] of [
      ['drafts', 'No draft'],
      ['balance', /^401 /],
      ['entries/new', 'Key an entry'],
      ['years', 'Periods'],
    ] as const) {
      await page.goto(`${cloud.console}/companies/${company.companyId}/ledger/${name}`);
      await page.getByText(shown).first().waitFor();
      expect(await visit.inspect(`ledger-${name.replace('/', '-')}-390-dark`)).toEqual([]);
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(overflow, name).toBeLessThanOrEqual(0);
    }
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
