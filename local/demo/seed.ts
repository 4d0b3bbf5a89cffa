import { AdminSetUserPasswordCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { makeFirstAdministrator } from '../../scripts/first-administrator.ts';
import { type Client, createClient, Problem } from '../../shared/client/client.ts';
import { canonicalJson } from '../../shared/kernel/canonical.ts';
import { localDate } from '../../shared/kernel/dates.ts';
import { sha256 } from '../../shared/kernel/ids.ts';
import { type Deployment, operator, outputOf } from './deployment.ts';
import { companies, machine, people } from './group.ts';
import { policies, putPolicyInForce } from './policy.ts';
import { SEED } from './random.ts';
import { signIn } from './sign-in.ts';
import { suppliers } from './suppliers.ts';

/**
 * Loads companies, people, the machine client and suppliers through the API, as the administrator and the clerk would
 * enter them, and gives people their passwords. Seeding again changes nothing: each command carries a key derived from
 * its content, and what is there already is left as it is.
 *
 * @param asOf day of the demonstration, `2026-11-24`.
 * @throws Problem for any other refusal.
 */
export async function seed(deployment: Deployment, asOf: string): Promise<void> {
  const { administrator, ...invited } = people;
  const lambda = new LambdaClient(operator(deployment));
  await unlessThere(makeFirstAdministrator(lambda, 'local', administrator));
  await setPassword(deployment, administrator);

  const asAdministrator = await clientOf(deployment, administrator);
  for (const company of Object.values(companies))
    await unlessThere(asAdministrator.post('/api/identity/v1/companies', { body: company, params: once(company) }));
  for (const person of Object.values(invited)) {
    const { email, name, memberships } = person;
    const until = 'yearsOfMandate' in person && { until: `${Number(asOf.slice(0, 4)) + person.yearsOfMandate}-12-31` };
    const member = { email, name, memberships: mutable(memberships), ...until };
    await unlessThere(asAdministrator.post('/api/identity/v1/members/people', { body: member, params: once(member) }));
    await setPassword(deployment, person);
  }
  const client = { name: machine.name, memberships: mutable(machine.memberships) };
  await asAdministrator.post('/api/identity/v1/members/machine-clients', { body: client, params: once(client) });

  // A policy does not hold for the past, though the demonstration may be of another day.
  const today = localDate(new Date(), 'Europe/Paris');
  for (const [companyId, content] of Object.entries(policies))
    if (!(await hasPolicyInForce(asAdministrator, companyId)))
      await putPolicyInForce(asAdministrator, companyId, content, today, (body) => once(body).header);

  const asClerk = await clientOf(deployment, people.clerk);
  for (const { name, country, buyers, ...supplier } of Object.values(suppliers))
    for (const companyId of buyers) {
      const { vatNumber, siren } = { siren: undefined, ...supplier };
      const party = { name, roles: ['supplier' as const], vatNumber, ...(siren && { siren }), country };
      await unlessThere(
        asClerk.post('/api/parties/v1/companies/{companyId}/parties', {
          body: party,
          params: { ...once(party), path: { companyId } },
        }),
      );
    }
}

/** Whether everything of the seed is there, by what the API shows: asking is faster than seeding again. */
export async function isSeeded(deployment: Deployment): Promise<boolean> {
  // Before the first seed nobody can sign in.
  const asAdministrator = await clientOf(deployment, people.administrator).catch(() => undefined);
  if (!asAdministrator) return false;
  const query = { limit: 100 };
  const { data: members } = await asAdministrator.get('/api/identity/v1/members', { params: { query } });
  const known = new Set(members.items.map(({ email, name }) => email ?? name));
  if (![...Object.values(people).map(({ email }) => email), machine.name].every((who) => known.has(who))) return false;
  for (const companyId of Object.keys(companies)) {
    const { data: parties } = await asAdministrator.get('/api/parties/v1/companies/{companyId}/parties', {
      params: { path: { companyId }, query },
    });
    const names = new Set(parties.items.map(({ name }) => name));
    const wanted = Object.values(suppliers).filter(({ buyers }) => buyers.some((buyer) => buyer === companyId));
    if (!wanted.every(({ name }) => names.has(name))) return false;
  }
  return true;
}

/** One from an earlier day, or a visitor's, is left as it is. */
async function hasPolicyInForce(client: Client, companyId: string): Promise<boolean> {
  const { data } = await client.get('/api/purchasing/v1/companies/{companyId}/approval-policies', {
    params: { path: { companyId } },
  });
  return data.items.some(({ state }) => state !== 'draft');
}

/** A client of the API that acts as a person. */
export async function clientOf(deployment: Deployment, person: { email: string; password: string }) {
  const token = await signIn(deployment, person);
  return createClient({ baseUrl: deployment.console, token: () => token, language: () => 'en' });
}

/** A key that says what the command does, so that the next seed repeats it and does nothing twice. */
function once(body: object) {
  return { header: { 'Idempotency-Key': `${SEED}-${sha256(canonicalJson(body)).slice(0, 32)}` } };
}

async function setPassword(deployment: Deployment, { email, password }: { email: string; password: string }) {
  await new CognitoIdentityProviderClient(operator(deployment)).send(
    new AdminSetUserPasswordCommand({
      UserPoolId: outputOf(deployment, 'data', 'UserPoolId'),
      Username: email,
      Password: password,
      Permanent: true,
    }),
  );
}

/** A conflict says that it exists: entered by an earlier version of the demonstration, or by a visitor. */
async function unlessThere(done: Promise<unknown>): Promise<void> {
  try {
    await done;
  } catch (error) {
    if (!(error instanceof Problem && error.status === 409)) throw error;
  }
}

const mutable = <Role>(memberships: Readonly<Record<string, readonly Role[]>>): Record<string, Role[]> =>
  Object.fromEntries(Object.entries(memberships).map(([company, roles]) => [company, [...roles]]));
