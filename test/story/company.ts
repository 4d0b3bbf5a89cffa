import { randomUUID } from 'node:crypto';
import { AdminSetUserPasswordCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { type Deployment, operator, outputOf } from '../../local/demo/deployment.ts';
import { people } from '../../local/demo/group.ts';
import { oneApprover, putPolicyInForce } from '../../local/demo/policy.ts';
import { clientOf } from '../../local/demo/seed.ts';
import type { Client, Schemas } from '../../shared/client/client.ts';
import type { Role } from '../../shared/contracts/roles.ts';
import { localDate } from '../../shared/kernel/dates.ts';
import { codedInvoice } from './code-invoice.ts';
import { type Invoice, invoiceXml } from './invoice.ts';
import { until } from './until.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const password = 'Coulisses-2026!';

/** Of the companies of stories. */
export const today = (): string => localDate(new Date(), 'Europe/Paris');

/** A company of its own for one story, so that no other story's work waits in its inbox. */
export class StoryCompany {
  readonly companyId = `story-${randomUUID().slice(0, 8)}`;
  readonly name: string;
  readonly #deployment: Deployment;
  readonly #suppliers = new Map<string, Schemas['Party']>();

  private constructor(deployment: Deployment, name: string) {
    this.#deployment = deployment;
    this.name = name;
  }

  static async make(deployment: Deployment, name: string): Promise<StoryCompany> {
    const company = new StoryCompany(deployment, name);
    const administrator = await clientOf(deployment, people.administrator);
    const { companyId } = company;
    await administrator.post('/api/identity/v1/companies', {
      body: { companyId, name, timeZone: 'Europe/Paris', establishments: [] },
    });
    // A company without a policy asks a director.
    const director = await company.clientOf(await company.person('Paule Politique', 'director'));
    await putPolicyInForce(director, companyId, oneApprover, today());
    return company;
  }

  async person(name: string, role: Role): Promise<Person> {
    const email = `${name.split(' ')[0]?.toLowerCase()}.${this.companyId}@brumaire.example`;
    const administrator = await clientOf(this.#deployment, people.administrator);
    await administrator.post('/api/identity/v1/members/people', {
      body: { email, name, memberships: { [this.companyId]: [role] } },
    });
    await new CognitoIdentityProviderClient(operator(this.#deployment)).send(
      new AdminSetUserPasswordCommand({
        UserPoolId: outputOf(this.#deployment, 'data', 'UserPoolId'),
        Username: email,
        Password: password,
        Permanent: true,
      }),
    );
    return { name, email, password };
  }

  clientOf(person: Person): Promise<Client> {
    return clientOf(this.#deployment, person);
  }

  /** Puts the seller of an invoice on file, unless its VAT number is; nobody is asked who it is then. */
  async supplier(
    clerk: Client,
    { seller, vatNumber }: Pick<Invoice, 'seller' | 'vatNumber'>,
  ): Promise<Schemas['Party']> {
    const known = this.#suppliers.get(vatNumber);
    if (known) return known;
    const { data } = await clerk.post('/api/parties/v1/companies/{companyId}/parties', {
      params: { path: { companyId: this.companyId } },
      body: { name: seller, roles: ['supplier'], vatNumber, country: 'FR' },
    });
    this.#suppliers.set(vatNumber, data);
    return data;
  }

  #coder: Promise<Client> | undefined;

  /** Somebody who codes what a story is not about. */
  coder(): Promise<Client> {
    this.#coder ??= this.person('Nour Benali', 'coder').then((person) => this.clientOf(person));
    return this.#coder;
  }

  /** Drops an invoice of a supplier on file through the API, has it coded, and waits until it asks for an approval. */
  async waitingInvoice(clerk: Client, invoice: Invoice): Promise<Schemas['Intake']> {
    const intake = await this.arrivedInvoice(clerk, invoice);
    await codedInvoice(await this.coder(), this.companyId, intake.intakeId);
    return intake;
  }

  /** Drops an invoice of a supplier on file through the API and waits until it asks for a first decision. */
  async arrivedInvoice(clerk: Client, invoice: Invoice): Promise<Schemas['Intake']> {
    await this.supplier(clerk, invoice);
    return this.drop(clerk, invoice);
  }

  /** Drops an invoice of anybody through the API and waits until somebody is asked about it. */
  drop(clerk: Client, invoice: Invoice): Promise<Schemas['Intake']> {
    return this.arrivedFile(clerk, `${invoice.number}.xml`, invoiceXml(invoice));
  }

  async arrivedFile(clerk: Client, name: string, content: string | Buffer): Promise<Schemas['Intake']> {
    const { companyId } = this;
    const body = typeof content === 'string' ? Buffer.from(content) : content;
    const { data: form } = await clerk.post('/api/purchasing/v1/companies/{companyId}/uploads', {
      params: { path: { companyId } },
      body: { name, size: body.length },
    });
    const post = new FormData();
    for (const [field, value] of Object.entries(form.fields)) post.append(field, value);
    post.append('file', new Blob([new Uint8Array(body)]));
    const sent = await fetch(form.url, { method: 'POST', body: post });
    if (!sent.ok) throw new Error(`${name} was not sent: ${sent.status}`);
    return until(
      `${name} to wait`,
      async () => {
        const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}', {
          params: { path: { companyId, uploadId: form.uploadId } },
        });
        return data.intake?.state === 'waiting' ? data.intake : undefined;
      },
      30,
    );
  }

  /** The file of an invoice once it has reached a state; the record, not what a page says of it. */
  intakeIn(reader: Client, intakeId: string, state: Schemas['Intake']['state']): Promise<Schemas['Intake']> {
    const { companyId } = this;
    return until(
      `${intakeId} to be ${state}`,
      async () => {
        const { data } = await reader.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', {
          params: { path: { companyId, intakeId } },
        });
        return data.intake.state === state ? data.intake : undefined;
      },
      30,
    );
  }

  async waitingTasks(reader: Client) {
    const { data } = await reader.get('/api/work/v1/companies/{companyId}/human-tasks', {
      params: { path: { companyId: this.companyId }, query: { limit: 100 } },
    });
    return data.items;
  }
}
