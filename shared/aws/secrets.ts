import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { CompanyScope } from '../kernel/scope.ts';

/** Keys and passwords of one company for parties outside AWS, in encrypted parameters `<path>/<companyId>/<name>`. */
export class Secrets {
  readonly #client: SSMClient;
  readonly #path: string;
  readonly #read = new Map<string, string>();

  constructor(path: string, client = new SSMClient({})) {
    this.#path = path;
    this.#client = client;
  }

  /** Reads one, once for as long as the process lives: a new secret gets a new name. */
  async read(scope: CompanyScope, name: string): Promise<string> {
    const parameter = this.#name(scope, name);
    const known = this.#read.get(parameter);
    if (known !== undefined) return known;
    const { Parameter } = await this.#client.send(new GetParameterCommand({ Name: parameter, WithDecryption: true }));
    if (!Parameter?.Value) throw new Error(`The secret ${parameter} is empty`);
    this.#read.set(parameter, Parameter.Value);
    return Parameter.Value;
  }

  async write(scope: CompanyScope, name: string, value: string): Promise<void> {
    await this.#client.send(
      new PutParameterCommand({ Name: this.#name(scope, name), Value: value, Type: 'SecureString', Overwrite: true }),
    );
  }

  #name({ companyId }: CompanyScope, name: string): string {
    return `${this.#path}/${companyId}/${name}`;
  }
}

export const openSecrets = (): Secrets => new Secrets(process.env.SECRETS_PATH ?? '');
