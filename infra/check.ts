/**
 * `npm run check:infra`: what can be said of the infrastructure without deploying it. The real CDK CLI synthesises the
 * stacks of prod, where cdk-nag looks at every resource; cfn-lint reads the templates; the gate reads the definitions of
 * workflows. The rules over all stacks are tests (`test/infra`).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ensureVenv } from '../local/venv.ts';

const root = resolve(import.meta.dirname, '..');
const bin = (path: string): string => join(root, 'node_modules', path);
const assembly = mkdtempSync(join(tmpdir(), 'coulisses-check-'));

try {
  const cdk = [
    bin('aws-cdk/bin/cdk'),
    'synth',
    '--quiet',
    '--context',
    'stage=prod',
    '--context',
    'mailDomain=mail.example.com',
    '--output',
    assembly,
  ];
  run('cdk synth', process.execPath, [...cdk, '--no-notices', '--no-version-reporting']);
  await lint();
  run('the gate of workflows', process.execPath, [bin('vitest/vitest.mjs'), 'run', 'test/infra/asl']);
} finally {
  rmSync(assembly, { recursive: true });
}

async function lint(): Promise<void> {
  const python = await ensureVenv({
    requirements: join(root, 'infra', 'cfn-lint.txt'),
    folder: join(root, '.local', 'cfn-lint'),
  }).catch((error: Error) => {
    console.log(`cfn-lint did not run: ${error.message}`);
  });
  if (!python) return;
  const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
  // CDK itself adds the dependencies that W3005 calls superfluous.
  const options = ['--regions', 'eu-west-3', '--ignore-checks', 'W3005'];
  run('cfn-lint', join(dirname(python), 'cfn-lint'), [...options, '--', ...templates]);
}

function run(name: string, command: string, args: readonly string[]): void {
  const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  const cwd = name === 'cfn-lint' ? assembly : root;
  const { status } = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
  if (status === 0) return;
  console.error(`${name} failed.`);
  process.exitCode = 1;
}
