import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ensureVenv } from './venv.ts';

const root = resolve(import.meta.dirname, '..');
export const region = 'eu-west-3';
export const account = '000000000000';

/** A running local cloud. */
export interface Cloud {
  /** `http://127.0.0.1:<port>`: the endpoint of every AWS service, S3 by path, and of the sign-in pages. */
  endpoint: string;
  /** `http://localhost:<port + 1>`: the console and `/api/<area>/*`, as CloudFront serves them. */
  console: string;
  port: number;
  /** What the cloud keeps between two starts, its log (`cloud.log`) and what `deploy` remembers. */
  stateDir: string;
  /** True when IAM policies are evaluated. */
  auth: boolean;
  pid: number;
  /** For the AWS SDK and the CDK: addresses, region, credentials of the account's root, Node 24 first on the PATH. */
  env: NodeJS.ProcessEnv;
  /** Bytes in use by the emulator and every function's process. */
  memory(): Promise<number>;
  /** Saves the state and ends every process; resolves when they are gone. */
  stop(): Promise<void>;
}

export interface CloudOptions {
  stateDir: string;
  /** Of the AWS endpoint; the next one is the console's. Default: two free ones. */
  port?: number;
  /** Evaluate IAM policies. Deploy without it, then start again with it: the state persists. Default false. */
  auth?: boolean;
  /** Routes take no more requests a second than the stage says. Default false: a story asks as fast as it can. */
  throttle?: boolean;
  /** Where functions find AWS, when not here: the address of a proxy that injects faults. */
  endpointForFunctions?: string;
}

/**
 * Starts the local cloud and waits until it answers (0.5 s). It listens on 127.0.0.1 alone, and ends with this process.
 * @throws Error of one sentence when the port is taken or the emulator does not come up.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const python = await ensureVenv();
  const stateDir = resolve(options.stateDir);
  const port = options.port ?? (await freePorts());
  const auth = options.auth ?? false;
  const taken = await takenPort(port);
  if (taken)
    throw new Error(
      `Port ${taken} is taken: stop what listens there, or choose another pair with COULISSES_PORT=<port>.`,
    );
  await mkdir(join(stateDir, 'state'), { recursive: true });

  const addresses = addressesAt(port);
  const log = join(stateDir, 'cloud.log');
  const out = openSync(log, 'w');
  const child = spawn(python, [join(root, 'local', 'ministack', 'launcher.py')], {
    // A process group of its own: Ctrl-C in a terminal reaches us, and we end it in order.
    detached: true,
    stdio: ['pipe', out, out],
    env: {
      ...environment(),
      AUTH: String(auth),
      THROTTLE: String(options.throttle ?? false),
      GATEWAY_PORT: String(port),
      CONSOLE_PORT: String(port + 1),
      BIND_HOST: '127.0.0.1',
      MINISTACK_REGION: region,
      MINISTACK_ACCOUNT_ID: account,
      PERSIST_STATE: '1',
      STATE_DIR: join(stateDir, 'state'),
      S3_PERSIST: '1',
      S3_DATA_DIR: join(stateDir, 'objects'),
      LAMBDA_ACCOUNT_CONCURRENCY: '16',
      LAMBDA_WARM_TTL_SECONDS: '120',
      // A token without the claims of the pre-token function would be another token than AWS gives.
      MINISTACK_COGNITO_PRETOKEN_STRICT: '1',
      COGNITO_EMAIL_ENABLED: 'false',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      LOG_LEVEL: 'INFO',
      PYTHONUNBUFFERED: '1',
      ...(options.endpointForFunctions && { AWS_ENDPOINT_URL: options.endpointForFunctions }),
    },
  });
  closeSync(out);
  const exited = once(child, 'exit');
  const running = () => child.exitCode === null && child.signalCode === null;

  for (let waited = 0; ; waited += 50) {
    if (!running() || waited > 30_000) {
      child.kill('SIGKILL');
      const last = (await readFile(log, 'utf8')).trim().split('\n').at(-1);
      throw new Error(`The local cloud did not start (${last}): read ${log}.`);
    }
    const answer = await fetch(`${addresses.endpoint}/_ministack/ready`).catch(() => undefined);
    if (answer?.ok) break;
    await sleep(50);
  }

  return {
    ...addresses,
    port,
    stateDir,
    auth,
    pid: child.pid as number,
    memory: () => residentBytes(child.pid as number),
    async stop() {
      if (!running()) return;
      child.kill('SIGTERM');
      const gone = await Promise.race([exited.then(() => true), sleep(30_000, false, { ref: false })]);
      if (!gone) {
        child.kill('SIGKILL');
        throw new Error(`The local cloud did not stop within 30 s and was killed: what it held in memory is lost.`);
      }
    },
  };
}

/** What a cloud at a port will be called, before it runs. */
export function addressesAt(port: number): Pick<Cloud, 'endpoint' | 'console' | 'env'> {
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    console: `http://localhost:${port + 1}`,
    env: {
      ...environment(),
      AWS_ENDPOINT_URL: endpoint,
      COULISSES_CONSOLE: `http://localhost:${port + 1}`,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      CDK_DEFAULT_ACCOUNT: account,
      CDK_DEFAULT_REGION: region,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      // The developer's own profiles and the metadata address of EC2 are none of our business.
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  };
}

/** Ours, with Node 24 first on the PATH and nothing that could lead to an AWS account of the developer. */
function environment(): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name));
  return { ...Object.fromEntries(ours), PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };
}

/** Which of a cloud's two ports somebody else has, if any. */
export async function takenPort(port: number): Promise<number | undefined> {
  for (const wanted of [port, port + 1]) if (!(await isFree(wanted))) return wanted;
  return undefined;
}

/** The first of two free neighbours. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    if (await isFree(port + 1)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/**
 * Sums the emulator and its direct children (one per warm function). On Linux each page counts once, however many
 * processes share it; elsewhere the resident sizes are added up, which is too much.
 */
async function residentBytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  let kilobytes = 0;
  for (const line of stdout.trim().split('\n')) {
    const [id, parent, resident = 0] = line.trim().split(/\s+/).map(Number);
    if (id !== pid && parent !== pid) continue;
    const proportional = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(proportional.match(/^Pss: +(\d+)/m)?.[1] ?? resident);
  }
  return kilobytes * 1024;
}
