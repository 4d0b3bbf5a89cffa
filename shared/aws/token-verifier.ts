import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { sessionSettings } from './session-settings.ts';

/** Who a valid access token speaks of. */
export interface TokenSubject {
  readonly id: string;
  readonly kind: 'person' | 'machine';
}

let verifier: Promise<ReturnType<typeof makeVerifier>> | undefined;

function makeVerifier(issuer: string) {
  return JwtVerifier.create({ issuer, audience: null });
}

/**
 * Checks signature, issuer and expiry, that it is an access token (not an ID token), and that a person's token was made
 * for the console's client. Whether a machine client is one of ours is for its member record to say.
 */
export async function verifiedSubject(token: string): Promise<TokenSubject | undefined> {
  verifier ??= ready();
  verifier.catch(() => {
    verifier = undefined;
  });
  let payload: Record<string, unknown>;
  try {
    payload = await (await verifier).verify(token);
  } catch (error) {
    // What the library says of the token itself is a no; keys that cannot be fetched are a failure.
    if (error instanceof JwtBaseError && !(error instanceof FetchError)) return undefined;
    throw error;
  }
  if (payload.token_use !== 'access' || typeof payload.client_id !== 'string') return undefined;
  if (payload.username === undefined) return { id: payload.client_id, kind: 'machine' };
  const { clientId } = await sessionSettings();
  return payload.client_id === clientId ? { id: String(payload.sub), kind: 'person' } : undefined;
}

async function ready() {
  const issuer = process.env.ISSUER ?? '';
  const made = makeVerifier(issuer);
  const endpoint = process.env.AWS_ENDPOINT_URL;
  if (endpoint) {
    // aws-jwt-verify fetches over https only; an endpoint of another cloud may speak plain http.
    const keys = await fetch(`${endpoint}/${issuer.slice(issuer.lastIndexOf('/') + 1)}/.well-known/jwks.json`);
    made.cacheJwks((await keys.json()) as Jwks);
  }
  return made;
}
