import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { JwtRsaVerifier } from 'aws-jwt-verify';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import { startCloud } from '../../local/cloud.ts';
import type { Outputs } from '../../local/deploy.ts';
import { deploy } from '../../local/deploy.ts';

/** What the project takes for granted of its local cloud, each with IAM enforced. */
const app = resolve(import.meta.dirname, 'app');
let folder: string;
let code: string;
let cloud: Cloud;
let outputs: Outputs;
const out = (stack: 'state' | 'work', name: string) => outputs[`trial-${stack}`]?.[`Out${name}`] as string;
const aws = () => ({
  endpoint: cloud.endpoint,
  region: 'eu-west-3',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  forcePathStyle: true,
});
const call = (method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${cloud.console}${path}`, { method, headers, redirect: 'manual' });
const bodyOf = async (answer: Response) => (await answer.json()) as Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coulisses-'));
  code = join(folder, 'code');
  await build({
    entryPoints: [join(app, 'functions.ts')],
    outfile: join(code, 'index.js'),
    bundle: true,
    platform: 'node',
    logLevel: 'warning',
  });
  cloud = await startCloud({ stateDir: join(folder, 'cloud'), auth: true });
  ({ outputs } = await deploy(cloud, { stage: 'local', app, context: { code } }));
}, 120_000);

afterAll(async () => {
  await cloud?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('listens on the loopback only', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal && address.family === 'IPv4')?.address;
  if (outside) await expect(fetch(`http://${outside}:${cloud.port}/`)).rejects.toThrow();
  expect((await fetch(`${cloud.endpoint}/_ministack/ready`)).status).toBe(200);
});

test('a function may do what its role says and nothing else', async () => {
  expect((await call('POST', '/items/a')).status).toBe(200);
  const refused = await call('DELETE', '/items/a');
  expect(await bodyOf(refused)).toEqual({ name: 'AccessDeniedException' });
});

test('a presigned post is worth what the role that made it may put, over a bucket that demands TLS', async () => {
  const post = async (prefix: string, text: string) => {
    const made = (await (await call('POST', `/uploads/${prefix}`)).json()) as { url: string; fields: object };
    const form = new FormData();
    for (const [name, value] of Object.entries(made.fields)) form.append(name, value);
    form.append('file', new Blob([text]), 'x.xml');
    return (await fetch(made.url, { method: 'POST', body: form })).status;
  };
  expect(await post('inbox', '<x/>')).toBe(204);
  expect(await post('inbox', 'x'.repeat(101))).toBe(400);
  expect(await post('elsewhere', '<x/>')).toBe(403);
});

test('CloudFront serves the HTTP API over plain HTTP, with cookies and Authorization both ways', async () => {
  const answer = await call('PUT', '/echo', { authorization: 'Bearer x', cookie: '__Host-a=1; b=2' });
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()).toEqual(['__Host-a=1; Secure; Path=/', 'b=2']);
  const { node, ...echo } = await bodyOf(answer);
  expect(echo).toEqual({ method: 'PUT', authorization: 'Bearer x', cookie: '__Host-a=1; b=2' });
  expect(node).toMatch(/^v24\./);
});

test('a workflow sees the name of the error that a function throws, and of a throttle', async () => {
  const workflows = new SFNClient(aws());
  const run = async (name: string, target: 'Fail' | 'Busy' = 'Fail') => {
    const input = JSON.stringify({ name, function: out('work', target) });
    const { executionArn } = await workflows.send(
      new StartExecutionCommand({ stateMachineArn: out('work', 'Workflow'), input }),
    );
    for (;;) {
      const execution = await workflows.send(new DescribeExecutionCommand({ executionArn }));
      if (execution.status !== 'RUNNING') return [execution.status, execution.error ?? execution.output];
      await sleep(50);
    }
  };
  expect(await run('Conflict')).toEqual(['SUCCEEDED', '"Conflict"']);
  expect(await run('Unheard')).toEqual(['FAILED', 'Unheard']);
  const none = { FunctionName: out('work', 'Busy'), ReservedConcurrentExecutions: 0 };
  await new LambdaClient(aws()).send(new PutFunctionConcurrencyCommand(none));
  expect(await run('', 'Busy')).toEqual(['FAILED', 'Lambda.TooManyRequestsException']);
});

test('documents are held under Object Lock as the template says', async () => {
  const s3 = new S3Client(aws());
  const object = { Bucket: out('state', 'Documents'), Key: 'c/1' };
  const { VersionId } = await s3.send(
    new PutObjectCommand({
      ...object,
      Body: 'x',
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: new Date(Date.now() + 3_600_000),
    }),
  );
  await expect(s3.send(new DeleteObjectCommand({ ...object, VersionId }))).rejects.toThrow(/Access Denied/);
});

