import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { assemble } from '../local/assemble.ts';
import type { Cloud, CloudOptions } from '../local/cloud.ts';
import { freePorts, region, startCloud, takenPort } from '../local/cloud.ts';
import { seed } from '../local/demo/seed.ts';
import type { Outputs } from '../local/deploy.ts';
import { deploy } from '../local/deploy.ts';

const root = resolve(import.meta.dirname, '..');

/** What a suite gets by `inject('cloud')`. */
export interface DeployedCloud {
  /** Of every AWS service. */
  endpoint: string;
  /** Origin of the console and of `/api/<area>/*`. */
  console: string;
  /** For clients of the AWS SDK in tests: the account's root. */
  aws: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  outputs: Outputs;
}

declare module 'vitest' {
  interface ProvidedContext {
    cloud: DeployedCloud;
  }
}

/** The product in a local cloud of its own, as a suite or a trial got it. */
export interface RunningProduct extends DeployedCloud {
  readonly stateDir: string;
  /** SIGTERM, and the same state started again at the same addresses. */
  restart(): Promise<void>;
  /** What the sources have become since, into the running cloud. */
  redeploy(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A fresh state folder, the real app, policies enforced, the people, companies and suppliers of `local/demo` loaded. A
 * deployment is kept under `.local/test-cloud` and taken again while neither the sources nor the launcher nor the
 * demonstration changed. COULISSES_PORT chooses another pair of ports.
 */
export async function startProduct(
  options: Pick<CloudOptions, 'auth' | 'throttle' | 'endpointForFunctions'> = { auth: true },
): Promise<RunningProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'coulisses-'));
  const stateDir = join(folder, 'cloud');

  // Addresses are in the templates: what was deployed for one port serves no other.
  const port = (await takenPort(usualPort)) ? await freePorts() : usualPort;
  const assembly = await assemble(port, port === usualPort ? undefined : join(folder, 'assembly'));
  const kept = join(root, '.local', 'test-cloud', await keyOf(assembly.key));
  const start = () => startCloud({ stateDir, port, auth: true });

  if (existsSync(kept)) await cp(kept, stateDir, { recursive: true });
  else {
    const cloud = await start();
    const { outputs } = await deploy(cloud, assembly);
    await seed({ ...cloud, outputs }, today);
    await cloud.stop();
    if (port === usualPort) {
      await rm(join(kept, '..'), { recursive: true, force: true });
      await cp(stateDir, kept, { recursive: true });
    }
  }
  let cloud: Cloud = await startCloud({ stateDir, port, ...options });
  const { outputs } = await deploy(cloud, assembly);
  return {
    endpoint: cloud.endpoint,
    console: cloud.console,
    aws: { endpoint: cloud.endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } },
    outputs,
    stateDir,
    async restart() {
      await cloud.stop();
      cloud = await startCloud({ stateDir, port, ...options });
    },
    async redeploy() {
      await deploy(cloud, await assemble(port, join(folder, 'assembly-again')));
    },
    async stop() {
      await cloud.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Global set-up of the suites that need the product deployed. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { endpoint, console, aws, outputs, stop } = await startProduct();
  provide('cloud', { endpoint, console, aws, outputs });
  return stop;
}

const usualPort = Number(process.env.COULISSES_PORT ?? 4576);
/** Of the demonstration. */
const today = '2026-11-24';

/** Of what is deployed, and of the cloud it is deployed into. */
async function keyOf(assembly: string): Promise<string> {
  const hash = createHash('sha256').update(assembly);
  const demonstration = ['group', 'suppliers', 'numbers', 'seed'].map((name) => `demo/${name}.ts`);
  for (const file of ['requirements.txt', 'ministack/launcher.py', ...demonstration])
    hash.update(await readFile(join(root, 'local', file)));
  return hash.digest('hex').slice(0, 16);
}
