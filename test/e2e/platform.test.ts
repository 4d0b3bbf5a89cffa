import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { operator } from '../../local/demo/deployment.ts';
import { type Platform, startPlatform } from '../../local/platform/simulator.ts';
import { type Client, etagOf } from '../../shared/client/client.ts';
import {
  judgeLifecycleMessage,
  readLifecycleMessage,
  type StatusCode,
  statusMessage,
  writeLifecycleMessage,
} from '../../shared/standards/cdar/index.ts';
import { codedInvoice } from '../story/code-invoice.ts';
import { StoryCompany } from '../story/company.ts';
import { invoiceXml } from '../story/invoice.ts';
import { until } from '../story/until.ts';

const cloud = inject('cloud');
const lambda = new LambdaClient(operator(cloud));
const buyer = { siren: '000100016', name: 'Ateliers du Jour' };
const seller = { siren: '000100024', name: 'Verrerie' };

let company: StoryCompany;
let administrator: Client;
let approver: Client;
let first: Platform;
let second: Platform;
let path: { companyId: string };

async function platformOf(name: string): Promise<Platform> {
  const platform = await startPlatform({ name });
  platform.register({ clientId: 'ateliers', clientSecret: `secret of ${name}`, owner: buyer.siren });
  return platform;
}

const connect = async ({ name, url, tokenUrl }: Platform, clientSecret = `secret of ${name}`) =>
  (
    await administrator.post('/api/purchasing/v1/companies/{companyId}/platform-connections', {
      params: { path },
      body: { name, url, tokenUrl, clientId: 'ateliers', clientSecret, company: buyer },
    })
  ).data;

const connections = async () =>
  (await administrator.get('/api/purchasing/v1/companies/{companyId}/platform-connections', { params: { path } })).data;

/** Runs the job as its schedule does. */
async function poll(): Promise<void> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: 'coulisses-local-purchasing-poll-platforms', Payload: '{}' }),
  );
  if (FunctionError) throw new Error(Buffer.from(Payload ?? []).toString());
}

const invoice = (number: string) =>
  Buffer.from(invoiceXml({ number, seller: seller.name, vatNumber: 'FR63000100024' }));

const deliver = (platform: Platform, number: string, more = {}) =>
  platform.deliver({
    owner: buyer.siren,
    name: `${number}.xml`,
    syntax: 'CII',
    type: 'SupplierInvoice',
    bytes: invoice(number),
    ...more,
  });

/** A status of the supplier's side, as its platform passes it on. */
const tell = (platform: Platform, number: string, status: StatusCode, change = (xml: string) => xml) =>
  platform.deliver({
    owner: buyer.siren,
    name: `${number}-${status}.xml`,
    syntax: 'CDAR',
    type: 'SupplierInvoiceLC',
    bytes: Buffer.from(
      change(
        Buffer.from(
          writeLifecycleMessage(
            statusMessage({
              status,
              invoice: { number, typeCode: '380', issueDate: '2026-11-20' },
              buyer,
              seller,
              at: '2026-11-24T10:00:00.000Z',
              timeZone: 'Europe/Paris',
              characteristics: [{ type: 'MEN', amount: { value: '120.00', currency: 'EUR' }, percent: '20.00' }],
            }),
          ),
        ).toString(),
      ),
    ),
  });

const intakes = async () =>
  (
    await approver.get('/api/purchasing/v1/companies/{companyId}/intakes', {
      params: { path, query: { limit: 100 } },
    })
  ).data.items;

const waiting = (name: string) =>
  until(`${name} to wait`, async () => {
    const found = (await intakes()).find((one) => one.name === name);
    // A poll in the same second as the last one starts nothing.
    if (!found) await poll();
    return found?.state === 'waiting' ? found : undefined;
  });

const lifecycleOf = async (intakeId: string) =>
  (
    await approver.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/lifecycle', {
      params: { path: { ...path, intakeId } },
    })
  ).data;

const statusesOf = async (intakeId: string) =>
  (await lifecycleOf(intakeId)).lifecycle?.entries.map(({ status, state }) => `${status} ${state}`);

