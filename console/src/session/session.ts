import { useSyncExternalStore } from 'react';
import { createClient, Problem } from '../../../shared/client/client.ts';
import type { Texts } from '../texts/fr.ts';
import { currentLanguage } from '../texts/texts.ts';
import { leaveForSignIn, leaveForSignOut, takeSignInAnswer } from './hosted-pages.ts';

export type Notice = keyof Texts['signIn']['notices'];
export type SessionState =
  | { readonly status: 'starting' | 'signed-in' }
  | { readonly status: 'signed-out'; readonly notice?: Notice | undefined };

/** Renewed that long before it ends, so that no request carries a token which ends on its way. */
const MARGIN_MS = 60_000;
/** Says that a session cookie probably exists (scripts cannot see it); without it nobody is asked for a renewal in vain. */
const PROBABLY_OPEN = 'coulisses.session';
const LEFT_BY_CHOICE = 'coulisses.signed-out';

let state: SessionState = { status: 'starting' };
let token: { readonly value: string; readonly endsAt: number } | undefined;
let renewal: Promise<string | undefined> | undefined;
const listeners = new Set<() => void>();
/** Without a token: these calls are what gets one. */
const api = createClient({ language: currentLanguage });

export function useSession(): SessionState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Completes a sign-in that has just come back, else takes up the session that the cookie still holds. */
export async function startSession(): Promise<void> {
  // Another tab signed out: this one forgets its token too.
  addEventListener('storage', ({ key, newValue }) => {
    if (key === PROBABLY_OPEN && newValue === null) end('signed-out');
  });
  const answer = takeSignInAnswer(location);
  if (answer) {
    history.replaceState(null, '', answer.outcome === 'code' ? answer.returnTo : '/');
    if (answer.outcome !== 'code') return end(answer.outcome);
    const { code, codeVerifier } = answer;
    await obtain(() => api.post('/api/identity/v1/session', { body: { code, codeVerifier } }), 'refused').catch(() =>
      end('unreachable'),
    );
    return;
  }
  // The development server has a storage of its own, but the cookie of the local cloud's console.
  if (import.meta.env.DEV || localStorage.getItem(PROBABLY_OPEN)) {
    await renew().catch(() => end('unreachable'));
    return;
  }
  const byChoice = sessionStorage.getItem(LEFT_BY_CHOICE);
  sessionStorage.removeItem(LEFT_BY_CHOICE);
  end(byChoice ? 'signed-out' : undefined);
}

/** The token for one request; `rejected` is one that the gateway has refused, so another is due. */
export async function accessToken(rejected?: string): Promise<string | undefined> {
  if (token && token.value !== rejected && token.endsAt - performance.now() > MARGIN_MS) return token.value;
  return renew();
}

export function signIn(): Promise<void> {
  return leaveForSignIn(location.pathname + location.search);
}

export async function signOut(): Promise<void> {
  // Whatever the API says, this browser forgets the session and the hosted pages end theirs.
  await api.delete('/api/identity/v1/session').catch(() => undefined);
  localStorage.removeItem(PROBABLY_OPEN);
  sessionStorage.setItem(LEFT_BY_CHOICE, 'yes');
  await leaveForSignOut();
}

/** Requests that need a new token at the same moment share one renewal. */
function renew(): Promise<string | undefined> {
  renewal ??= obtain(() => api.post('/api/identity/v1/session/refresh'), 'expired').finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function obtain(
  ask: () => Promise<{ data: { accessToken: string; expiresIn: number } }>,
  noticeWhenRefused: Notice,
): Promise<string | undefined> {
  try {
    const { data } = await ask();
    token = { value: data.accessToken, endsAt: performance.now() + data.expiresIn * 1000 };
    localStorage.setItem(PROBABLY_OPEN, 'yes');
    change({ status: 'signed-in' });
    return token.value;
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 0 || error.status >= 500) throw error;
    end(noticeWhenRefused);
    return undefined;
  }
}

function end(notice?: Notice): void {
  token = undefined;
  // Unreachable says nothing about the session: it may still be open.
  if (notice !== 'unreachable') localStorage.removeItem(PROBABLY_OPEN);
  change({ status: 'signed-out', notice });
}

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}
