import { randomUUID } from 'node:crypto';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, inject, test } from 'vitest';
import { operator } from '../../local/demo/deployment.ts';
import { frenchIban, sirenOf, vatNumberOf } from '../../local/demo/numbers.ts';
import { type Client, etagOf, Problem, type Schemas } from '../../shared/client/client.ts';
import { StoryCompany } from '../story/company.ts';
import { until } from '../story/until.ts';

const cloud = inject('cloud');
const VAT = vatNumberOf(sirenOf(901));
const SELLER = { seller: 'Miroiterie des Terreaux', vatNumber: VAT };
const PHONE = '+33472000000';

let company: StoryCompany;
let path: { companyId: string };
let clerk: Client;
let accountant: Client;
let director: Client;
let supplier: Schemas['Party'];

beforeAll(async () => {
  company = await StoryCompany.make(cloud, 'Vigilance');
  path = { companyId: company.companyId };
  clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
  accountant = await company.clientOf(await company.person('Awa Faye', 'accountant'));
  director = await company.clientOf(await company.person('Camille Roussel', 'director'));
  supplier = await company.supplier(clerk, SELLER);
  await clerk.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/phones', {
    params: { path: { ...path, partyId: supplier.partyId } },
    body: { number: PHONE, source: 'contract' },
  });
}, 120_000);

const waiting = async () =>
  (await clerk.get('/api/parties/v1/companies/{companyId}/bank-accounts', { params: { path } })).data.items;
const invoiceOf = async (intakeId: string) =>
  (
    await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', {
      params: { path: { ...path, intakeId } },
    })
  ).data.invoice;

/** Drops an invoice to be paid to an account that is not on file, and answers it with the proposal of that account. */
async function invoiceTo(number: string, iban: string) {
  const { intakeId } = await company.waitingInvoice(clerk, { number, ...SELLER, iban });
  const account = await until('the account to be proposed', async () =>
    (await waiting()).find((one) => one.iban === iban),
  );
  return { intakeId, account };
}

function confirm(
  who: Client,
  account: { accountId: string; version: number },
  more: object = {},
  key: string = randomUUID(),
) {
  return who.post('/api/parties/v1/companies/{companyId}/bank-accounts/{accountId}/confirm', {
    params: {
      path: { ...path, accountId: account.accountId },
      header: { 'If-Match': etagOf(account.version), 'Idempotency-Key': key },
    },
    body: { calledNumber: PHONE, spokeWith: 'Mme Garnier', ...more },
  });
}

const refusal = (done: Promise<unknown>) =>
  done.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

test('an IBAN that is not on file blocks the payment until a second person of another role has called back', async () => {
  const { intakeId, account } = await invoiceTo('V-1', frenchIban(901));
  expect((await invoiceOf(intakeId))?.bankDetails).toMatchObject({ iban: frenchIban(901), state: 'proposed' });

  expect(await refusal(confirm(clerk, account))).toBe('platform.role-missing');
  expect(await refusal(confirm(accountant, account, { calledNumber: '+33699999999' }))).toBe(
    'parties.number-not-on-file',
  );
  // A number that came with the invoice: put on file after the account.
  await clerk.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/phones', {
    params: { path: { ...path, partyId: supplier.partyId } },
    body: { number: '+33699999999', source: 'website' },
  });
  expect(await refusal(confirm(accountant, account, { calledNumber: '+33699999999' }))).toBe(
    'parties.number-came-with-change',
  );
  expect((await invoiceOf(intakeId))?.bankDetails?.state).toBe('proposed');

  // Two people at once: one call-back is recorded. The same call again changes nothing.
  const key = randomUUID();
  const both = await Promise.all([refusal(confirm(accountant, account, {}, key)), refusal(confirm(director, account))]);
  expect(both.filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect(both.find((outcome) => outcome !== 'done')).toMatch(/version-mismatch|bank-account-in-state|busy/);
  if (both[0] === 'done') expect(await refusal(confirm(accountant, account, {}, key))).toBe('done');

  const released = await until('the invoice to be payable', async () => {
    const invoice = await invoiceOf(intakeId);
    return invoice?.bankDetails?.state === 'confirmed' ? invoice : undefined;
  });
  expect(released.bankDetails).toMatchObject({ iban: frenchIban(901), revision: 2 });
  const params = { path: { ...path, accountId: account.accountId } };
  const { data } = await clerk.get('/api/parties/v1/companies/{companyId}/bank-accounts/{accountId}', { params });
  expect(data.history.map(({ state }) => state)).toEqual(['proposed', 'confirmed']);

  // The next invoice with that account is payable at once.
  const next = await company.waitingInvoice(clerk, { number: 'V-2', ...SELLER, iban: frenchIban(901) });
  expect((await invoiceOf(next.intakeId))?.bankDetails?.state).toBe('confirmed');
});