test('a person signs in with code and PKCE, a machine with its secret, and their tokens verify', async () => {
  const users = new CognitoIdentityProviderClient(aws());
  const pool = { UserPoolId: out('state', 'Pool') };
  const person = { ...pool, Username: 'claire@example.org' };
  await users.send(new cognito.AdminCreateUserCommand({ ...person, MessageAction: 'SUPPRESS' }));
  await users.send(new cognito.AdminSetUserPasswordCommand({ ...person, Password: 'Trial-2026!', Permanent: true }));
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${cloud.endpoint}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

  const verifier = randomBytes(32).toString('base64url');
  const client = { client_id: out('state', 'Web'), redirect_uri: `${cloud.console}/` };
  const login = await post('/login', {
    ...client,
    response_type: 'code',
    scope: 'openid trial/api',
    state: 's',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    username: person.Username,
    password: 'Trial-2026!',
  });
  const back = new URL(login.headers.get('location') as string);
  expect([back.origin, back.searchParams.get('state')]).toEqual([cloud.console, 's']);
  const grant = { ...client, grant_type: 'authorization_code', code: back.searchParams.get('code') as string };
  expect((await post('/oauth2/token', { ...grant, code_verifier: 'w'.repeat(43) })).status).toBe(400);
  const signedIn = await bodyOf(await post('/oauth2/token', { ...grant, code_verifier: verifier }));

  const { UserPoolClient: machine } = await users.send(
    new cognito.DescribeUserPoolClientCommand({ ...pool, ClientId: out('state', 'Machine') }),
  );
  const secret = { client_id: machine?.ClientId as string, client_secret: machine?.ClientSecret as string };
  const entered = await bodyOf(await post('/oauth2/token', { ...secret, grant_type: 'client_credentials' }));

  const issuer = `https://cognito-idp.eu-west-3.amazonaws.com/${pool.UserPoolId}`;
  const check = JwtRsaVerifier.create({ issuer, audience: null });
  check.cacheJwks((await (await fetch(`${cloud.endpoint}/${pool.UserPoolId}/.well-known/jwks.json`)).json()) as never);
  expect(check.verifySync(signedIn.access_token as string)).toMatchObject({ client_id: client.client_id });
  expect(check.verifySync(entered.access_token as string)).toMatchObject({ sub: secret.client_id, scope: 'trial/api' });

  const renew = {
    client_id: client.client_id,
    grant_type: 'refresh_token',
    refresh_token: signedIn.refresh_token as string,
  };
  expect((await post('/oauth2/token', renew)).status).toBe(200);
  await users.send(new cognito.RevokeTokenCommand({ ClientId: client.client_id, Token: renew.refresh_token }));
  expect((await post('/oauth2/token', renew)).status).toBe(400);
});

test('after a restart everything is still there and a stream goes on with the first change', async () => {
  const seen = async (wanted: string) => {
    const queue = new SQSClient(aws());
    for (let tries = 0; tries < 10; tries++) {
      const { Messages = [] } = await queue.send(
        new ReceiveMessageCommand({ QueueUrl: out('work', 'Seen'), WaitTimeSeconds: 2, MaxNumberOfMessages: 10 }),
      );
      if (Messages.some(({ Body }) => Body === wanted)) return true;
    }
    return false;
  };
  await call('POST', '/items/before');
  expect(await seen('before')).toBe(true);
  const { port, stateDir } = cloud;
  await cloud.stop();
  cloud = await startCloud({ stateDir, port, auth: true });
  const item = await new DynamoDBClient(aws()).send(
    new GetItemCommand({ TableName: 'trial', Key: { pk: { S: 'before' } } }),
  );
  expect(item.Item).toEqual({ pk: { S: 'before' } });
  await call('POST', '/items/after');
  expect(await seen('after')).toBe(true);
}, 60_000);

test('only what changed is deployed again', async () => {
  expect((await deploy(cloud, { stage: 'local', app, context: { code } })).deployed).toEqual([]);
  await rm(join(cloud.stateDir, 'cdk.out'), { recursive: true });
  const again = await deploy(cloud, { stage: 'local', app, context: { code, note: 'changed' } });
  expect(again.deployed).toEqual(['trial-state']);
  expect(again.outputs).toEqual(outputs);
}, 60_000);

test('functions call AWS through the proxy that injects faults, when told its address', async () => {
  const { port, stateDir, endpoint } = cloud;
  const targets: unknown[] = [];
  const proxy = createHttpServer(async (request, response) => {
    targets.push(request.headers['x-amz-target']);
    const body = await buffer(request);
    const { host, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(`${endpoint}${request.url}`, { method: 'POST', headers: headers as never, body });
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  await cloud.stop();
  const endpointForFunctions = `http://127.0.0.1:${(proxy.address() as { port: number }).port}`;
  // The signature is over the proxy's name: policies cannot be enforced behind it.
  cloud = await startCloud({ stateDir, port, endpointForFunctions });
  expect((await call('POST', '/items/proxied')).status).toBe(200);
  expect(targets).toEqual(['DynamoDB_20120810.PutItem']);
  proxy.close();
}, 60_000);

test('a taken port is one sentence with the mend', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await expect(startCloud({ stateDir: join(folder, 'other'), port })).rejects.toThrow(
    `Port ${port} is taken: stop what listens there, or choose another pair with COULISSES_PORT=<port>.`,
  );
  other.close();
});

test('the cloud saves and ends when the process that started it is killed', async () => {
  const script = `import { startCloud } from ${JSON.stringify(resolve('local/cloud.ts'))};
    const { pid } = await startCloud({ stateDir: ${JSON.stringify(join(folder, 'orphan'))} });
    console.log(pid);`;
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(line);
  expect(pid).toBeGreaterThan(0);
  parent.kill('SIGKILL');
  const gone = () => {
    try {
      return !process.kill(pid, 0);
    } catch {
      return true;
    }
  };
  for (let tries = 0; tries < 100 && !gone(); tries++) await sleep(50);
  expect(gone()).toBe(true);
}, 20_000);
