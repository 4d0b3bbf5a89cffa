import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { operator } from '../../local/demo/deployment.ts';
import { people } from '../../local/demo/group.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');
const sqs = new SQSClient({ ...operator(cloud), useQueueUrlAsEndpoint: false });

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

async function giveUp(queue: string, event: object): Promise<void> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `coulisses-local-${queue}` }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
}

test('an administrator drops what was given up, for a reason, and sees where processes stand', async () => {
  await giveUp('identity-record-audit-dead', {
    'detail-type': 'example.nothing-real.v1',
    detail: { companyId: 'brumaire-services', correlationId: 'story-of-a-test', data: {} },
  });
  const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
  const { page } = visit;
  await visit.signIn(people.administrator);
  await page.getByRole('button', { name: `Account of ${people.administrator.name}` }).click();
  await page.getByRole('link', { name: 'Operations' }).click();
  const queue = page.locator('section', { hasText: 'identity-record-audit-dead' }).first();
  await queue.getByText('example.nothing-real.v1').waitFor();
  await queue.getByRole('button', { name: 'Content' }).click();
  await queue.getByText('"story-of-a-test"').waitFor();
  expect(await visit.inspect('dead-letters-en')).toEqual([]);

  await queue.getByRole('button', { name: 'Drop', exact: true }).click();
  await page.getByLabel('Reason').fill('Sent by a test');
  expect(await visit.inspect('dead-letters-drop-en')).toEqual([]);
  await page.getByRole('button', { name: 'Drop for good' }).click();
  await page.getByText('1 cleared, 0 left').first().waitFor();
  await page.getByText('example.nothing-real.v1', { exact: true }).waitFor({ state: 'detached' });

  await page.getByRole('link', { name: 'Processes' }).click();
  await page.getByRole('heading', { name: /purchasing-supplier-invoice-intake/ }).waitFor();
  await page.locator('svg text').first().waitFor();
  expect(await visit.inspect('processes-en')).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await visit.inspect('processes-telephone-dark-en')).toEqual([]);
  expect(visit.complaints).toEqual([]);
  await visit.end();
});

test('for everybody else there are no such pages', async () => {
  const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
  await visit.signIn(people.clerk);
  await visit.page.goto(`${cloud.console}/operations/dead-letters`);
  await visit.page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
  await visit.end();
});
