import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  paginateListUserPoolClients,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';

/** Keeps people and machine clients in the user pool. Each call is harmless when repeated. */
export class UserPool {
  readonly #client: CognitoIdentityProviderClient;
  readonly #pool: string;

  constructor(pool: string, client = new CognitoIdentityProviderClient({})) {
    this.#pool = pool;
    this.#client = client;
  }

  /** Creates the account, whose owner gets an invitation by mail; answers its subject. */
  async invite(email: string, name: string): Promise<string> {
    try {
      const { User } = await this.#client.send(
        new AdminCreateUserCommand({
          UserPoolId: this.#pool,
          Username: email,
          DesiredDeliveryMediums: ['EMAIL'],
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
            { Name: 'name', Value: name },
          ],
        }),
      );
      return subjectOf(User?.Attributes);
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error;
      const { UserAttributes } = await this.#client.send(
        new AdminGetUserCommand({ UserPoolId: this.#pool, Username: email }),
      );
      return subjectOf(UserAttributes);
    }
  }

  /** Creates a client for the client-credentials grant (RFC 6749, 4.4) named after `call`; answers its client id. */
  async createMachineClient(name: string, call: string): Promise<string> {
    const ClientName = `${name.replace(/[^\w\s+=,.@-]/g, '-').slice(0, 80)} ${call}`;
    for await (const { UserPoolClients = [] } of paginateListUserPoolClients(
      { client: this.#client, pageSize: 60 },
      { UserPoolId: this.#pool },
    )) {
      const made = UserPoolClients.find((client) => client.ClientName === ClientName);
      if (made?.ClientId) return made.ClientId;
    }
    const { UserPoolClient } = await this.#client.send(
      new CreateUserPoolClientCommand({
        UserPoolId: this.#pool,
        ClientName,
        GenerateSecret: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: ['coulisses/api'],
        EnableTokenRevocation: true,
      }),
    );
    if (!UserPoolClient?.ClientId) throw new Error('The user pool made no client');
    return UserPoolClient.ClientId;
  }
}

function subjectOf(attributes: readonly AttributeType[] | undefined): string {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (!subject) throw new Error('The user pool gave no subject');
  return subject;
}

export const openUserPool = (): UserPool => new UserPool(process.env.USER_POOL_ID ?? '');
