import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Cloud } from './cloud.ts';
import { account, region } from './cloud.ts';

const root = resolve(import.meta.dirname, '..');

/** Outputs of every stack: `outputs[stack][name]`. */
export type Outputs = Record<string, Record<string, string>>;

export interface App {
  stage: string;
  /** Names of stacks; default: every one. */
  stacks?: string[];
  /** The folder of `cdk.json`; default: the repository. */
  app?: string;
  /** More `--context` for the CDK app. */
  context?: Record<string, string>;
}

/** A synthesised CDK app. */
export interface Assembly {
  folder: string;
  /** By stack name, what it would deploy: hash of its template, which names its assets by the hash of their content. */
  fingerprints: Record<string, string>;
}

/**
 * Runs the CDK app for a cloud at the addresses of `env`.
 * @throws Error of one sentence with the reason; the whole output is in `deploy.log` beside the assembly.
 */
export async function synthesise(env: NodeJS.ProcessEnv, folder: string, app: App): Promise<Assembly> {
  const context = Object.entries({ stage: app.stage, ...app.context });
  const given = context.flatMap(([name, value]) => ['--context', `${name}=${value}`]);
  const log = join(folder, '..', 'deploy.log');
  await rm(log, { force: true });
  await runCdk(log, env, app.app ?? root, ['synth', ...(app.stacks ?? []), '--quiet', '--output', folder, ...given]);
  return { folder, fingerprints: await fingerprintsOf(folder, app.stacks) };
}

/**
 * Deploys into a local cloud through the real CDK CLI, after bootstrapping it once. A stack whose template and assets are
 * those of its last deployment into this state folder is left alone, and so is the CLI when nothing changed at all.
 * @param log called with one line per step.
 * @throws Error of one sentence naming the stack and its reason; the whole output is in `<stateDir>/deploy.log`.
 */
export async function deploy(
  cloud: Cloud,
  app: App | Assembly,
  log: (line: string) => void = () => {},
): Promise<{ outputs: Outputs; deployed: string[] }> {
  const assembly = 'folder' in app ? app : await synthesise(cloud.env, join(cloud.stateDir, 'cdk.out'), app);
  const cdk = (...args: string[]) =>
    runCdk(join(cloud.stateDir, 'deploy.log'), cloud.env, root, [...args, '--app', assembly.folder]);
  const record = join(cloud.stateDir, 'deployed.json');
  const known: Record<string, { fingerprint: string; outputs: Record<string, string> }> = existsSync(record)
    ? JSON.parse(await readFile(record, 'utf8'))
    : {};
  const remember = () => writeFile(record, JSON.stringify(known));

  if (!known[bootstrapped]) {
    log('Bootstrapping (once) …');
    await cdk('bootstrap', `aws://${account}/${region}`);
    known[bootstrapped] = { fingerprint: '', outputs: {} };
    await remember();
  }

  const changed = Object.keys(assembly.fingerprints).filter(
    (stack) => known[stack]?.fingerprint !== assembly.fingerprints[stack],
  );
  if (changed.length > 0) {
    log(`Deploying ${changed.join(', ')} …`);
    const file = join(cloud.stateDir, 'outputs.json');
    await rm(file, { force: true });
    await cdk(
      ...['deploy', ...changed, '--exclusively', '--outputs-file', file, '--require-approval', 'never'],
      ...['--concurrency', '4', '--asset-parallelism', '--method', 'direct'],
    );
    const outputs: Outputs = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
    for (const stack of changed)
      known[stack] = { fingerprint: assembly.fingerprints[stack] as string, outputs: outputs[stack] ?? {} };
    await remember();
  }
  const outputs = Object.keys(assembly.fingerprints).map((stack) => [stack, known[stack]?.outputs ?? {}]);
  return { outputs: Object.fromEntries(outputs), deployed: changed };
}

const bootstrapped = '(bootstrap)';

interface Artifact {
  type: string;
  properties: { templateFile: string; stackName?: string };
}

async function fingerprintsOf(folder: string, only: string[] | undefined): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const found: Record<string, string> = {};
  for (const [id, artifact] of Object.entries(manifest.artifacts as Record<string, Artifact>)) {
    if (artifact.type !== 'aws:cloudformation:stack' || (only && !only.includes(id))) continue;
    const template = await readFile(join(folder, artifact.properties.templateFile));
    found[artifact.properties.stackName ?? id] = createHash('sha256').update(template).digest('hex');
  }
  return found;
}

async function runCdk(log: string, env: NodeJS.ProcessEnv, cwd: string, args: string[]): Promise<void> {
  const cli = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const child = spawn('node', [cli, ...args, '--no-notices', '--no-version-reporting', '--ci'], {
    cwd,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  await appendFile(log, `$ cdk ${args.join(' ')}\n${said}\n`);
  if (code !== 0) throw new Error(`\`cdk ${args[0]}\` failed: ${reasonIn(said)} The whole output is in ${log}.`);
}

/** Why the CLI failed, as it says after the name of the stack, or the first error of an app that could not be synthesised. */
function reasonIn(said: string): string {
  const failure = said.match(/❌ +(.*?) failed.*\n((?:.+\n)+)/);
  const [stack, block] = failure ? [`${failure[1]}: `, failure[2]] : ['', said.match(/^\w*Error: .*$/m)?.[0] ?? said];
  const why = block?.split(/Source Location|CloudTrail delivery|\.\.\.node internals/)[0]?.replace(/^‣ /, '') ?? '';
  return `${stack}${why
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]*$/, '')}.`;
}
