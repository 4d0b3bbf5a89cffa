/**
 * The session is the refresh token in a cookie of the console's host only: no script reads it, no other site sends it
 * (RFC 6265bis: `__Host-` demands Secure, Path=/ and no Domain).
 */
const NAME = '__Host-session';
/** As long as the refresh token itself (docs/retention.md). */
const SEVEN_DAYS = 7 * 24 * 3600;

export const sessionCookie = (refreshToken: string): string =>
  `${NAME}=${refreshToken}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${SEVEN_DAYS}`;

export const endedCookie = `${NAME}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`;

export function sessionOf(cookies: readonly string[]): string | undefined {
  return cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1) || undefined;
}
