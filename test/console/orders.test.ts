import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Client } from '../../shared/client/client.ts';
import { type Person, StoryCompany } from '../story/company.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');

describe('orders', () => {
  let browser: Browser;
  let company: StoryCompany;
  let clerk: Person;
  let reader: Client;

  beforeAll(async () => {
    browser = await startBrowser();
    company = await StoryCompany.make(cloud, 'Atelier du Filament');
    clerk = await company.person('Ines Marchal', 'clerk');
    reader = await company.clientOf(clerk);
  }, 180_000);
  afterAll(() => browser?.close());

  const path = () => ({ companyId: company.companyId });
  const openOrders = async () =>
    (
      await reader.get('/api/purchasing/v1/companies/{companyId}/orders', {
        params: { path: path(), query: { stage: 'open' } },
      })
    ).data.items;

  test('a clerk places an order, sends it and records what comes, in French', async () => {
    const visit = await Visit.begin(browser, cloud.console);
    const { page } = visit;
    await visit.signIn(clerk);
    await page.getByRole('link', { name: 'Commandes' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByText('Aucune commande ici').waitFor();
    expect(await visit.inspect('orders-empty-fr')).toEqual([]);

    await page.getByRole('link', { name: 'Nouvelle commande' }).click();
    await page.getByLabel('Numéro de commande').fill('CF-2026-31');
    await page.getByLabel('Fournisseur').fill('Verrerie du Rhône');
    await page.getByLabel('SIREN').fill('000100016');
    await page.getByLabel('Désignation').fill('Globe opale 60 mm');
    await page.getByLabel('Quantité').fill('120');
    await page.getByLabel('Prix unitaire HT').fill('4,20');
    expect(await visit.inspect('order-new-fr')).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await page.getByRole('heading', { name: 'CF-2026-31' }).waitFor();
    await page.getByRole('button', { name: 'Marquer comme envoyée' }).click();

    // More than was ordered is refused, in words; what is within it is recorded.
    const quantity = page.getByLabel(/Ligne 1 · Globe/);
    await quantity.fill('121');
    await page.getByLabel('Bon de livraison').fill('BL-7');
    await page.getByRole('button', { name: 'Enregistrer la réception' }).click();
    await page.getByText('Livraison excédentaire').waitFor();
    await quantity.fill('100');
    await page.getByRole('button', { name: 'Enregistrer la réception' }).click();
    await page.getByText('Reçue en partie').first().waitFor();
    expect(await visit.inspect('order-fr')).toEqual([]);
    const [order] = await openOrders();
    expect(order).toMatchObject({
      number: 'CF-2026-31',
      state: 'partly-received',
      total: { amount: '504.00', currency: 'EUR' },
      lines: [{ unitPrice: '4.20', received: '100' }],
    });
    // The browser's own line for an answer of 422 is the only complaint.
    expect(visit.complaints.filter((line) => !/status of 422/.test(line))).toEqual([]);
    await visit.end();
  });

  test('a table is imported, its errors told line by line; readable on a telephone, in the dark', async () => {
    const visit = await Visit.begin(browser, cloud.console, {
      locale: 'en-GB',
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    const { page } = visit;
    await visit.signIn(clerk);
    await page.goto(`${cloud.console}/companies/${company.companyId}/orders`);
    await page.getByRole('button', { name: 'Import a CSV' }).click();
    await page
      .getByLabel('Table')
      .fill(
        [
          'number;supplier;siren;orderedOn;line;description;quantity;unitPrice',
          'CF-1;Verrerie;000100016;2026-11-02;1;Globe;12;4,20',
          'CF-2;Verrerie;000100016;2026-11-02;1;Globe;twelve;4,20',
        ].join('\n'),
      );
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByText('1 order imported.').waitFor();
    await page.getByText('Line 3: The value "twelve" of quantity is not accepted.').waitFor();
    expect(await visit.inspect('orders-import-390-dark')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'CF-1' }).waitFor();
    expect(await visit.inspect('orders-390-dark')).toEqual([]);
    await page.getByRole('link', { name: 'CF-1' }).click();
    await page.getByRole('heading', { name: 'CF-1' }).waitFor();
    expect(await visit.inspect('order-390-dark')).toEqual([]);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    const numbers = (await openOrders()).map(({ number }) => number);
    expect(numbers).toContain('CF-1');
    expect(numbers).not.toContain('CF-2');
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
