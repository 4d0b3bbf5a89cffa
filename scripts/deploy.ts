/**
 * `npm run deploy -- --stage dev [--diff] [--yes] [--replace <logical id>]… [--context name=value]…`: builds, synthesises,
 * looks whether the account and what runs there are ready, shows what changes, and deploys every stack.
 *   --diff     stops after showing what changes
 *   --yes      does not ask
 *   --replace  a resource with state that may be replaced (a table's next generation)
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { STAGE_NAMES, stageSettings } from '../infra/stages.ts';
import { type Finding, preflight } from './deploy/preflight.ts';
import type { Template } from './deploy/stateful.ts';

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, 'cdk.out');
const MARKS = { ok: 'ok  ', note: 'note', stop: 'STOP' } as const;

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      diff: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      replace: { type: 'string', multiple: true, default: [] },
      context: { type: 'string', multiple: true, default: [] },
    },
  });
  const remote = STAGE_NAMES.filter((name) => name !== 'local');
  if (!values.stage || !remote.some((name) => name === values.stage))
    throw new Error(`Say where: npm run deploy -- --stage ${remote.join('|')}; on this machine it is \`npm start\`.`);
  const given = Object.fromEntries(values.context.map((pair) => pair.split('=', 2) as [string, string]));
  const settings = stageSettings(values.stage, {
    account: given.account ?? process.env.CDK_DEFAULT_ACCOUNT,
    region: given.region,
    domain: given.domain ? { name: given.domain, certificateArn: given.certificateArn ?? '' } : undefined,
  });
  const context = [`stage=${values.stage}`, ...values.context].flatMap((pair) => ['--context', pair]);

  const flight = {
    settings,
    aws: { region: process.env.AWS_REGION ?? settings.region },
    templates: new Map<string, Template>(),
    replace: values.replace,
  };
  // Whoever may not enter need not wait for the build.
  const early = await preflight(flight, ['credentials', 'region']);
  if (early.some(({ verdict }) => verdict === 'stop')) report(early);

  run('npm', 'run', '--silent', 'build');
  run('npm', 'run', '--silent', 'build:console', '--', '--logLevel', 'warn');
  cdk('synth', '--all', '--quiet', '--output', OUT, ...context);

  console.log(`\nIs stage ${values.stage} ready?`);
  report(await preflight({ ...flight, templates: templatesIn(OUT) }));

  cdk('diff', '--all', '--app', OUT);
  if (values.diff) return;
  if (!values.yes && !(await agreed(values.stage))) throw new Error('Not deployed.');
  cdk('deploy', '--all', '--app', OUT, '--require-approval', 'never', '--concurrency', '4', '--asset-parallelism');
}

/** @throws Error when something stops the deployment. */
function report(findings: readonly Finding[]): void {
  for (const { check, verdict, sentence } of findings)
    console.log(`  ${MARKS[verdict]}  ${check.padEnd(12)} ${sentence}`);
  const stops = findings.filter(({ verdict }) => verdict === 'stop').length;
  if (stops > 0)
    throw new Error(
      `\nNot deployed: ${stops === 1 ? 'one thing is' : `${stops} things are`} not ready, see STOP above.`,
    );
}

async function agreed(stage: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`\nDeploy this to ${stage}? Type the name of the stage: `);
  terminal.close();
  return answer.trim() === stage;
}

/** Templates of a synthesised app by the name of their stack. */
function templatesIn(folder: string): Map<string, Template> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { type: string; properties?: { templateFile: string; stackName?: string } }>;
  };
  return new Map(
    Object.entries(manifest.artifacts).flatMap(([id, { type, properties }]) =>
      type === 'aws:cloudformation:stack' && properties
        ? [
            [
              properties.stackName ?? id,
              JSON.parse(readFileSync(join(folder, properties.templateFile), 'utf8')) as Template,
            ],
          ]
        : [],
    ),
  );
}

function cdk(...args: string[]): void {
  run(process.execPath, join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ...args, '--no-notices', '--no-version-reporting');
}

/** @throws Error of one sentence when it fails; what it said stands above. */
function run(command: string, ...args: string[]): void {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (error || status !== 0)
    throw new Error(
      `\`${[command.split('/').at(-1), ...args].join(' ').slice(0, 80)}\` failed, see above: mend what it names and deploy again.`,
    );
}
