import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assemble } from './assemble.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { demonstrate } from './demo/demonstrate.ts';
import { deploy, type Outputs } from './deploy.ts';
import { Replaced } from './dev/replaced.ts';
import { resume } from './resume.ts';

const root = resolve(import.meta.dirname, '..');
export const stateDir = join(root, '.local', 'cloud');

export interface Settings {
  readonly fresh: boolean;
  /** Of the AWS endpoint; the next one is the console's. */
  readonly port: number;
  readonly json: boolean;
}

/** @throws Error of one sentence when the command line or the environment says what we do not know. */
export function settings(args = process.argv.slice(2)): Settings {
  const { values } = parseArgs({
    args,
    options: { fresh: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const port = Number(process.env.COULISSES_PORT ?? 4566);
  if (!Number.isInteger(port) || port < 1024 || port > 65_533)
    throw new Error(`COULISSES_PORT is "${process.env.COULISSES_PORT}": give a number from 1024 to 65533.`);
  return { fresh: values.fresh, port, json: values.json };
}

/**
 * The product in the local cloud of this working copy, with the demonstration group: started where the last one stopped.
 * @param say tells one line at once.
 * @param started gets the cloud as soon as it runs, so that whoever fails later can stop it.
 */
export async function up(
  { fresh, port }: Settings,
  say: (line: string) => void,
  started: (cloud: Cloud) => void,
): Promise<{ cloud: Cloud; outputs: Outputs; demonstration: string }> {
  if (fresh) await rm(stateDir, { recursive: true, force: true });
  const firstTime = !existsSync(stateDir);

  const assembling = assemble(port);
  assembling.catch(() => {}); // awaited below, when there is a cloud to stop
  const cloud = await startCloud({ stateDir, port, auth: true });
  started(cloud);
  say('The local cloud answers and enforces policies.');
  const assembly = await assembling;
  say('Built.');
  const { outputs, deployed } = await deploy(cloud, assembly, say);
  say(deployed.length > 0 ? `Deployed ${deployed.length} stacks.` : 'Nothing to deploy: no stack changed.');
  const restored = await new Replaced(cloud).putBack();
  if (restored > 0) say(`Put back ${restored} that \`npm run dev\` had replaced.`);

  const demonstration = await demonstrate({ ...cloud, outputs }, stateDir, say);
  if (!firstTime) {
    const { resumed = 0 } = (await resume(cloud))['purchasing.resume-intakes'] ?? {};
    if (resumed > 0) say(`Took up ${resumed} processes where the last start had left them.`);
  }
  say(`Ready with ${Math.round((await cloud.memory()) / 1e6)} MB in use.`);
  return { cloud, outputs, demonstration };
}

/** Runs until Ctrl-C, and stops the cloud in order whatever happened; a failure is told in its own words. */
export async function untilStopped(run: (keep: (cloud: Cloud) => void) => Promise<void>): Promise<void> {
  let cloud: Cloud | undefined;
  try {
    await run((running) => {
      cloud = running;
    });
    await new Promise((stopped) => process.once('SIGINT', stopped).once('SIGTERM', stopped));
    console.error('\nSaving and stopping …');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    await cloud?.stop();
    process.exit(); // a build that runs on is nobody's any more
  }
}

/** Says a line with the seconds since the start. */
export function teller(tell: (line: string) => void = console.log): (line: string) => void {
  const began = performance.now();
  return (line) => tell(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`);
}
