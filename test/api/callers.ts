import { randomUUID } from 'node:crypto';
import {
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { arrivalOf } from '../../functions/purchasing/domain/arrival.ts';
import { type Deployment, operator, outputOf } from '../../local/demo/deployment.ts';
import { people } from '../../local/demo/group.ts';
import { frenchIban, sirenOf, vatNumberOf } from '../../local/demo/numbers.ts';
import { clientOf } from '../../local/demo/seed.ts';
import { signIn } from '../../local/demo/sign-in.ts';
import { type Client, createClient } from '../../shared/client/client.ts';
import { machineToken } from '../../shared/client/machine-token.ts';
import { ROLES } from '../../shared/contracts/roles.ts';
import type { PlatformAccess } from '../../shared/outside/approved-platform.ts';
import { samplePdf } from '../../shared/standards/en16931/identify/pdf/sample-pdf.ts';
import { StoryCompany, today } from '../story/company.ts';
import { dropInvoices } from '../story/drop-invoices.ts';
import { invoiceXml } from '../story/invoice.ts';
import { until } from '../story/until.ts';

export interface Caller {
  readonly name: 'machine client' | 'person';
  readonly token: string;
  /** What the hooks must know: names and versions of what exists for this caller. */
  readonly facts: Facts;
}

/** What the makers of `makers.py` must know: names and versions of what exists for this caller. */
interface Facts {
  readonly companyId: string;
  /** Of the company, for `today`. */
  readonly today: string;
  /** Of a clerk beside the caller, for what one person may not do alone. */
  readonly otherToken: string;
  /** By path parameter. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly versions: Readonly<Record<string, number>>;
  /** Tasks that the caller may decide; every other one it may claim and release only. */
  readonly toDecide: readonly { readonly taskId: string; readonly version: number; readonly outcome: string }[];
  /** An intake that waits to be keyed. */
  readonly scan: string;
  readonly proposals: readonly string[];
  /** Companies whose books nobody has opened. */
  readonly withoutBooks: readonly string[];
  /** Right by their check digits, and of nobody. */
  readonly vatNumber: string;
  readonly vatNumbers: readonly string[];
  readonly ibans: readonly string[];
  /** One that lets the company in. */
  readonly platform: PlatformAccess;
}

/** What is used up once, per caller: twenty calls must succeed. */
const EACH = 24;
const CLAIMED_AND_RELEASED = 6;
/** What an example number of accounts, suppliers … may be: more than a run makes. */
const NUMBERS = 4000;
/** Few at a time: the local cloud has room for sixteen calls. */
const AT_A_TIME = 6;
const SELLER = { name: 'Verrerie', vatNumber: 'FR63000100024' };

/** A machine client and a person who hold every role, each in a company of its own with work that waits. */
export async function makeCallers(
  deployment: Deployment,
  platform: PlatformAccess,
  names: readonly Caller['name'][],
): Promise<Caller[]> {
  const administrator = await clientOf(deployment, people.administrator);
  const callers: Caller[] = [];
  for (const name of names) {
    const company = await StoryCompany.make(deployment, `Essais: ${name}`);
    const withoutBooks = await companies(administrator, company.companyId);
    const memberships = {
      group: ['administrator' as const],
      [company.companyId]: [...ROLES],
      ...Object.fromEntries(withoutBooks.map((id) => [id, ['accountant' as const]])),
    };
    const make = name === 'person' ? person : machineClient;
    const token = await make(deployment, administrator, memberships);
    const facts = await factsOf(deployment, company, token);
    callers.push({ name, token, facts: { ...facts, withoutBooks, platform } });
  }
  return callers;
}

async function companies(administrator: Client, name: string): Promise<string[]> {
  const ids = Array.from({ length: EACH }, (_, index) => `${name}-${index + 1}`);
  for (const companyId of ids)
    await administrator.post('/api/identity/v1/companies', {
      body: { companyId, name, timeZone: 'Europe/Paris', establishments: [] },
    });
  return ids;
}

type Memberships = Record<string, (typeof ROLES)[number][]>;

async function machineClient(deployment: Deployment, administrator: Client, memberships: Memberships): Promise<string> {
  const { data: member } = await administrator.post('/api/identity/v1/members/machine-clients', {
    body: { name: 'Essais', memberships },
  });
  const { UserPoolClient: { ClientId: clientId = '', ClientSecret: clientSecret = '' } = {} } =
    await new CognitoIdentityProviderClient(operator(deployment)).send(
      new DescribeUserPoolClientCommand({
        UserPoolId: outputOf(deployment, 'data', 'UserPoolId'),
        ClientId: member.memberId,
      }),
    );
  return (await machineToken({
    tokenUrl: `${deployment.endpoint}/oauth2/token`,
    clientId,
    clientSecret,
  })()) as string;
}

async function person(deployment: Deployment, administrator: Client, memberships: Memberships): Promise<string> {
  const email = `essais.${randomUUID()}@brumaire.example`;
  const password = 'Coulisses-2026!';
  await administrator.post('/api/identity/v1/members/people', { body: { email, name: 'Essais', memberships } });
  await new CognitoIdentityProviderClient(operator(deployment)).send(
    new AdminSetUserPasswordCommand({
      UserPoolId: outputOf(deployment, 'data', 'UserPoolId'),
      Username: email,
      Password: password,
      Permanent: true,
    }),
  );
  return signIn(deployment, { email, password });
}

async function factsOf(
  deployment: Deployment,
  company: StoryCompany,
  token: string,
): Promise<Omit<Facts, 'withoutBooks' | 'platform'>> {
  const client = createClient({ baseUrl: deployment.console, token: () => token, language: () => 'en' });
  const { companyId } = company;
  const path = { companyId };
  const party = await company.supplier(client, { seller: 'Verrerie du Rhône', vatNumber: SELLER.vatNumber });
  // Whose memberships may be changed: nobody that anything depends on.
  const { data: victim } = await client.post('/api/identity/v1/members/machine-clients', {
    body: { name: `Essais ${companyId}`, memberships: { [companyId]: ['auditor'] } },
  });
  await client.post('/api/ledger/v1/companies/{companyId}/books', {
    params: { path },
    body: { siren: '000100016', from: '2026-01-01', to: '2026-12-31' },
  });
  const { data: entry } = await client.post('/api/ledger/v1/companies/{companyId}/entries', {
    params: { path },
    body: {
      ...{ journal: 'OD', date: '2026-11-30', piece: { ref: 'OD-1', date: '2026-11-30' }, label: 'Loyer' },
      lines: [
        { account: '6132', debit: '1500.00' },
        { account: '512', credit: '1500.00' },
      ],
    },
  });
  await client.post('/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/validate', {
    params: { path: { ...path, journal: 'OD', yearId: '2026-12-31' } },
    body: { entries: [{ entryId: entry.entryId, version: 1 }] },
  });
  const { data: order } = await client.post('/api/purchasing/v1/companies/{companyId}/orders', {
    params: { path },
    body: {
      ...{ number: 'CF-0', supplier: SELLER, orderedOn: '2026-11-02' },
      lines: [{ line: '1', description: 'Globe', quantity: '120', unitPrice: '4.00' }],
    },
  });
  const tasks = await dropInvoices(deployment, client, companyId, {
    count: EACH + CLAIMED_AND_RELEASED,
    prefix: 'essai',
    seller: SELLER,
  });
  const kept = tasks.slice(0, CLAIMED_AND_RELEASED);
  const toDecide = tasks.slice(CLAIMED_AND_RELEASED).map(({ taskId, version, outcomes }) => ({
    ...{ taskId, version },
    outcome: outcomes.find(({ commentRequired }) => !commentRequired)?.outcome ?? '',
  }));
  const { intakeId: scan } = await company.arrivedFile(client, 'scan.pdf', Buffer.from(samplePdf({ files: [] })));
  const proposals = await strangers(deployment, company, client);
  return {
    companyId,
    today: today(),
    otherToken: await signIn(deployment, await company.person('Ines Marchal', 'clerk')),
    ids: {
      partyId: [party.partyId],
      uploadId: Array.from({ length: EACH }, (_, index) => arrivalOf(strangerAt(index + 1)).uploadId),
      // Nobody decides about these.
      intakeId: kept.map(({ record }) => record.id),
      taskId: kept.map(({ taskId }) => taskId),
      memberId: [victim.memberId],
      orderId: [order.orderId],
      entryId: [entry.entryId],
      proposalId: proposals,
    },
    versions: Object.fromEntries(kept.map(({ taskId, version }) => [taskId, version])),
    ...{ toDecide, scan, proposals },
    vatNumber: SELLER.vatNumber,
    vatNumbers: Array.from({ length: NUMBERS }, (_, index) => vatNumberOf(sirenOf(5000 + index))),
    ibans: Array.from({ length: NUMBERS }, (_, index) => frenchIban(5000 + index)),
  };
}

/** Where in the inbox of the company the invoice of a seller lies that nobody knows. */
const strangerAt = (number: number) => `inconnu-${number}/facture.xml`;

/** Invoices of sellers that nobody knows: each becomes a proposal. */
async function strangers(deployment: Deployment, { companyId }: StoryCompany, client: Client) {
  const s3 = new S3Client({ ...operator(deployment), forcePathStyle: true });
  const Bucket = outputOf(deployment, 'data', 'InboxBucket');
  const proposals = (count: number) =>
    until(`${count} proposals`, async () => {
      const { data } = await client.get('/api/parties/v1/companies/{companyId}/supplier-proposals', {
        params: { path: { companyId }, query: { limit: 100 } },
      });
      return data.items.length >= count ? data.items : undefined;
    });
  for (let number = 1; number <= EACH; number++) {
    const seller = { seller: `Inconnu ${randomUUID()}`, vatNumber: vatNumberOf(sirenOf(3000 + number)) };
    const Body = invoiceXml({ number: `inconnu-${number}`, ...seller });
    await s3.send(new PutObjectCommand({ Bucket, Key: `inbox/${companyId}/${strangerAt(number)}`, Body }));
    if (number % AT_A_TIME === 0) await proposals(number);
  }
  return (await proposals(EACH)).map(({ proposalId }) => proposalId);
}
