import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A call that is older, or from so far in the future, is a replay or a wrong clock. */
const TOLERANCE_SECONDS = 300;

/**
 * XP Z12-013, webhooks: HMAC-SHA-256 with the signing key over the SHA-256 of `<body>@<seconds since 1970>`, in base64. Header
 * `Afnor-Signature`, with the seconds in `Afnor-Signature-Timestamp`.
 */
export function webhookSignature(body: string, seconds: number, signingKey: string): string {
  const fingerprint = createHash('sha256').update(`${body}@${seconds}`).digest();
  return createHmac('sha256', signingKey).update(fingerprint).digest('base64');
}

/** Whether the platform that has the key wrote this, lately. */
export function isSigned(
  body: string,
  headers: Readonly<Record<string, string | undefined>>,
  signingKey: string,
  now: string,
): boolean {
  const seconds = Number(headers['afnor-signature-timestamp']);
  if (!(Math.abs(Date.parse(now) / 1000 - seconds) <= TOLERANCE_SECONDS)) return false;
  const given = Buffer.from(headers['afnor-signature'] ?? '');
  const expected = Buffer.from(webhookSignature(body, seconds, signingKey));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
