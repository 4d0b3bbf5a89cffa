import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiGatewayV2Client, GetRoutesCommand } from '@aws-sdk/client-apigatewayv2';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { AREAS } from '../../functions/areas.ts';
import { operator, outputOf } from '../../local/demo/deployment.ts';
import { people } from '../../local/demo/group.ts';
import { oneApprover } from '../../local/demo/policy.ts';
import { machineToken, signIn } from '../../local/demo/sign-in.ts';
import type { TaskDeclaration } from '../../shared/contracts/task.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import { StoryCompany, today } from '../story/company.ts';

const cloud = inject('cloud');
const cognito = new CognitoIdentityProviderClient(operator(cloud));
const pool = outputOf(cloud, 'data', 'UserPoolId');
const origin = cloud.console;

interface Route {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly task: TaskDeclaration;
}

type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

let routes: Route[];
let company: StoryCompany;
let stranger: StoryCompany;
const tokens: Record<'right' | 'companyAdministrator' | 'auditor' | 'elsewhere' | 'administrator', string> =
  {} as never;
/** Values of path parameters that exist in the company of the story. */
const ids: Record<string, string> = {};

async function ask(route: Route, token: string | undefined, companyId: string): Promise<Answer> {
  const { method, task } = route;
  const path = route.path.replace('{companyId}', companyId).replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? 'missing');
  const body = method === 'GET' ? undefined : JSON.stringify(bodies()[task.id] ?? {});
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...(task.trigger.kind === 'command' && task.trigger.ifMatch && { 'if-match': '"1"' }),
    },
    ...(body && { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}

const orderContent = {
  supplier: { name: 'Verrerie', siren: '000100016' },
  orderedOn: '2026-11-02',
  lines: [{ line: '1', description: 'Globe', quantity: '1', unitPrice: '4.00' }],
};

const journalEntry = {
  journal: 'OD',
  date: '2026-11-30',
  piece: { ref: 'OD-1', date: '2026-11-30' },
  label: 'Loyer',
  lines: [
    { account: '6132', debit: '10.00' },
    { account: '512', credit: '10.00' },
  ],
};

/** A request of each command that the right caller is answered 2xx for, or refused by the business alone. */
function bodies(): Record<string, object> {
  const unique = randomUUID().slice(0, 8);
  return {
    'purchasing.declare-mail-address': {
      address: `${company.companyId}@courrier.brumaire.example`,
      companyId: company.companyId,
    },
    'parties.register-party': { name: unique, roles: ['customer'], country: 'FR' },
    'parties.add-phone': { number: '+33472000000', source: 'contract' },
    'parties.merge-party': { into: derivedId('pty', 'nobody') },
    'parties.settle-proposal': { partyId: derivedId('pty', 'nobody') },
    'parties.propose-bank-account': { iban: 'FR7600000000010000000010170' },
    'parties.confirm-bank-account': { calledNumber: '+33472000000', spokeWith: 'Mme Garnier' },
    'parties.refuse-bank-account': { reason: 'Inconnu' },
    'parties.retire-bank-account': { reason: 'Compte clos' },
    'purchasing.request-upload': { name: 'f.xml', size: 10 },
    'purchasing.register-purchase-order': { number: unique, ...orderContent },
    'purchasing.change-purchase-order': orderContent,
    'purchasing.close-purchase-order': { as: 'closed' },
    'purchasing.record-goods-receipt': { receivedOn: today(), lines: [{ line: '1', quantity: '1' }] },
    'purchasing.import-purchase-orders': { csv: 'number' },
    'purchasing.set-purchasing-settings': {
      validFrom: today(),
      tolerances: { quantity: '0', price: '0', amount: '0', overDelivery: '0' },
      costCentres: [],
      rules: [],
    },
    'purchasing.code-supplier-invoice': { supplier: '000100024', rows: [{ item: 'line:1', account: '607' }] },
    'purchasing.draft-approval-policy': { content: oneApprover },
    'purchasing.change-approval-policy': { content: oneApprover },
    'purchasing.put-approval-policy-in-force': { from: today() },
    'purchasing.declare-single-approver': {
      person: { id: 'nobody', name: 'Personne' },
      until: today(),
      reason: 'Une société d’une seule personne',
    },
    'purchasing.connect-platform': {
      name: 'Nulle part',
      url: 'http://127.0.0.1:1',
      tokenUrl: 'http://127.0.0.1:1/token',
      clientId: 'nobody',
      clientSecret: 'no secret at all',
      company: { siren: '000100016', name: 'Maison des Portes' },
    },
    'purchasing.key-supplier-invoice': {
      number: 'ISO-2',
      issueDate: '2026-11-20',
      seller: { name: 'Verrerie', vatNumber: 'FR63000100024', country: 'FR' },
      lines: [{ name: 'Globe', netAmount: '1.00', vatRate: '20' }],
      totalWithoutVat: '1.00',
      totalVat: '0.20',
      totalWithVat: '1.20',
    },
    'purchasing.establish-invoice-status': { status: '207', reasons: ['PU_ERR'] },
    'ledger.open-books': { siren: '000100016', from: '2026-01-01', to: '2026-12-31' },
    'ledger.open-fiscal-year': { from: '2027-01-01', to: '2027-12-31' },
    'ledger.keep-journal': { label: 'Notes de frais' },
    'ledger.change-period': { state: 'soft-closed' },
    'ledger.keep-account': { label: 'Eau' },
    'ledger.keep-auxiliary': { name: unique },
    'ledger.draft-entry': journalEntry,
    'ledger.change-draft': journalEntry,
    'ledger.validate-entries': { entries: [{ entryId: derivedId('ent', 'nobody'), version: 1 }] },
    'ledger.reverse-entry': { date: '2026-11-30' },
    'ledger.set-posting-rules': {
      validFrom: today(),
      ...{ journal: 'AC', supplier: '401', supplierOfAssets: '404', deposit: '4091' },
      ...{ deductibleVat: '44566', deductibleVatOnAssets: '44562', selfAssessed: [] },
    },
    'operations.order-clearance': {
      queue: 'no-such-queue-dead',
      action: 'drop',
      messageIds: ['1'],
      reason: 'Personne ne l’attend',
    },
    'work.decide-human-task': { outcome: 'approve' },
    'work.declare-absence': { from: '2030-01-01', until: '2030-01-02' },
    'work.comment-on-human-task': { text: 'Prix ?' },
    'work.set-calendar': { timeZone: 'Europe/Paris', alsaceMoselle: false, closedOn: [] },
    'identity.register-company': {
      companyId: `iso-${unique}`,
      name: unique,
      timeZone: 'Europe/Paris',
      establishments: [],
    },
    'identity.register-person': {
      email: `${unique}@brumaire.example`,
      name: unique,
      memberships: { [company.companyId]: ['clerk'] },
    },
    'identity.register-machine-client': { name: unique, memberships: { [company.companyId]: ['clerk'] } },
    'identity.change-memberships': { memberships: { [company.companyId]: ['clerk'] } },
  };
}

beforeAll(async () => {
  const gateway = new ApiGatewayV2Client(operator(cloud));
  const tasks = AREAS.flatMap((area) => area.tasks.map((task) => ({ area, task })));
  routes = [];
  for (const { id } of AREAS) {
    const { Items = [] } = await gateway.send(
      new GetRoutesCommand({ ApiId: outputOf(cloud, id, 'ApiId'), MaxResults: '500' }),
    );
    for (const { RouteKey: key = '' } of Items) {
      const [method = '', path = ''] = key.split(' ');
      const found = tasks.find(({ area, task: { trigger } }) => {
        if (!('path' in trigger)) return false;
        const owner = trigger.of === 'company' ? 'companies/{companyId}/' : '';
        return key === `${trigger.method} /api/${area.id}/v1/${owner}${trigger.path}`;
      });
      // A route that no task declares would be a door that nobody guards.
      if (!found) throw new Error(`The deployed route "${key}" belongs to no task`);
      routes.push({ key, method, path, task: found.task });
    }
  }

  company = await StoryCompany.make(cloud, 'Maison des Portes');
  stranger = await StoryCompany.make(cloud, 'Voisin d’en face');
  const director = await company.person('Dora Directrice', 'director');
  tokens.right = await signIn(cloud, director);
  tokens.companyAdministrator = await signIn(cloud, await company.person('Ada Administre', 'administrator'));
  tokens.auditor = await signIn(cloud, await company.person('Aude Auditrice', 'auditor'));
  tokens.elsewhere = await signIn(cloud, await stranger.person('Eve Voisine', 'director'));
  tokens.administrator = await signIn(cloud, people.administrator);

  const client = await company.clientOf(director);
  const invoice = {
    number: 'ISO-1',
    seller: 'Verrerie',
    vatNumber: 'FR63000100024',
    without: '1.00',
    vat: '0.20',
    total: '1.20',
  };
  const intake = await company.waitingInvoice(client, invoice);
  const { data: order } = await client.post('/api/purchasing/v1/companies/{companyId}/orders', {
    params: { path: { companyId: company.companyId } },
    body: { number: 'ISO-1', ...orderContent },
  });
  const { partyId } = await company.supplier(client, invoice);
  // The first policy of both companies has the same number.
  const { data: draft } = await client.post('/api/purchasing/v1/companies/{companyId}/approval-policies', {
    params: { path: { companyId: company.companyId } },
    body: { content: oneApprover },
  });
  const tasksWaiting = await company.waitingTasks(client);
  Object.assign(ids, {
    intakeId: intake.intakeId,
    uploadId: intake.uploadId,
    orderId: order.orderId,
    partyId,
    accountId: derivedId('bac', 'nobody'),
    proposalId: derivedId('spr', 'nobody'),
    taskId: tasksWaiting[0]?.taskId ?? '',
    memberId: 'nobody',
    number: String(draft.number),
    absenceId: derivedId('abs', 'nobody'),
    entryId: derivedId('ent', 'nobody'),
    ...{
      journal: 'AC',
      yearId: '2026-12-31',
      month: '2026-01',
      entryNumber: '1',
      account: '6061001',
      party: 'pty_nobody',
    },
  });
}, 120_000);

const guarded = () => routes.filter(({ task }) => task.trigger.kind !== 'endpoint');
const ofCompany = () => guarded().filter(({ path }) => path.includes('{companyId}'));
const withRole = () => guarded().filter(({ task }) => task.role !== undefined);

describe('every deployed route', () => {
  test('is one of a task, and every HTTP task has its route', () => {
    const declared = AREAS.flatMap(({ tasks }) => tasks).filter(({ trigger }) => 'path' in trigger);
    expect(routes.map(({ task }) => task.id).sort()).toEqual(declared.map(({ id }) => id).sort());
    expect(ofCompany().length).toBeGreaterThan(10);
  });

  test('without a guard is one of the session', () => {
    const open = routes.filter(({ task }) => task.trigger.kind === 'endpoint').map(({ task }) => task.id);
    expect(open.sort()).toEqual(['identity.close-session', 'identity.open-session', 'identity.refresh-session']);
  });

  test('answers the right caller', async () => {
    for (const route of guarded()) {
      const inCompany = route.task.role === 'administrator' ? tokens.companyAdministrator : tokens.right;
      const token = route.path.includes('{companyId}') ? inCompany : tokens.administrator;
      const { status, body } = await ask(route, token, company.companyId);
      // Nothing waits any more for who comes second; the business says so, not the guard.
      const business = [...route.task.refusals.map(({ code }) => code), 'platform.version-mismatch'];
      expect(
        status === 200 || business.includes(String(body.code)),
        `${route.key}: ${status} ${JSON.stringify(body)}`,
      ).toBe(true);
    }
  });

  test('asks for a token', async () => {
    for (const route of guarded())
      expect([route.key, (await ask(route, undefined, company.companyId)).status]).toEqual([route.key, 401]);
  });

  test('refuses a token that is not one of ours', async () => {
    const bad: Record<string, string> = {
      forged: forgedOf(tokens.right),
      unsigned: unsignedOf(tokens.right),
      'ID token': (await tokensOfPerson(people.director)).id_token,
      'unregistered client': await unregisteredClientToken(),
      'other pool': await otherPoolToken(),
      nonsense: 'nonsense',
    };
    for (const [kind, token] of Object.entries(bad))
      for (const route of guarded())
        expect([kind, route.key, (await ask(route, token, company.companyId)).status]).toEqual([kind, route.key, 403]);
  }, 180_000);

  test('refuses an expired token', async () => {
    const token = await shortLivedToken();
    await sleep(2_500);
    for (const route of guarded())
      expect([route.key, (await ask(route, token, company.companyId)).status]).toEqual([route.key, 403]);
  }, 60_000);

  test('of a company does not exist for the people and machines of another', async () => {
    const machine = await machineToken(cloud);
    for (const token of [tokens.elsewhere, tokens.administrator, machine])
      for (const route of ofCompany()) {
        const { status, body } = await ask(route, token, company.companyId);
        expect([route.key, status, body.code]).toEqual([route.key, 404, 'platform.company-not-found']);
        // And a company that does not exist at all looks the same.
        expect((await ask(route, token, 'no-such-company')).status).toBe(404);
      }
  }, 120_000);

  test('asks for its role', async () => {
    for (const route of withRole()) {
      if ([route.task.role].flat().includes('auditor') && route.path.includes('{companyId}')) continue;
      const { status, body } = await ask(route, tokens.auditor, company.companyId);
      expect([route.key, status, body.code]).toEqual([route.key, 403, 'platform.role-missing']);
    }
  });
});

describe('what leads around a route', () => {
  test('a cursor of another company or list is refused', async () => {
    const list = routes.find(({ task }) => task.id === 'purchasing.list-intakes') as Route;
    const foreign = Buffer.from(
      JSON.stringify([
        `${stranger.companyId}#intake#x`,
        'state',
        '2026',
        createHash('sha256').update('x').digest('hex').slice(0, 16),
      ]),
    ).toString('base64url');
    const path = `${list.path.replace('{companyId}', company.companyId)}?cursor=${foreign}`;
    const { status, body } = await ask({ ...list, path }, tokens.right, company.companyId);
    expect([status, body.code]).toEqual([400, 'platform.invalid-cursor']);
  });

  test('the ids of one company are unknown in another', async () => {
    // A count by a supplier's id says nothing of who exists: any id has none.
    const byId = ofCompany().filter(
      ({ path, method, task }) =>
        method === 'GET' && /\{(?!companyId)/.test(path) && task.id !== 'purchasing.get-supplier-use',
    );
    for (const route of byId)
      expect([route.key, (await ask(route, tokens.elsewhere, stranger.companyId)).status]).toEqual([route.key, 404]);
  });

  test('a signed form takes its own key and size only', async () => {
    const upload = routes.find(({ task }) => task.id === 'purchasing.request-upload') as Route;
    const { body } = await ask(upload, tokens.right, company.companyId);
    const post = async (change: Record<string, string>, bytes = 10) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...(body.fields as object), ...change })) form.set(name, value);
      form.set('file', new Blob([Buffer.alloc(bytes, 'a')]));
      return (await fetch(String(body.url), { method: 'POST', body: form })).status;
    };
    expect(await post({ key: `inbox/${stranger.companyId}/x/f.xml` })).toBe(403);
    expect(await post({}, 11)).toBe(400);
    expect(await post({})).toBe(204);
  });

  test('a session needs its cookie and the console’s origin', async () => {
    const session = (path: string, method: string, headers: Record<string, string>, body = '{}') =>
      fetch(`${origin}/api/identity/v1/${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
    expect((await session('session/refresh', 'POST', { origin })).status).toBe(403);
    expect((await session('session/refresh', 'POST', { origin, cookie: '__Host-session=forged' })).status).toBe(403);
    const code = JSON.stringify({ code: 'x', codeVerifier: 'y'.repeat(43) });
    expect((await session('session', 'POST', { origin: 'https://elsewhere.example' }, code)).status).toBe(403);
    expect((await session('session', 'POST', { origin }, code)).status).toBe(403);
    expect((await session('session', 'DELETE', { origin: 'https://elsewhere.example' })).status).toBe(403);
  });

  test('a withdrawn role is gone with the next token', async () => {
    const person = await company.person('Paul Passager', 'clerk');
    const list = routes.find(({ task }) => task.id === 'parties.list-parties') as Route;
    const first = await signIn(cloud, person);
    expect((await ask(list, first, company.companyId)).status).toBe(200);
    const me = (await (
      await fetch(`${origin}/api/identity/v1/me`, { headers: { authorization: `Bearer ${first}` } })
    ).json()) as {
      member: { memberId: string };
    };
    const change = await fetch(`${origin}/api/identity/v1/members/${me.member.memberId}/memberships`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${tokens.administrator}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'if-match': '"1"',
      },
      body: JSON.stringify({ memberships: { [stranger.companyId]: ['clerk'] } }),
    });
    expect(change.status).toBe(200);
    expect((await ask(list, await signIn(cloud, person), company.companyId)).status).toBe(404);
  });
});

/** The same claims under a signature of ours. */
function forgedOf(token: string): string {
  const [header, claims] = token.split('.');
  return `${header}.${claims}.${randomBytes(256).toString('base64url')}`;
}

function unsignedOf(token: string): string {
  const [, claims] = token.split('.');
  return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`;
}

async function tokensOfPerson({ email, password }: { email: string; password: string }) {
  const verifier = randomBytes(32).toString('base64url');
  const client_id = outputOf(cloud, 'console', 'ConsoleClientId');
  const redirect_uri = `${origin}/sign-in`;
  const page = await fetch(`${cloud.endpoint}/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      client_id,
      redirect_uri,
      response_type: 'code',
      scope: 'openid email coulisses/api',
      state: 'isolation',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      username: email,
      password,
    }),
  });
  const code = new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await fetch(`${cloud.endpoint}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id,
      code,
      redirect_uri,
      code_verifier: verifier,
    }),
  });
  return (await answer.json()) as { id_token: string; access_token: string };
}

async function clientCredentials(extra: object = {}): Promise<string> {
  const { UserPoolClient: { ClientId = '', ClientSecret = '' } = {} } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool,
      ClientName: `isolation ${randomUUID()}`,
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ['coulisses/api'],
      ...extra,
    }),
  );
  const answer = await fetch(`${cloud.endpoint}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: ClientId,
      client_secret: ClientSecret,
      scope: 'coulisses/api',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const unregisteredClientToken = () => clientCredentials();
const shortLivedToken = () =>
  clientCredentials({ AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'seconds' } });

async function otherPoolToken(): Promise<string> {
  const { UserPool: { Id: UserPoolId = '' } = {} } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: `other-${randomUUID()}` }),
  );
  const { UserPoolClient: { ClientId = '' } = {} } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'other',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    }),
  );
  const Username = 'someone@elsewhere.example';
  const Password = 'Elsewhere-2026!';
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  );
  return AuthenticationResult?.AccessToken ?? '';
}
