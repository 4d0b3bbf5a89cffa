import { SIGN_IN_PATH } from '../../../shared/contracts/console.ts';
import { settings } from './settings.ts';

const PENDING = 'coulisses.sign-in';

interface Pending {
  readonly state: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

/**
 * Leaves for the hosted sign-in page: authorization code with PKCE (RFC 7636). `state` ties the answer to this tab, so
 * that nobody can plant a sign-in of theirs (RFC 9700, 4.7). No nonce: it would protect an ID token, which never reaches
 * the browser.
 */
export async function leaveForSignIn(returnTo: string): Promise<void> {
  const { signInUrl, clientId } = await settings();
  const pending: Pending = { state: randomText(), codeVerifier: randomText(), returnTo };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: location.origin + SIGN_IN_PATH,
    scope: 'openid email coulisses/api',
    state: pending.state,
    code_challenge_method: 'S256',
    code_challenge: await challengeOf(pending.codeVerifier),
  });
  location.assign(`${signInUrl}/oauth2/authorize?${query}`);
}

export async function leaveForSignOut(): Promise<void> {
  const { signInUrl, clientId } = await settings();
  location.assign(
    `${signInUrl}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: `${location.origin}/` })}`,
  );
}

export type SignInAnswer =
  | { readonly outcome: 'code'; readonly code: string; readonly codeVerifier: string; readonly returnTo: string }
  | { readonly outcome: 'refused' | 'forged' };

/** Reads what the hosted page brought back; undefined when this is no return from it. Works once per sign-in. */
export function takeSignInAnswer({ pathname, search }: Location): SignInAnswer | undefined {
  if (pathname !== SIGN_IN_PATH) return undefined;
  const answer = new URLSearchParams(search);
  const code = answer.get('code');
  if (!code && !answer.has('error')) return undefined;
  const stored = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  const pending: Pending | undefined = stored ? JSON.parse(stored) : undefined;
  if (!pending || pending.state !== answer.get('state')) return { outcome: 'forged' };
  if (!code) return { outcome: 'refused' };
  return { outcome: 'code', code, codeVerifier: pending.codeVerifier, returnTo: pending.returnTo };
}

/** 32 random octets in base64url: 43 characters, as RFC 7636, 4.1 recommends for a verifier. */
function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
