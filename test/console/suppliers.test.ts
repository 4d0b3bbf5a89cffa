import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { frenchIban, sirenOf, vatNumberOf } from '../../local/demo/numbers.ts';
import type { Client, Schemas } from '../../shared/client/client.ts';
import { type Person, StoryCompany } from '../story/company.ts';
import { until } from '../story/until.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
const SELLER = { seller: 'Miroiterie des Terreaux', vatNumber: vatNumberOf(sirenOf(911)) };
const IBAN = frenchIban(911);
const OTHER_IBAN = frenchIban(912);

describe('an IBAN that is not on file', () => {
  let browser: Browser;
  let company: StoryCompany;
  let clerk: Client;
  let accountant: Person;
  let supplier: Schemas['Party'];
  const intakes: string[] = [];

  beforeAll(async () => {
    browser = await startBrowser();
    company = await StoryCompany.make(cloud, 'Comptoir du Rappel');
    clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
    accountant = await company.person('Awa Faye', 'accountant');
    supplier = await company.supplier(clerk, SELLER);
    await clerk.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/phones', {
      params: { path: { companyId: company.companyId, partyId: supplier.partyId } },
      body: { number: '+33472000000', source: 'contract' },
    });
    for (const [number, iban] of [
      ['T-1', IBAN],
      ['T-2', OTHER_IBAN],
    ] as const)
      intakes.push((await company.waitingInvoice(clerk, { number, ...SELLER, iban })).intakeId);
  }, 120_000);
  afterAll(() => browser?.close());

  const accounts = async () => {
    const { data } = await clerk.get('/api/parties/v1/companies/{companyId}/bank-accounts', {
      params: { path: { companyId: company.companyId }, query: { partyId: supplier.partyId } },
    });
    return data.items;
  };
  const stateOf = async (iban: string) => (await accounts()).find((one) => one.iban === iban)?.state;

  test('is confirmed by the accountant who called back, from the keyboard, in French', async () => {
    const visit = await Visit.begin(browser, cloud.console);
    const { page } = visit;
    await visit.signIn(accountant);
    await page.getByRole('link', { name: 'Fournisseurs' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'FR76 0000 0000 0100 0000' }).filter({ hasText: 'T-1' });
    await row.waitFor();
    expect(await visit.inspect('suppliers-fr')).toEqual([]);

    await row.getByRole('button', { name: 'Rappel effectué' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').waitFor();
    expect(await visit.inspect('call-back-fr')).toEqual([]);
    await dialog.getByRole('radio').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Mme Garnier, comptabilité');
    await page.keyboard.press('Enter');
    await visit.announced.filter({ hasText: 'est confirmé' }).waitFor();

    await until('the account to be confirmed', async () => ((await stateOf(IBAN)) === 'confirmed' ? true : undefined));
    await until('the invoice to be payable', async () => {
      const params = { path: { companyId: company.companyId, intakeId: intakes[0] ?? '' } };
      const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', { params });
      return data.invoice?.bankDetails?.state === 'confirmed' ? true : undefined;
    });
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });

  test('is refused on a telephone, in English; the history says who, when and why', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB', viewport: { width: 390, height: 844 } });
    const { page } = visit;
    await visit.signIn(accountant);
    await page.goto(`${cloud.console}/companies/${company.companyId}/suppliers?q=miroi`);
    await page.getByRole('link', { name: SELLER.seller }).last().click();
    await page.getByRole('heading', { level: 1, name: SELLER.seller }).waitFor();
    await page.getByText('call-back to +33472000000').waitFor();
    expect(await visit.inspect('supplier-390-en')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= 390')).toBe(true);

    await page.getByRole('button', { name: 'Refuse' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('The supplier knows nothing of it');
    await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
    await until('the account to be refused', async () =>
      (await stateOf(OTHER_IBAN)) === 'refused' ? true : undefined,
    );
    await page.getByText('The supplier knows nothing of it').waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
