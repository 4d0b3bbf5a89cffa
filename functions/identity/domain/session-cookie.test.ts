import { expect, test } from 'vitest';
import { endedCookie, sessionCookie, sessionOf } from './session-cookie.ts';

const attributesOf = (cookie: string) => new Set(cookie.split('; ').slice(1));

test('no script reads the session, no other site sends it, no other host sees it (RFC 6265bis)', () => {
  const [pair] = sessionCookie('refresh').split('; ');
  expect(pair).toBe('__Host-session=refresh');
  const attributes = attributesOf(sessionCookie('refresh'));
  for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']) expect(attributes).toContain(attribute);
  // A `__Host-` cookie with a Domain is dropped by every browser.
  expect([...attributes].some((attribute) => attribute.startsWith('Domain'))).toBe(false);
  expect(attributes).toContain('Max-Age=604800');
});

test('the cookie that ends a session replaces the one that began it: same name, same attributes, no age', () => {
  expect(endedCookie.startsWith('__Host-session=;')).toBe(true);
  const without = (cookie: string) => [...attributesOf(cookie)].filter((attribute) => !attribute.startsWith('Max-Age'));
  expect(without(endedCookie)).toEqual(without(sessionCookie('refresh')));
  expect(attributesOf(endedCookie)).toContain('Max-Age=0');
});

test.each([
  [['theme=dark', '__Host-session=a=b.c'], 'a=b.c'],
  [['__Host-session='], undefined],
  [['__Host-session-2=x', 'session=x'], undefined],
  [[], undefined],
])('%j holds the session %s', (cookies, session) => {
  expect(sessionOf(cookies)).toBe(session);
});
