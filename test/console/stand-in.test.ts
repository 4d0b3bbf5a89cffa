import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sirenOf, vatNumberOf } from '../../local/demo/numbers.ts';
import type { Client } from '../../shared/client/client.ts';
import { type Person, StoryCompany, today } from '../story/company.ts';
import { until } from '../story/until.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
const SELLER = { seller: 'Serrurerie de Gerland', vatNumber: vatNumberOf(sirenOf(941)) };

describe('somebody who stands in', () => {
  let browser: Browser;
  let company: StoryCompany;
  let accountant: Person;
  let auditor: Person;
  let approver: Client;
  let intakeId: string;
  let taskId: string;

  beforeAll(async () => {
    browser = await startBrowser();
    company = await StoryCompany.make(cloud, 'Relais de Gerland');
    accountant = await company.person('Awa Faye', 'accountant');
    auditor = await company.person('Ada Vidal', 'auditor');
    approver = await company.clientOf(await company.person('Malik Diop', 'approver'));
    const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
    intakeId = (await company.waitingInvoice(clerk, { number: 'S-1', ...SELLER })).intakeId;
    const standIn = (await (await company.clientOf(accountant)).get('/api/identity/v1/me')).data.member;
    await approver.post('/api/work/v1/companies/{companyId}/absences', {
      params: { path: { companyId: company.companyId } },
      body: { from: today(), until: today(), delegate: { id: standIn.memberId, name: standIn.name } },
    });
    taskId = (await company.waitingTasks(approver)).find(({ record }) => record.id === intakeId)?.taskId ?? '';
    // The approver asked something before leaving: that is how others know whom to tell.
    await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/comments', {
      params: { path: { companyId: company.companyId, taskId } },
      body: { text: 'Le prix est-il convenu ?', mentions: [] },
    });
  }, 120_000);
  afterAll(() => browser?.close());

  test('tells the absent one and approves for them, on a telephone, from the keyboard', async () => {
    const visit = await Visit.begin(browser, cloud.console, { viewport: { width: 390, height: 844 } });
    const { page } = visit;
    await visit.signIn(accountant);
    await page.goto(`${cloud.console}/companies/${company.companyId}/inbox/${taskId}`);
    await page.getByText('Vous décidez pour Malik Diop, en son absence.').waitFor();
    await page.getByText('Le prix est-il convenu ?').waitFor();
    await page.getByLabel('Demander ou dire quelque chose').focus();
    await page.keyboard.type('Oui, devis du 2 novembre.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await visit.inspect('comments-390-fr')).toEqual([]);
    await page.getByRole('button', { name: 'Envoyer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('@Malik Diop').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= 390')).toBe(true);

    await page.getByRole('button', { name: 'Approuver' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await company.intakeIn(approver, intakeId, 'approved');
    expect(visit.complaints).toEqual([]);
    await visit.end();

    const params = { path: { companyId: company.companyId }, query: { state: 'decided', view: 'mentioned' } } as const;
    const mentioned = await until('the mention', async () => {
      const { data } = await approver.get('/api/work/v1/companies/{companyId}/human-tasks', { params });
      return data.items.find((task) => task.taskId === taskId);
    });
    expect(mentioned.decision).toMatchObject({ outcome: 'approve', onBehalfOf: { name: 'Malik Diop' } });
  });

  test('is named in the timeline that an auditor reads, in English', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
    const { page } = visit;
    await visit.signIn(auditor);
    await page.goto(`${cloud.console}/companies/${company.companyId}/files/${intakeId}`);
    await page.getByText('Awa Faye').first().waitFor();
    expect(await visit.inspect('timeline-auditor-en')).toEqual([]);
    const params = { path: { companyId: company.companyId, intakeId } };
    const reader = await company.clientOf(auditor);
    const { data } = await reader.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/timeline', {
      params,
    });
    expect(JSON.stringify(data)).toContain('Awa Faye');
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