async function decide(intakeId: string, outcome: string, comment = ''): Promise<void> {
  const task = await codedInvoice(await company.coder(), company.companyId, intakeId);
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: { path: { ...path, taskId: task.taskId }, header: { 'If-Match': etagOf(task.version) } },
    body: { outcome, comment },
  });
}

/** Statuses that reached a platform, as `<invoice> <status>`, in their order. */
const reached = (platform: Platform) =>
  platform.flows
    .filter(({ flowDirection }) => flowDirection === 'Out')
    .map(({ original }) => {
      const message = readLifecycleMessage(original);
      expect(judgeLifecycleMessage(message, '1.3.0')).toEqual([]);
      return `${message.invoices[0]?.number} ${message.invoices[0]?.status}`;
    });

beforeAll(async () => {
  [first, second] = await Promise.all([platformOf('Plateforme du Midi'), platformOf('Plateforme du Nord')]);
  company = await StoryCompany.make(cloud, buyer.name);
  path = { companyId: company.companyId };
  administrator = await company.clientOf(await company.person('Lea Fontaine', 'administrator'));
  approver = await company.clientOf(await company.person('Malik Diop', 'director'));
  const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  await company.supplier(clerk, { seller: seller.name, vatNumber: 'FR63000100024' });
});
afterAll(() => Promise.all([first, second].map((platform) => platform?.stop())));

test('a platform that does not let the company in is not connected', async () => {
  await expect(connect(first, 'another secret')).rejects.toMatchObject({ code: 'purchasing.platform-denied' });
  await expect(connect({ ...first, url: 'http://127.0.0.1:1', name: 'Nulle part' })).rejects.toMatchObject({
    code: 'purchasing.platform-unreachable',
  });
  await expect(connect({ ...first, url: 'https://169.254.169.254/flow-service' })).rejects.toMatchObject({
    code: 'purchasing.platform-address-forbidden',
  });
  expect((await connections()).connections).toEqual([]);
});

test('an invoice comes through the platform, is decided, and the supplier hears of each step in order', async () => {
  const connection = await connect(first);
  expect(JSON.stringify(connection)).not.toContain('secret of');
  await deliver(first, 'P-1');
  await poll();
  const { intakeId } = await waiting('P-1.xml');
  await until('204', async () => ((await statusesOf(intakeId)) ?? [])[0]);
  await decide(intakeId, 'approve');
  await until('205', async () => ((await statusesOf(intakeId)) ?? [])[1]);
  await poll();
  await until('both to be acknowledged', async () => {
    await poll();
    const statuses = await statusesOf(intakeId);
    return statuses?.every((status) => status.endsWith('acknowledged')) ? statuses : undefined;
  });
  expect(reached(first)).toEqual(['P-1 204', 'P-1 205']);
  const { arrival } = await lifecycleOf(intakeId);
  expect(arrival?.flows).toMatchObject([{ platform: 'Plateforme du Midi', connectionId: connection.connectionId }]);
  expect((await connections()).connections).toMatchObject([
    { exchanged: { outcome: 'done' }, invoicesReceived: 1, statusesSent: 2 },
  ]);
});

test('the other side’s statuses come in any order, even before the invoice; an unknown one is for a person', async () => {
  await tell(first, 'P-2', '212');
  await tell(first, 'P-2', '209', (xml) => xml.replace('>209<', '>299<'));
  await poll();
  await deliver(first, 'P-2');
  await poll();
  const { intakeId } = await waiting('P-2.xml');
  const lifecycle = await until('three statuses', async () => {
    const found = (await lifecycleOf(intakeId)).lifecycle;
    return found?.entries.length === 3 ? found : undefined;
  });
  expect(lifecycle.entries.map(({ status, by }) => `${status} ${by}`).sort()).toEqual([
    '204 us',
    '212 other-side',
    '299 unknown',
  ]);
  expect(lifecycle.entries.find(({ status }) => status === '212')?.amounts).toEqual([
    { amount: '120.00', currency: 'EUR', vatRate: '20.00' },
  ]);
  expect((await connections()).forPeople.map(({ number }) => number)).toContain('P-2');
});

