/** What `npm start` shows of the demonstration. */
import type { Client } from '../../shared/client/client.ts';
import { hasRole } from '../../shared/contracts/roles.ts';
import type { Deployment } from './deployment.ts';
import type { Arrival } from './drop.ts';
import { companies, LUMINAIRES, machine, type Person, people } from './group.ts';
import { machineCredentials } from './sign-in.ts';

const STATES: Readonly<Record<Arrival['state'], string>> = {
  arrived: 'in the inbox',
  'taken-in': 'taken in',
  received: 'taken in',
  duplicate: 'known already',
  refused: 'refused',
  waiting: 'waits for a person',
  approved: 'approved',
  rejected: 'rejected',
};
const NAME_WIDTH = 40;
const STATE_WIDTH = 18;

/** Padded or cut to a width. */
function padded(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

/** `FA-2026-1171.xml   waits for a person` */
export function stateLine({ file, state }: Arrival): string {
  return `${padded(file.name, NAME_WIDTH)} ${STATES[state]}`;
}

/** Every file by company: where it stands, and its invoice or the reason why there is none. */
export async function tableOf(client: Client, arrivals: readonly Arrival[]): Promise<string> {
  const lines: string[] = [];
  for (const { companyId, name } of Object.values(companies)) {
    lines.push('', `  ${name}`);
    for (const arrival of arrivals.filter(({ file }) => file.companyId === companyId))
      lines.push(
        `    ${padded(arrival.file.name, NAME_WIDTH)} ${padded(STATES[arrival.state], STATE_WIDTH)} ${await detailOf(client, arrival)}`,
      );
  }
  return lines.join('\n');
}

async function detailOf(client: Client, { file, state, upload, intake }: Arrival): Promise<string> {
  const reason = intake?.reason ?? upload?.reason;
  // The first sentence; the console shows all of it.
  if (reason) return reason.en.split(/(?<=\.) /)[0] as string;
  if (!intake) return '';
  if (state === 'duplicate') return `same content as ${intake.name}`;
  const path = { companyId: file.companyId, intakeId: intake.intakeId };
  const { data } = await client.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', {
    params: { path },
  });
  const { invoice } = data;
  if (!invoice) return '';
  const { amount, currency } = invoice.totalWithVat;
  const total = `${invoice.typeCode === '381' ? '-' : ''}${amount}`;
  return `${total.padStart(9)} ${currency}  ${invoice.supplier?.name ?? `${invoice.seller.name} (unknown supplier)`}`;
}

/** Who may sign in, as what, and how many decisions wait for them. */
export async function logIns(deployment: Deployment, arrivals: readonly Arrival[]): Promise<string> {
  const everyone: readonly Person[] = Object.values(people);
  const waitingFor = ({ memberships }: Person) =>
    arrivals.filter(({ file, state }) => state === 'waiting' && hasRole(memberships[file.companyId] ?? [], 'coder'));
  const lines = everyone.map((person) => {
    const count = waitingFor(person).length;
    const waits = count > 0 ? `${count} invoices wait: ` : '';
    return `    ${padded(person.email, 30)} ${padded(`${person.name}, ${person.is}`, 50)} ${waits}${person.toTry}`;
  });
  const { clientId, clientSecret } = await machineCredentials(deployment);
  return [
    '',
    `  Sign in at ${deployment.console} with the password ${everyone[0]?.password} as`,
    ...lines,
    `  or let an app in: ${machine.name}, client ${clientId}, secret ${clientSecret}`,
  ].join('\n');
}

export async function nextSteps(deployment: Deployment): Promise<string> {
  const { clientId, clientSecret } = await machineCredentials(deployment);
  const { endpoint, console } = deployment;
  return `
  To try next
    1. Sign in as ${people.director.email}, code an invoice from the keyboard (e, F4, Ctrl+Enter), then approve
       it with the document beside it, or reject it with a reason.
    2. Sign in as ${people.clerk.email} and drop a UBL, CII or Factur-X invoice of your own, then the same file again.
    3. Call the API as the app (reference: ${console}/reference):
       TOKEN=$(curl -s ${endpoint}/oauth2/token -u ${clientId}:${clientSecret} -d grant_type=client_credentials -d scope=coulisses/api | grep -o 'ey[^"]*')
       curl -s ${console}/api/purchasing/v1/companies/${LUMINAIRES}/intakes?limit=5 -H "Authorization: Bearer $TOKEN"`;
}
