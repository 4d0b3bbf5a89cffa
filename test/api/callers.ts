import {
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Deployment, operator, outputOf } from '../../local/demo/deployment.ts';
import { people } from '../../local/demo/group.ts';
import { clientOf } from '../../local/demo/seed.ts';
import { signIn } from '../../local/demo/sign-in.ts';
import { type Client, createClient } from '../../shared/client/client.ts';
import { machineToken } from '../../shared/client/machine-token.ts';
import { ROLES } from '../../shared/contracts/roles.ts';
import { StoryCompany } from '../story/company.ts';
import { dropInvoices } from '../story/drop-invoices.ts';

export interface Caller {
  readonly name: 'machine client' | 'person';
  readonly token: string;
  /** What the hooks must know: names and versions of what exists for this caller. */
  readonly facts: Facts;
}

interface Facts {
  readonly companyId: string;
  /** By path parameter. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly versions: Readonly<Record<string, number>>;
  /** Tasks that the caller may decide; every other one it may claim and release only. */
  readonly toDecide: readonly string[];
}

/** Waiting invoices per caller: each decision uses one up. */
const INVOICES = 30;
const CLAIMED_AND_RELEASED = 6;

/** A machine client and a person who hold every role, each in a company of its own with invoices that wait. */
export async function makeCallers(deployment: Deployment): Promise<Caller[]> {
  const administrator = await clientOf(deployment, people.administrator);
  return [await machineClient(deployment, administrator), await person(deployment, administrator)];
}

async function machineClient(deployment: Deployment, administrator: Client): Promise<Caller> {
  const { companyId } = await StoryCompany.make(deployment, 'Essais par une application');
  const { data: member } = await administrator.post('/api/identity/v1/members/machine-clients', {
    body: { name: 'Essais', memberships: everyRole(companyId) },
  });
  const { UserPoolClient: { ClientId: clientId = '', ClientSecret: clientSecret = '' } = {} } =
    await new CognitoIdentityProviderClient(operator(deployment)).send(
      new DescribeUserPoolClientCommand({
        UserPoolId: outputOf(deployment, 'data', 'UserPoolId'),
        ClientId: member.memberId,
      }),
    );
  const token = (await machineToken({
    tokenUrl: `${deployment.endpoint}/oauth2/token`,
    clientId,
    clientSecret,
  })()) as string;
  return { name: 'machine client', token, facts: await factsOf(deployment, companyId, token) };
}

async function person(deployment: Deployment, administrator: Client): Promise<Caller> {
  const { companyId } = await StoryCompany.make(deployment, 'Essais par une personne');
  const email = `essais.${companyId}@brumaire.example`;
  const password = 'Coulisses-2026!';
  await administrator.post('/api/identity/v1/members/people', {
    body: { email, name: 'Essais', memberships: everyRole(companyId) },
  });
  await new CognitoIdentityProviderClient(operator(deployment)).send(
    new AdminSetUserPasswordCommand({
      UserPoolId: outputOf(deployment, 'data', 'UserPoolId'),
      Username: email,
      Password: password,
      Permanent: true,
    }),
  );
  const token = await signIn(deployment, { email, password });
  return { name: 'person', token, facts: await factsOf(deployment, companyId, token) };
}

const everyRole = (companyId: string) => ({ group: ['administrator' as const], [companyId]: [...ROLES] });

async function factsOf(deployment: Deployment, companyId: string, token: string): Promise<Facts> {
  const client = createClient({ baseUrl: deployment.console, token: () => token, language: () => 'en' });
  const path = { companyId };
  const { data: party } = await client.post('/api/parties/v1/companies/{companyId}/parties', {
    params: { path },
    body: { name: 'Verrerie du Rhône', roles: ['supplier'], vatNumber: 'FR63000100024', country: 'FR' },
  });
  // Whose memberships may be changed: nobody that anything depends on.
  const { data: victim } = await client.post('/api/identity/v1/members/machine-clients', {
    body: { name: `Essais ${companyId}`, memberships: { [companyId]: ['auditor'] } },
  });
  const tasks = await dropInvoices(deployment, client, companyId, {
    count: INVOICES,
    prefix: 'essai',
    seller: { name: 'Verrerie', vatNumber: 'FR63000100024' },
  });
  const { data: intakes } = await client.get('/api/purchasing/v1/companies/{companyId}/intakes', {
    params: { path, query: { limit: 100 } },
  });
  const taskIds = tasks.map(({ taskId }) => taskId);
  return {
    companyId,
    ids: {
      partyId: [party.partyId],
      uploadId: intakes.items.map(({ uploadId }) => uploadId),
      intakeId: intakes.items.map(({ intakeId }) => intakeId),
      taskId: taskIds.slice(0, CLAIMED_AND_RELEASED),
      memberId: [victim.memberId],
    },
    versions: { ...Object.fromEntries(tasks.map(({ taskId, version }) => [taskId, version])), [victim.memberId]: 1 },
    toDecide: taskIds.slice(CLAIMED_AND_RELEASED),
  };
}
