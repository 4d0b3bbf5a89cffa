import { CognitoIdentityProviderClient, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { SIGN_IN_PATH } from '../contracts/console.ts';
import { sessionSettings } from './session-settings.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly expiresIn: number;
  /** Absent when the provider keeps the one it gave before. */
  readonly refreshToken?: string;
}

/** OAuth 2 token endpoint of the user pool (RFC 6749; PKCE, RFC 7636), for the console's public client. */
export class TokenEndpoint {
  async consoleOrigin(): Promise<string> {
    return (await sessionSettings()).consoleOrigin;
  }

  async exchange(code: string, codeVerifier: string): Promise<Tokens | 'refused'> {
    const { consoleOrigin } = await sessionSettings();
    return this.#ask({
      grant_type: 'authorization_code',
      code,
      code_verifier: codeVerifier,
      redirect_uri: `${consoleOrigin}${SIGN_IN_PATH}`,
    });
  }

  refresh(refreshToken: string): Promise<Tokens | 'refused'> {
    return this.#ask({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  async revoke(refreshToken: string): Promise<void> {
    const { clientId } = await sessionSettings();
    await new CognitoIdentityProviderClient({}).send(
      new RevokeTokenCommand({ ClientId: clientId, Token: refreshToken }),
    );
  }

  async #ask(form: Record<string, string>): Promise<Tokens | 'refused'> {
    const { clientId, signInUrl } = await sessionSettings();
    const response = await fetch(`${signInUrl}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: clientId, ...form }),
      signal: AbortSignal.timeout(5000),
    });
    if (response.status === 400 || response.status === 401) return 'refused';
    if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`);
    const tokens = (await response.json()) as { access_token: string; expires_in: number; refresh_token?: string };
    return {
      accessToken: tokens.access_token,
      expiresIn: tokens.expires_in,
      ...(tokens.refresh_token && { refreshToken: tokens.refresh_token }),
    };
  }
}

export const openTokenEndpoint = (): TokenEndpoint => new TokenEndpoint();