test('an invoice is disputed with a reason of the list, then refused, and leaves the lifecycle with 210', async () => {
  await deliver(first, 'P-3');
  await poll();
  const { intakeId } = await waiting('P-3.xml');
  const establish = (status: '207' | '210', reason: 'PU_ERR' | 'NON_CONFORME') =>
    approver.post('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/lifecycle', {
      params: { path: { ...path, intakeId } },
      body: { status, reasons: [reason], comment: 'Prix de la commande : 12,40 €' },
    });
  await expect(establish('210', 'NON_CONFORME')).rejects.toMatchObject({ code: 'purchasing.invoice-is-settled' });
  await establish('207', 'PU_ERR');
  await decide(intakeId, 'reject', 'Prix non convenu');
  await until('the rejection to want a reason', async () =>
    (await statusesOf(intakeId))?.includes('210 to-complete') ? true : undefined,
  );
  await expect(establish('210', 'PU_ERR')).rejects.toMatchObject({ code: 'purchasing.reason-not-of-status' });
  await establish('210', 'NON_CONFORME');
  await poll();
  await until('all to be sent', async () => (reached(first).includes('P-3 210') ? true : undefined));
  expect(reached(first).filter((one) => one.startsWith('P-3'))).toEqual(['P-3 204', 'P-3 207', 'P-3 210']);
});

test('the company changes platform with invoices in flight: none is lost, none doubled', async () => {
  const numbers = Array.from({ length: 9 }, (_, index) => `F-${index + 1}`);
  for (const number of numbers.slice(0, 4)) await deliver(first, number);
  // In flight: shown late, delivered after the change, or delivered by both.
  for (const number of numbers.slice(4, 6)) await deliver(first, number, { lateBy: 2000 });
  first.misbehave({ repeat: 0.3, reorder: 0.5, fail: 0.1, corrupt: 0.2, tooMany: 0.05 });
  second.misbehave({ repeat: 0.3, reorder: 0.5, fail: 0.1, corrupt: 0.2 });
  await poll();
  await connectThrough(second);
  for (const number of numbers.slice(6, 8)) await deliver(first, number);
  for (const number of numbers.slice(6)) await deliver(second, number);
  const arrived = await until(
    'every invoice',
    async () => {
      await poll();
      const found = (await intakes()).filter(({ name }) => name.startsWith('F-'));
      return found.length >= numbers.length && found.every(({ state }) => state === 'waiting') ? found : undefined;
    },
    60,
  );
  expect(arrived.map(({ name }) => name).sort()).toEqual(numbers.map((number) => `${number}.xml`).sort());
  first.misbehave({});
  second.misbehave({});
  await until(
    'a 204 for each',
    async () => {
      await poll();
      const all = [...reached(first), ...reached(second)].filter((one) => one.startsWith('F-'));
      return all.length >= numbers.length ? all : undefined;
    },
    60,
  );
  const all = [...reached(first), ...reached(second)].filter((one) => one.startsWith('F-'));
  expect(all.sort()).toEqual(numbers.map((number) => `${number} 204`).sort());
  const both = arrived.find(({ name }) => name === 'F-7.xml');
  expect((await lifecycleOf(both?.intakeId ?? '')).arrival?.flows.map(({ platform }) => platform).sort()).toEqual([
    'Plateforme du Midi',
    'Plateforme du Nord',
  ]);
  const [current, left] = (await connections()).connections;
  expect(current).toMatchObject({ name: 'Plateforme du Nord' });
  expect(left).toMatchObject({ name: 'Plateforme du Midi', until: expect.any(String) });
}, 180_000);

/** The platform may fail while the company connects: it tries until it is let in. */
const connectThrough = (platform: Platform) =>
  until('the connection', () =>
    connect(platform).catch((error: { code?: string }) => {
      if (error.code === 'purchasing.platform-unreachable') return undefined;
      throw error;
    }),
  );
