import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sirenOf, vatNumberOf } from '../../local/demo/numbers.ts';
import type { Client } from '../../shared/client/client.ts';
import { type Person, StoryCompany, today } from '../story/company.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
const SELLER = { seller: 'Imprimerie des Brotteaux', vatNumber: vatNumberOf(sirenOf(931)) };

describe('approval policies', () => {
  let browser: Browser;
  let company: StoryCompany;
  let director: Person;
  let auditor: Person;
  let reader: Client;

  beforeAll(async () => {
    browser = await startBrowser();
    company = await StoryCompany.make(cloud, 'Comptoir des Règles');
    director = await company.person('Camille Roussel', 'director');
    auditor = await company.person('Ada Vidal', 'auditor');
    reader = await company.clientOf(director);
    const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
    const amounts = { without: '7000.00', vat: '1400.00', total: '8400.00' };
    await company.waitingInvoice(clerk, { number: 'P-1', ...SELLER, ...amounts });
    const { data } = await reader.get('/api/identity/v1/me');
    const administrator = await company.clientOf(await company.person('Leo Fontaine', 'administrator'));
    await administrator.post('/api/purchasing/v1/companies/{companyId}/single-approvers', {
      params: { path: { companyId: company.companyId } },
      body: {
        person: { id: data.member.memberId, name: data.member.name },
        until: today(),
        reason: 'Personne d’autre avant l’embauche',
      },
    });
  }, 120_000);
  afterAll(() => browser?.close());

  const policies = async () => {
    const params = { path: { companyId: company.companyId } };
    return (await reader.get('/api/purchasing/v1/companies/{companyId}/approval-policies', { params })).data.items;
  };

  test('are written from the keyboard, simulated on past invoices and put in force, in French', async () => {
    const visit = await Visit.begin(browser, cloud.console);
    const { page } = visit;
    await visit.signIn(director);
    await page.getByRole('link', { name: 'Règles' }).click();
    await page.getByRole('heading', { level: 2, name: 'Politique 1' }).waitFor();
    expect(await visit.inspect('policies-fr')).toEqual([]);

    await page.getByRole('link', { name: 'Nouvelle politique' }).focus();
    await page.keyboard.press('Enter');
    const last = page.getByRole('group', { name: 'Règle 2' });
    await page.getByRole('button', { name: 'Ajouter une règle' }).focus();
    await page.keyboard.press('Enter');
    await last.getByLabel('Nom de la règle').focus();
    await page.keyboard.type('À partir de 5 000 €');
    await page.keyboard.press('Tab');
    await page.keyboard.type('5 000,00');
    await last.getByLabel('Deuxième approbation').focus();
    await page.keyboard.type('un directeur');
    expect(await visit.inspect('policy-new-fr')).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).focus();
    await page.keyboard.press('Enter');

    await page.getByText('1 facture sur les 1 dernières serait demandée autrement.').waitFor();
    expect(await visit.inspect('policy-draft-fr')).toEqual([]);
    expect((await policies())[0]).toMatchObject({ number: 2, state: 'draft' });
    await page.getByLabel('Premier jour').focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^En vigueur depuis/).waitFor();
    expect((await policies())[0]).toMatchObject({
      number: 2,
      state: 'in-force',
      inForceFrom: today(),
      content: {
        rules: [
          { name: 'Toute facture' },
          {
            name: 'À partir de 5 000 €',
            when: { amountFrom: '5000.00' },
            approvals: [
              { of: 'role', role: 'approver' },
              { of: 'role', role: 'director' },
            ],
          },
        ],
      },
    });
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });

  test('are read by an auditor on a telephone, in English, who can change none', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB', viewport: { width: 390, height: 844 } });
    const { page } = visit;
    await visit.signIn(auditor);
    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByRole('heading', { level: 2, name: 'Single approvers' }).waitFor();
    await page.getByText('Personne d’autre avant l’embauche').waitFor();
    await page.getByText('Superseded').first().waitFor();
    expect(await visit.inspect('policies-390-en')).toEqual([]);
    expect(await page.getByRole('link', { name: 'New policy' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Open policy 2' }).click();
    await page.getByText('What it would change').waitFor();
    expect(await visit.inspect('policy-390-en')).toEqual([]);
    expect(await page.getByRole('button', { name: 'Put in force' }).count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= 390')).toBe(true);
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
