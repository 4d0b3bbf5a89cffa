import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, etagOf } from '../../shared/client/client.ts';
import { type Person, StoryCompany } from '../story/company.ts';
import { longInvoice } from '../story/long-invoice.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
const LINES = 20;

describe('coding', () => {
  let browser: Browser;
  let company: StoryCompany;
  let coder: Person;
  let client: Client;
  let clerk: Client;
  const intakes: string[] = [];

  beforeAll(async () => {
    browser = await startBrowser();
    company = await StoryCompany.make(cloud, 'Atelier du Filament');
    coder = await company.person('Nour Benali', 'coder');
    client = await company.clientOf(coder);
    clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
    const path = { companyId: company.companyId };
    await company.supplier(clerk, { seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' });
    const { data: order } = await clerk.post('/api/purchasing/v1/companies/{companyId}/orders', {
      params: { path },
      body: {
        number: 'CF-31',
        supplier: { name: 'Verrerie du Rhône', siren: '000100024' },
        orderedOn: '2026-11-02',
        state: 'sent',
        lines: [{ line: '1', item: 'REF-1', description: 'Article 1', quantity: '10', unitPrice: '10.00' }],
      },
    });
    await clerk.post('/api/purchasing/v1/companies/{companyId}/orders/{orderId}/receipts', {
      params: { path: { ...path, orderId: order.orderId }, header: { 'If-Match': etagOf(1) } },
      body: { receivedOn: '2026-11-10', lines: [{ line: '1', quantity: '1' }] },
    });
    for (const number of ['L-1', 'L-2']) {
      // Of another amount: the same one would be asked about as a near duplicate.
      const order = number === 'L-1' ? { order: 'CF-31' } : { price: 11 };
      const { intakeId } = await company.arrivedFile(
        clerk,
        `${number}.xml`,
        longInvoice({ number, lines: LINES, ...order }),
      );
      intakes.push(intakeId);
    }
  }, 240_000);
  afterAll(() => browser?.close());

  const codingOf = async (intakeId: string) =>
    (
      await client.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', {
        params: { path: { companyId: company.companyId, intakeId } },
      })
    ).data.invoice;

  test('a coder codes twenty lines without a mouse, in French; the next invoice takes one key', async () => {
    const visit = await Visit.begin(browser, cloud.console);
    const { page } = visit;
    await visit.signIn(coder);
    await page.locator('[data-task][aria-current]').getByText('L-1').waitFor();
    const first = page.getByRole('combobox', { name: /^Compte, ligne 1 / });
    await first.waitFor();
    // The order that the invoice names, and what differs, before anything is coded.
    await page.getByText('ligne 1 : facturé 2, reçu 1').waitFor();

    await page.keyboard.press('e');
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("data-cell")')).toBe('0:account');
    for (let line = 1; line <= LINES; line++) {
      // By number, by a word of its name, by a mark in the list.
      await page.keyboard.type(line % 3 === 0 ? 'marchandises' : line % 3 === 1 ? '6063' : 'petit equip');
      await page.keyboard.press('Enter');
    }
    expect(await page.getByRole('combobox', { name: /^Compte, ligne 3 / }).inputValue()).toBe('607');
    expect(await visit.inspect('coding-fr')).toEqual([]);

    // Help by its key, and back to where the focus was.
    await page.keyboard.press('F1');
    await page.getByRole('dialog').getByText('Imputer : partager la ligne').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // A line is split, to the cent.
    await page.getByRole('combobox', { name: /^Compte, ligne 1 / }).focus();
    await page.keyboard.press('F8');
    const amount = (line: number) => page.getByRole('textbox', { name: new RegExp(`^Montant HT, ligne ${line} `) });
    await amount(1).waitFor();
    await page.keyboard.type('6,67');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('13,33');
    await page.keyboard.press('Tab');
    await page.keyboard.type('6064');
    await page.keyboard.press('Control+Enter');
    await visit.announced.filter({ hasText: 'Facture L-1 imputée' }).waitFor();

    const invoice = await codingOf(intakes[0] ?? '');
    expect(invoice?.coding?.rows).toHaveLength(LINES + 1);
    expect(invoice?.coding?.rows.slice(0, 4).map(({ account, net }) => `${account} ${net.amount}`)).toEqual([
      '6063 6.67',
      '6064 13.33',
      '6063 20.00',
      '607 20.00',
    ]);
    const total = invoice?.coding?.rows.reduce((cents, { net }) => cents + BigInt(net.amount.replace('.', '')), 0n);
    expect(total).toBe(BigInt(LINES) * 2000n);
    expect(invoice?.coding?.name).toBe(coder.name);
    expect(invoice?.order).toMatchObject({ number: 'CF-31', foundBy: 'reference', verdict: 'different' });

    // The next one of the same supplier: everything is proposed, and says why; one key takes it.
    await page.locator('[data-task][aria-current]').getByText('L-2').waitFor();
    await page.getByText('même article que sur L-1').first().waitFor();
    await page.keyboard.press('F4');
    await page.getByText('0 ligne sans compte').waitFor();
    await page.keyboard.press('Control+Enter');
    await visit.announced.filter({ hasText: 'Facture L-2 imputée' }).waitFor();
    const second = await codingOf(intakes[1] ?? '');
    expect(second?.coding?.rows.map(({ account }) => account)).toEqual(
      invoice?.coding?.rows.map(({ account }) => account),
    );
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });

  test('what was coded is seen on the file, on a telephone, in English and in the dark', async () => {
    const visit = await Visit.begin(browser, cloud.console, {
      locale: 'en-GB',
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    const { page } = visit;
    await visit.signIn(coder);
    await page.goto(`${cloud.console}/companies/${company.companyId}/files/${intakes[0]}`);
    await page.getByText('line 1: invoiced 2, received 1').waitFor();
    await page.getByText('by Nour Benali').waitFor();
    expect(await visit.inspect('coded-390-dark')).toEqual([]);
    const { intakeId } = await company.arrivedFile(clerk, 'L-3.xml', longInvoice({ number: 'L-3', lines: 3 }));
    expect(intakeId).toBeTruthy();
    await page.goto(`${cloud.console}/companies/${company.companyId}/inbox`);
    await page.locator('[data-task]').filter({ hasText: 'L-3' }).click();
    await page.getByRole('combobox', { name: /^Account, line 1/ }).waitFor();
    expect(await visit.inspect('coding-390-dark')).toEqual([]);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
