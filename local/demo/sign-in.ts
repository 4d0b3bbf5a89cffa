import { createHash, randomBytes } from 'node:crypto';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  paginateListUserPoolClients,
} from '@aws-sdk/client-cognito-identity-provider';
import { createClient } from '../../shared/client/client.ts';
import { machineToken as tokensOf } from '../../shared/client/machine-token.ts';
import { SIGN_IN_PATH } from '../../shared/contracts/console.ts';
import { type Deployment, operator, outputOf } from './deployment.ts';
import { machine } from './group.ts';

/**
 * A person's access token, got as a browser gets it: the hosted sign-in page with PKCE (RFC 7636), then the session task.
 * @throws Error when the page refuses, Problem when the session does.
 */
export async function signIn(
  deployment: Deployment,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<string> {
  const { endpoint, console: origin } = deployment;
  const codeVerifier = randomBytes(32).toString('base64url');
  const form = new URLSearchParams({
    client_id: outputOf(deployment, 'console', 'ConsoleClientId'),
    response_type: 'code',
    scope: 'openid email coulisses/api',
    redirect_uri: `${origin}${SIGN_IN_PATH}`,
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    username: email,
    password,
  });
  const page = await fetch(`${endpoint}/login`, { method: 'POST', body: form, redirect: 'manual' });
  const location = page.headers.get('location');
  const code = location && new URL(location).searchParams.get('code');
  if (!code) throw new Error(`The sign-in page did not let ${email} in (${page.status})`);
  const { data } = await createClient({ baseUrl: origin }).post('/api/identity/v1/session', {
    body: { code, codeVerifier },
    headers: { origin },
  });
  return data.accessToken;
}

/** Id and secret of the group's machine client: the secret is the identity provider's, who shows it to operators only. */
export async function machineCredentials(deployment: Deployment): Promise<{ clientId: string; clientSecret: string }> {
  const cognito = new CognitoIdentityProviderClient(operator(deployment));
  const UserPoolId = outputOf(deployment, 'data', 'UserPoolId');
  for await (const { UserPoolClients = [] } of paginateListUserPoolClients({ client: cognito }, { UserPoolId })) {
    const found = UserPoolClients.find(({ ClientName }) => ClientName?.startsWith(`${machine.name} `));
    if (!found) continue;
    const { UserPoolClient: { ClientId = '', ClientSecret = '' } = {} } = await cognito.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId: found.ClientId }),
    );
    return { clientId: ClientId, clientSecret: ClientSecret };
  }
  throw new Error(`The user pool has no client "${machine.name}": seed the group first`);
}

/** An access token of the group's machine client (client credentials, RFC 6749, 4.4). */
export async function machineToken(deployment: Deployment): Promise<string> {
  const credentials = await machineCredentials(deployment);
  const token = await tokensOf({ tokenUrl: `${deployment.endpoint}/oauth2/token`, ...credentials })();
  return token as string;
}
