/**
 * `npm run dev`: what `npm start` does, and then every saved file is live: a use case within a second, a workflow at once, a
 * page without reloading, a declaration after its stack is deployed. What the functions say follows, one line each
 * (`-- --json` as they wrote it).
 */
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Cloud } from './cloud.ts';
import { Bundler } from './dev/bundler.ts';
import { Live } from './dev/live.ts';
import { follow } from './dev/logs.ts';
import { settings, stateDir, teller, untilStopped, up } from './up.ts';

const root = resolve(import.meta.dirname, '..');
/** Editors write a file in several steps. */
const SETTLED_MILLISECONDS = 15;

await untilStopped(async (keep) => {
  const chosen = settings();
  // Standard output belongs to the functions' own lines, when a program reads them.
  const tell = chosen.json ? console.error : console.log;
  const { cloud, demonstration } = await up(chosen, teller(tell), keep);
  const pages = await servePages(cloud);
  const bundler = new Bundler();
  await bundler.learn();
  follow(join(stateDir, 'cloud.log'), { json: chosen.json }, console.log);
  watchSources(new Live(cloud, bundler, (line) => tell(`» ${line}`)));
  tell(`${demonstration}

  Console   ${cloud.console}   as deployed: sign in here
  Pages     ${pages}   as you write them, in the same session
  AWS       ${cloud.endpoint}

» Save a file and it is live; Ctrl-C stops. What functions say follows.`);
});

/** The console by Vite, which takes APIs and settings from the local cloud. */
async function servePages(cloud: Cloud): Promise<string> {
  process.env.COULISSES_CONSOLE = cloud.console;
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: join(root, 'console', 'vite.config.ts'),
    server: { port: cloud.port + 2 },
    logLevel: 'error',
    clearScreen: false,
  });
  await server.listen();
  return `http://localhost:${cloud.port + 2}`;
}

function watchSources(live: Live): void {
  const changed = new Set<string>();
  const settle = () => {
    live.take([...changed]);
    changed.clear();
  };
  let timer: NodeJS.Timeout | undefined;
  for (const folder of ['functions', 'shared', 'state-machines', 'infra'])
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (!name) return;
      changed.add(`${folder}/${name.replaceAll('\\', '/')}`);
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLED_MILLISECONDS);
    });
}
