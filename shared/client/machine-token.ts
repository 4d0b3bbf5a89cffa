import type { TokenProvider } from './client.ts';
import { Problem } from './problem.ts';

export interface MachineCredentials {
  /** The token endpoint of the deployment's user pool. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Access tokens of a machine client by OAuth 2.0 client credentials (RFC 6749, 4.4), with the scope `coulisses/api`. A
 * token is kept until the gateway refuses it. Throws a `Problem` when the identity provider gives none.
 */
export function machineToken({
  tokenUrl,
  clientId,
  clientSecret,
  fetch = globalThis.fetch,
}: MachineCredentials): TokenProvider {
  let current: Promise<string> | undefined;
  const obtain = async (): Promise<string> => {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'coulisses/api' }),
    });
    if (!response.ok) throw await Problem.from(response);
    return ((await response.json()) as { access_token: string }).access_token;
  };
  return async (rejected) => {
    // Of several calls refused at once only the first drops the token; the others take the new one.
    const known = current;
    if (rejected !== undefined && rejected === (await known) && current === known) current = undefined;
    current ??= obtain().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  };
}
