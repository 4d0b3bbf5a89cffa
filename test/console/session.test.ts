import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { people } from '../../local/demo/group.ts';
import { startBrowser, Visit } from './browser.ts';

const cloud = inject('cloud');

describe('a session', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  test('outlives a reload, comes back to where it was, and ends for every tab', async () => {
    const visit = await Visit.begin(browser, cloud.console);
    const { page } = visit;
    await page.goto(`${cloud.console}/companies/brumaire-services/files?state=waiting`);
    const signIn = page.getByRole('button', { name: 'Se connecter' });
    await signIn.waitFor();
    expect(await visit.inspect('sign-in-fr')).toEqual([]);
    await signIn.click();
    await page.locator('input[name="username"]').fill(people.director.email);
    await page.locator('input[name="password"]').fill(people.director.password);
    await page.locator('[type="submit"]').click();
    await page.waitForURL('**/companies/brumaire-services/files?state=waiting');
    await page.getByRole('heading', { name: 'Fichiers', exact: true }).waitFor();

    // Nothing that a script of another origin or a disk could read: no token in any storage, the cookie not for scripts.
    const kept = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).not.toMatch(/eyJ/);
    const cookies = await page.context().cookies(cloud.console);
    expect(cookies.find(({ name }) => name.startsWith('__Host-'))).toMatchObject({
      httpOnly: true,
      sameSite: 'Strict',
    });

    await page.reload();
    await page.getByRole('heading', { name: 'Fichiers', exact: true }).waitFor();
    const other = await page.context().newPage();
    await other.goto(cloud.console);
    await other.waitForURL('**/companies/**');

    await page.getByRole('button', { name: `Compte de ${people.director.name}` }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByText('Vous êtes déconnecté.').waitFor();
    await other.getByRole('button', { name: 'Se connecter' }).waitFor();
    await page.goto(`${cloud.console}/companies/brumaire-services/files`);
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });

  test('does not begin with a code that this tab did not ask for', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
    const { page } = visit;
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.goto(`${cloud.console}/sign-in?code=planted&state=planted`);
    await page.getByText('This sign-in did not start in this tab.').waitFor();
    expect(sent).not.toContain('POST /api/identity/v1/session');
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });

  test('shows another company as if it did not exist', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
    await visit.signIn(people.accountant);
    await visit.page.goto(`${cloud.console}/companies/brumaire-services/inbox`);
    await visit.page.getByText('This page does not exist').waitFor();
    expect(await visit.inspect('not-found-en')).toEqual([]);
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });

  test('is not needed to read the API reference, which runs under the same strict policy', async () => {
    const visit = await Visit.begin(browser, cloud.console, { locale: 'en-GB' });
    const answer = await visit.page.goto(`${cloud.console}/reference/`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    await visit.page.getByText('Decides a task; the process that waits for it goes on').waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.end();
  });
});
