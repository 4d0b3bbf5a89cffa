// `node scripts/ready.mjs <script> …`: entry of `npm start` and `npm test`, plain JavaScript that any Node from 20 on runs. It
// sees to the dependencies, of which Node 24 is one, and hands over to the script under Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules', '.bin', 'node');

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) stop(`Node ${process.versions.node} is too old: install Node 20 or newer and try again.`);
if (process.platform === 'win32') stop('Windows itself is not supported: run it inside WSL.');

if (!dependenciesAreThere()) {
  console.log('Installing the locked dependencies (npm ci) …');
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (install.error) stop('npm is not installed: install it (it comes with Node) and try again.');
  if (install.status !== 0) {
    const why = install.stderr.split('\n').find((line) => /^npm error (?!code)\S/.test(line)) ?? install.stderr;
    stop(`\`npm ci\` failed (${why.replace('npm error ', '').trim()}): check the network and try again.`);
  }
}

const [script, ...rest] = process.argv.slice(2);
const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
const child = spawn(node, [join(root, script), ...rest], { stdio: 'inherit', env: { ...process.env, PATH: path } });
// Ctrl-C reaches the child too, which ends in order: wait for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

/** Whether node_modules is what package-lock.json says, by npm's own record of what it installed. */
function dependenciesAreThere() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || !existsSync(node)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const has = read(installed);
  return Object.entries(read(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || has[path]?.version === version || (!has[path] && (optional || devOptional)),
  );
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
