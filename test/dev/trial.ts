import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { account, addressesAt, freePorts, region } from '../../local/cloud.ts';
import { operator } from '../../local/demo/deployment.ts';
import { startBrowser } from '../console/browser.ts';
import { copyRepository } from '../repository-copy.ts';
import type { Trial } from '../trial.ts';

const LIMITS = { 'use case': 2000, 'state machine': 2000, page: 1000 } as const;
type Edited = keyof typeof LIMITS;
const EDITS = 10;
const ANSWER = 'functions/identity/tasks/close-session/close-session.ts';
const DEFINITION = 'state-machines/purchasing/supplier-invoice-intake.asl.json';
const PAGE = 'console/src/pages/sign-in/sign-in-page.tsx';

/**
 * The inner loop: `npm run dev` runs in a copy of the repository, files are edited and saved, and the time is taken until
 * the running cloud answers otherwise, the state machine is another, the page in a browser shows the new words.
 */
export const trial: Trial = {
  name: 'dev-loop',
  async run({ cases }) {
    const copy = copyRepository('dev');
    const port = await freePorts();
    const { endpoint, console: origin } = addressesAt(port);
    const dev = spawn(process.execPath, ['local/dev.ts', '--json'], {
      cwd: copy,
      env: { ...process.env, COULISSES_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      await until(dev, /^» Save a file/);
      const taken: Record<Edited, number[]> = { 'use case': [], 'state machine': [], page: [] };
      const browser = existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium') ? await startBrowser() : undefined;
      const page = await browser?.newPage({ locale: 'en-GB' });
      await page?.goto(`http://localhost:${port + 2}`);
      await page?.getByRole('button', { name: 'Sign in' }).waitFor();
      const steps = new SFNClient(operator({ endpoint }));
      const stateMachineArn = `arn:aws:states:${region}:${account}:stateMachine:coulisses-local-purchasing-supplier-invoice-intake`;

      for (let edit = 1; edit <= Math.min(cases, EDITS); edit++) {
        const mark = `edit-${edit}`;
        taken['use case'].push(
          await timed(
            copy,
            ANSWER,
            (text) => text.replace(/cookies: \[[^\]]*\] }/, `cookies: ['mark=${mark}'] }`),
            async () => {
              const answer = await fetch(`${origin}/api/identity/v1/session`, {
                method: 'DELETE',
                headers: { origin },
              });
              return answer.headers.get('set-cookie')?.includes(mark) ?? false;
            },
          ),
        );
        taken['state machine'].push(
          await timed(
            copy,
            DEFINITION,
            (text) => text.replace(/"Comment": "[^"]*"/, `"Comment": "${mark}"`),
            async () => {
              const { definition } = await steps.send(new DescribeStateMachineCommand({ stateMachineArn }));
              return definition?.includes(`"Comment": "${mark}"`) ?? false;
            },
          ),
        );
        if (page)
          taken.page.push(
            await timed(
              copy,
              PAGE,
              (text) => text.replace(/(<p className=\{classes.name\}>).*(<\/p>)/, `$1${mark}$2`),
              () => page.getByText(mark, { exact: true }).isVisible(),
            ),
          );
      }
      await browser?.close();
      const worst = Object.fromEntries(Object.entries(taken).map(([what, times]) => [what, Math.max(...times)]));
      console.table(
        Object.fromEntries(
          Object.entries(taken).map(([what, times]) => [what, { median: median(times), worst: Math.max(...times) }]),
        ),
      );
      const violations = Object.entries(LIMITS).flatMap(([what, limit]) =>
        taken[what as Edited]
          .filter((time) => time > limit)
          .map((time) => `A saved ${what} was live after ${time} ms (limit ${limit}).`),
      );
      return { figures: { edits: taken['use case'].length, worstMilliseconds: worst }, violations };
    } finally {
      dev.kill('SIGTERM');
      await new Promise((ended) => (dev.exitCode === null ? dev.once('exit', ended) : ended(undefined)));
      await rm(copy, { recursive: true, force: true });
    }
  },
};

/** Milliseconds from saving the file until `live`. */
async function timed(
  copy: string,
  file: string,
  change: (text: string) => string,
  live: () => Promise<boolean>,
): Promise<number> {
  const before = await readFile(join(copy, file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} no longer has what this trial edits.`);
  await writeFile(join(copy, file), after);
  const saved = performance.now();
  for (; performance.now() - saved < 15_000; await sleep(20))
    if (await live()) return Math.round(performance.now() - saved);
  return 15_000;
}

/** @throws Error with what was said last when the process ends before it says that it is ready. */
async function until(dev: ReturnType<typeof spawn>, ready: RegExp): Promise<void> {
  let last = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [dev.stdout, dev.stderr])
      if (stream)
        createInterface({ input: stream }).on('line', (line) => {
          last = line;
          if (ready.test(line)) resolve();
        });
    dev.on('exit', () => reject(new Error(`npm run dev ended: ${last}`)));
  });
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