test('a changed IBAN needs a number that was known long before, and who proposed or entered may not confirm', async () => {
  const { intakeId, account } = await invoiceTo('V-3', frenchIban(902));
  expect(account.changesFile).toBe(true);
  expect(await refusal(confirm(accountant, account))).toBe('parties.number-too-recent');
  expect((await invoiceOf(intakeId))?.bankDetails?.state).toBe('proposed');

  // As if the number had been on file for a year.
  await age(supplier.partyId, '2025-11-24T09:00:00.000Z');
  const { data: own } = await accountant.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/bank-accounts', {
    params: { path: { ...path, partyId: supplier.partyId } },
    body: { iban: frenchIban(903) },
  });
  expect(await refusal(confirm(accountant, { ...own, version: 1 }))).toBe('parties.second-person-needed');
  expect(await refusal(confirm(accountant, account))).toBe('done');
});

test('the IBAN of one supplier on another’s invoice is shown, and a refused one stays blocked', async () => {
  const other = { seller: 'Quincaillerie Perrache', vatNumber: vatNumberOf(sirenOf(902)) };
  const { intakeId } = await company.waitingInvoice(clerk, { number: 'Q-1', ...other, iban: frenchIban(901) });
  const account = await until('the account to be proposed', async () =>
    (await waiting()).find((one) => one.supplierName === other.seller),
  );
  expect(account.alsoOf).toEqual([{ partyId: supplier.partyId, name: SELLER.seller }]);
  await accountant.post('/api/parties/v1/companies/{companyId}/bank-accounts/{accountId}/refuse', {
    params: {
      path: { ...path, accountId: account.accountId },
      header: { 'If-Match': etagOf(account.version), 'Idempotency-Key': randomUUID() },
    },
    body: { reason: 'Le fournisseur ne connaît pas ce compte' },
  });
  await until('the invoice to say so', async () =>
    (await invoiceOf(intakeId))?.bankDetails?.state === 'refused' ? true : undefined,
  );
});

test('a look-alike supplier is no match: a person says who it is, and only then the invoice goes on', async () => {
  const number = 'L-1';
  // Cyrillic letters, and a number that is nobody's.
  const seller = 'Mirоitеriе des Terreaux';
  const stranger = { number, seller, vatNumber: vatNumberOf(sirenOf(903)), iban: frenchIban(904) };
  expect(
    await refusal(
      clerk.post('/api/parties/v1/companies/{companyId}/parties', {
        params: { path },
        body: { name: seller, roles: ['supplier'], vatNumber: stranger.vatNumber, country: 'FR' },
      }),
    ),
  ).toBe('parties.looks-like-another');

  const { intakeId } = await company.drop(clerk, stranger);
  const proposal = await until('the proposal', async () => {
    const { data } = await clerk.get('/api/parties/v1/companies/{companyId}/supplier-proposals', { params: { path } });
    return data.items.find((one) => one.intakeId === intakeId);
  });
  expect(proposal.candidates).toEqual([{ partyId: supplier.partyId, name: SELLER.seller, why: ['same-letters'] }]);
  const task = await until('the question', async () =>
    (await company.waitingTasks(clerk)).find(({ record }) => record.id === intakeId),
  );
  expect(task.question).toBe('name-supplier');

  const { data: party } = await clerk.post('/api/parties/v1/companies/{companyId}/parties', {
    params: { path },
    body: {
      name: 'Mirоitеriе des Terreaux (Est)',
      roles: ['supplier'],
      vatNumber: stranger.vatNumber,
      country: 'FR',
      proposalId: proposal.proposalId,
      distinctFrom: [supplier.partyId],
    },
  });
  await clerk.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: { path: { ...path, taskId: task.taskId }, header: { 'If-Match': etagOf(task.version) } },
    body: { outcome: 'named', comment: '' },
  });
  const named = await until('the supplier to be named', async () => {
    const invoice = await invoiceOf(intakeId);
    return invoice?.supplier ? invoice : undefined;
  });
  expect(named).toMatchObject({
    supplier: { partyId: party.partyId, how: 'person' },
    bankDetails: { state: 'proposed' },
  });
});

/** Makes the supplier's numbers older than the story: nobody can wait for a month here. */
async function age(partyId: string, since: string): Promise<void> {
  const dynamodb = new DynamoDBClient(operator(cloud));
  const TableName = 'coulisses-local-parties-main-1';
  const Key = { pk: { S: `${company.companyId}#party#${partyId}` }, sk: { S: 'state' } };
  const { Item = {} } = await dynamodb.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  for (const phone of Item.data?.M?.phones?.L ?? []) if (phone.M) phone.M.since = { S: since };
  await dynamodb.send(new PutItemCommand({ TableName, Item }));
}
