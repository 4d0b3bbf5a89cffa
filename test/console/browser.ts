import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Person } from '../story/company.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const pictures = resolve(import.meta.dirname, '..', '..', '.local', 'screenshots');

export async function startBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(
      `There is no browser at ${CHROMIUM}: install Debian's package "chromium" or name yours in CHROMIUM.`,
    );
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** One person's browser window. Everything that the console says to developers is kept: a story ends with none. */
export class Visit {
  readonly page: Page;
  readonly complaints: string[] = [];
  readonly #origin: string;

  private constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (message) => {
      // The hosted sign-in page is not ours.
      const ours = message.location().url.startsWith(origin) || page.url().startsWith(origin);
      if (ours && ['error', 'warning'].includes(message.type()))
        this.complaints.push(`${message.text()} (${message.location().url})`);
    });
  }

  static async begin(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR', ...options });
    context.setDefaultTimeout(60_000);
    return new Visit(await context.newPage(), origin);
  }

  async signIn({ email, password }: Person): Promise<void> {
    const { page } = this;
    await page.goto(this.#origin);
    await page.getByRole('button', { name: /^(Se connecter|Sign in)$/ }).click();
    await page.locator('input[name="username"]').fill(email);
    await page.locator('input[name="password"]').fill(password);
    await page.locator('[type="submit"]').click();
    await page.waitForURL('**/companies/**');
  }

  /** Findings of axe on the page as it is now, one line each. Also keeps a picture, for people to look at. */
  async inspect(name: string): Promise<string[]> {
    const { page } = this;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    });
  }

  /** What a screen reader was last told. */
  get announced() {
    return this.page.getByRole('status').first();
  }

  async end(): Promise<void> {
    await this.page.context().close();
  }
}

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}
