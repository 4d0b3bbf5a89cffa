import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { addressesAt } from './cloud.ts';
import type { Assembly } from './deploy.ts';
import { synthesise } from './deploy.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

/**
 * Builds the product and synthesises its stacks of stage `local` for a cloud at `port`; what an earlier run made of the
 * same sources is taken again (0.2 s). `key` names those sources.
 * @param home keeps it.
 * @throws Error with the reason when the build or the CDK app fails.
 */
export async function assemble(
  port: number,
  home = join(root, '.local', 'assemblies', String(port)),
): Promise<Assembly & { key: string }> {
  const sources = await hashOfSources();
  const key = sha256(sources, addressesAt(port).console).slice(0, 16);
  const folder = join(home, key, 'cdk.out');
  const known = await readFile(join(home, key, 'fingerprints.json'), 'utf8').catch(() => undefined);
  if (known) return { key, folder, fingerprints: JSON.parse(known) };

  await build(sources);
  const draft = join(home, `draft-${process.pid}`);
  await mkdir(draft, { recursive: true });
  const { fingerprints } = await synthesise(addressesAt(port).env, join(draft, 'cdk.out'), { stage: 'local' });
  await writeFile(join(draft, 'fingerprints.json'), JSON.stringify(fingerprints));
  for (const old of await readdir(home))
    if (!isDraftOfSomebody(old)) await rm(join(home, old), { recursive: true, force: true });
  await rename(draft, join(home, key));
  return { key, folder, fingerprints };
}

/** True for the folder of a run that still goes on, ours or another. */
function isDraftOfSomebody(folder: string): boolean {
  try {
    return folder.startsWith('draft-') && process.kill(Number(folder.slice(6)), 0);
  } catch {
    return false;
  }
}

/** Functions and console into `.build`, unless they are there, made of these sources and by nobody else since. */
export async function build(given?: string): Promise<void> {
  const sources = given ?? (await hashOfSources());
  const out = join(root, '.build');
  const stamp = join(out, 'sources.json');
  const changed = (file: string) =>
    stat(join(out, file)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
  const state = async () =>
    JSON.stringify([sources, await changed('functions/package.json'), await changed('console/index.html')]);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === (await state())) return;
  const node = (...args: string[]) => run(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await Promise.all([
    node(join(root, 'scripts', 'build.ts')),
    node(vite, 'build', '--config', 'console/vite.config.ts', '--logLevel', 'warn'),
  ]).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
    throw new Error(`${stdout}${stderr}\nThe build failed, see above: mend what it names and start again.`);
  });
  await writeFile(stamp, await state());
}

/** Of every file of the repository, committed or not, that can have a part in what is deployed. */
async function hashOfSources(): Promise<string> {
  const listed = await run('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root, maxBuffer: 2 ** 26 }).catch(
    () => undefined,
  );
  if (!listed) return sha256(process.hrtime.bigint().toString()); // no git, no list: each run builds
  const files = listed.stdout
    .split('\0')
    .filter((file) => file && !/^(test|local|cli)\/|\.test\.tsx?$|\.md$/.test(file));
  const hash = createHash('sha256');
  for (const file of [...new Set(files)].sort()) {
    const content = await readFile(join(root, file)).catch(() => undefined); // listed, but deleted and not yet committed
    if (content) hash.update(file).update('\0').update(content);
  }
  return hash.digest('hex');
}

const sha256 = (...parts: string[]) => createHash('sha256').update(parts.join('\0')).digest('hex');
