import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ForbiddenAddress, guardedRequest } from './guarded-request.ts';
import { isPublicAddress } from './public-address.ts';

/** What the names of these tests stand for; any other is the machine's own. */
const names = vi.hoisted(() => new Map<string, string[]>());
vi.mock('node:dns', async (original) => {
  const dns = await original<typeof import('node:dns')>();
  const lookup = (name: string, options: never, found: (error: null, addresses: object[]) => void) => {
    const addresses = names.get(name);
    if (!addresses) return dns.lookup(name, options, found as never);
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { ...dns, lookup };
});

let server: Server;
let port: number;
const heard: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.url ?? '');
    if (request.url === '/half')
      response.writeHead(200, { 'content-length': '9' }).write('half', () => response.destroy());
    else if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
    else if (request.url !== '/never') response.end('here');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  heard.length = 0;
});

const ask = (url: string) => guardedRequest(url, { timeout: 300 });
const deployed = () => vi.stubEnv('AWS_ENDPOINT_URL', undefined);
const locally = () => vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');

test.each([
  // Loopback, as it can be written; private, shared, link-local (with the metadata service); IPv6 alike, also with an IPv4 inside.
  ...['127.0.0.1', '127.1', '2130706433', '0x7f.0.0.1', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '100.64.0.1', '169.254.169.254', '198.18.0.1', '224.0.0.1', '255.255.255.255', '[::1]', '[::]'],
  ...['[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[::ffff:10.0.0.1]', '[::ffff:8.8.8.8]', '[64:ff9b::a00:1]'],
  ...['[2002:a00:1::]', '[2001:0:1::1]', '[2001:db8::1]', '[ff02::1]'],
])('https://%s is not called', async (host) => {
  deployed();
  await expect(ask(`https://${host}:${port}/`)).rejects.toThrow(ForbiddenAddress);
});

test.each(['1.1.1.1', '100.63.255.255', '172.15.0.1', '172.32.0.1', '2a00:1450:4007::1', '2606:4700::1111'])(
  '%s is an address of the internet',
  (address) => expect(isPublicAddress(address)).toBe(true),
);
test.each(['', 'localhost', '1.1.1', '127.0.0.1/8'])('"%s" is none', (text) =>
  expect(isPublicAddress(text)).toBe(false),
);

test.each(['localhost', 'platform.example', 'one-of-two.example', 'six.example'])(
  'a name that leads inside is not called: %s',
  async (name) => {
    deployed();
    names.set('platform.example', ['127.0.0.1']);
    names.set('one-of-two.example', ['1.1.1.1', '10.0.0.1']);
    names.set('six.example', ['::ffff:7f00:1']);
    await expect(ask(`https://${name}:${port}/`)).rejects.toThrow(ForbiddenAddress);
    expect(heard).toEqual([]);
  },
);

test('over an open line nobody is called', async () => {
  deployed();
  for (const url of [`http://127.0.0.1:${port}/`, 'http://1.1.1.1/', 'ftp://1.1.1.1/', 'file:///etc/passwd'])
    await expect(ask(url)).rejects.toThrow(ForbiddenAddress);
  expect(heard).toEqual([]);
});

test('in the local cloud a partner stands on this machine, and nowhere else within', async () => {
  locally();
  const answer = await ask(`http://127.0.0.1:${port}/`);
  expect([answer.status, await answer.text()]).toEqual([200, 'here']);
  for (const host of ['localhost', '10.0.0.1', '[::1]'])
    await expect(ask(`https://${host}:${port}/`)).rejects.toThrow(ForbiddenAddress);
});

test('a redirection is an answer, and half an answer or none in time is an error', async () => {
  locally();
  expect((await ask(`http://127.0.0.1:${port}/moved`)).status).toBe(302);
  for (const path of ['half', 'never']) {
    const failed = await ask(`http://127.0.0.1:${port}/${path}`).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(failed).not.toBeInstanceOf(ForbiddenAddress);
  }
  expect(heard).toEqual(['/moved', '/half', '/never']);
});

test('a form arrives as one', async () => {
  locally();
  const arrived = new Promise<string>((resolve) => {
    server.once('request', (request) => request.toArray().then((chunks) => resolve(Buffer.concat(chunks).toString())));
  });
  const body = new FormData();
  body.set('file', new Blob(['<s/>']), 'status.xml');
  await guardedRequest(`http://127.0.0.1:${port}/`, { method: 'POST', body, timeout: 2000 });
  expect(await arrived).toContain('filename="status.xml"');
});
