import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PlatformFailure } from '../../shared/outside/approved-platform.ts';
import { isSigned, webhookSignature } from '../../shared/outside/webhook-signature.ts';
import { XpZ12013 } from '../../shared/outside/xp-z12-013.ts';
import { type Platform, startPlatform } from './simulator.ts';

let platform: Platform;
const client = { clientId: 'coulisses', clientSecret: 'secret & more', owner: '000100016' };
const PATIENT = { timeout: 150, attempts: 8, pause: 5, longestPause: 20 };
const adapter = (secret = client.clientSecret) =>
  new XpZ12013(
    { url: platform.url, tokenUrl: platform.tokenUrl, clientId: client.clientId, clientSecret: secret },
    PATIENT,
  );
const invoice = (name: string, more = {}) =>
  platform.deliver({
    owner: client.owner,
    name,
    syntax: 'CII',
    type: 'SupplierInvoice',
    bytes: Buffer.from(`<${name}/>`),
    ...more,
  });
const everything = async () => {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await adapter().search({ updatedAfter: '2026-01-01T00:00:00.000Z', cursor, limit: 2 });
    names.push(...page.flows.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor);
  return names;
};

beforeAll(() => {
  // The adapter speaks http to this machine only where it runs in the local cloud.
  process.env.AWS_ENDPOINT_URL ??= 'http://127.0.0.1:1';
});
beforeEach(async () => {
  await platform?.stop();
  platform = await startPlatform({ name: 'test' });
  platform.register(client);
});
afterAll(() => platform.stop());

describe('the adapter', () => {
  test('reads every page of what arrived, and the file of each', async () => {
    await adapter().check();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await invoice(name);
    await platform.deliver({
      owner: 'another company',
      name: 'x',
      syntax: 'CII',
      type: 'SupplierInvoice',
      bytes: Buffer.from('<x/>'),
    });
    expect(await everything()).toEqual(['a', 'b', 'c', 'd', 'e']);
    const [first] = (await adapter().search({ updatedAfter: '2026-01-01T00:00:00.000Z', limit: 1 })).flows;
    expect(Buffer.from(await adapter().download(first as never, 'Original')).toString()).toBe('<a/>');
    await expect(adapter().download(first as never, 'ReadableView')).rejects.toMatchObject({ kind: 'gone' });
  });

  test('is told when it may not enter', async () => {
    await expect(
      new XpZ12013({ ...accessOf(), clientSecret: 'wrong', clientId: 'x' }, PATIENT).check(),
    ).rejects.toMatchObject({
      kind: 'denied',
    });
  });

  test('speaks to nobody over an open line', async () => {
    const open = new XpZ12013({ ...accessOf(), url: 'http://platform.example', tokenUrl: 'http://platform.example/t' });
    await expect(open.check()).rejects.toMatchObject({ kind: 'forbidden', message: expect.stringContaining('https') });
  });

  test.each([
    ['too many requests', { tooMany: 0.4 }],
    ['errors', { fail: 0.4 }],
    ['no answer', { timeOut: 0.3 }],
  ])('gets through %s', async (_, how) => {
    for (const name of ['a', 'b', 'c']) await invoice(name);
    platform.misbehave(how);
    expect(await everything()).toEqual(['a', 'b', 'c']);
  });

  test('gives up in the end, and says so', async () => {
    platform.misbehave({ fail: 1 });
    await expect(everything()).rejects.toBeInstanceOf(PlatformFailure);
  });

  test('does not take a file that was cut off', async () => {
    const flow = await invoice('a');
    const announced = (await adapter().search({ updatedAfter: '2026-01-01T00:00:00.000Z', limit: 1 })).flows[0];
    platform.misbehave({ corrupt: 0.5 });
    expect(await adapter().download(announced as never, 'Original')).toEqual(new Uint8Array(flow.original));
    platform.misbehave({ corrupt: 1 });
    await expect(adapter().download(announced as never, 'Original')).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('submits once, also when the answer was lost', async () => {
    const submission = { name: 'status.xml', syntax: 'CDAR' as const, trackingId: 'lcs_1', bytes: Buffer.from('<s/>') };
    const { flowId } = await adapter().submit(submission);
    expect(await adapter().submit(submission)).toEqual({ flowId });
    platform.misbehave({ loseAnswer: 0.5 });
    const other = await adapter().submit({ ...submission, trackingId: 'lcs_2', bytes: Buffer.from('<t/>') });
    platform.misbehave({});
    expect(await adapter().find('lcs_2')).toMatchObject({ flowId: other.flowId, trackingId: 'lcs_2' });
    expect(platform.flows).toHaveLength(2);
  });

  test('is told what the platform does not take', async () => {
    const empty = { name: 'x', syntax: 'CDAR' as const, trackingId: 'x', bytes: new Uint8Array() };
    await expect(adapter().submit(empty)).rejects.toMatchObject({ kind: 'refused', codes: ['EmptyFlow'] });
  });
});

test('a page may repeat and reorder, and a flow may show later than it says', async () => {
  for (const name of ['a', 'b', 'c']) await invoice(name);
  await invoice('late', { lateBy: 60_000 });
  platform.misbehave({ repeat: 1, reorder: 1 });
  const { flows } = await adapter().search({ updatedAfter: '2026-01-01T00:00:00.000Z', limit: 10 });
  expect(flows.map(({ name }) => name)).toEqual(['c', 'c', 'b', 'b', 'a', 'a']);
});

test('the same delivery again is the flow it was', async () => {
  await invoice('a', { flowId: 'one' });
  await invoice('a', { flowId: 'one' });
  expect(await everything()).toEqual(['a']);
});

test('a webhook is signed for its body and its moment, by whoever has the key', () => {
  const body = '{"flowInfo":{}}';
  const now = '2026-11-24T09:30:00.000Z';
  const seconds = Date.parse(now) / 1000;
  const headers = (signature: string, at = seconds) => ({
    'afnor-signature': signature,
    'afnor-signature-timestamp': String(at),
  });
  const signature = webhookSignature(body, seconds, 'key');
  expect(isSigned(body, headers(signature), 'key', now)).toBe(true);
  expect(isSigned(`${body} `, headers(signature), 'key', now)).toBe(false);
  expect(isSigned(body, headers(signature), 'other key', now)).toBe(false);
  expect(isSigned(body, headers(signature, seconds + 1), 'key', now)).toBe(false);
  const old = seconds - 3600;
  expect(isSigned(body, headers(webhookSignature(body, old, 'key'), old), 'key', now)).toBe(false);
  expect(isSigned(body, {}, 'key', now)).toBe(false);
});

const accessOf = () => ({ url: platform.url, tokenUrl: platform.tokenUrl, ...client });
