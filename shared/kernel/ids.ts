import { createHash, hash } from 'node:crypto';

/**
 * Ids are a prefix and a UUID version 8 (RFC 9562, 5.8) derived by SHA-256 from what makes the thing unique: the content of
 * a file, the record of a process, the caller's idempotency key. The same cause gives the same id, so a repeat is the
 * same item and a retry needs no memory (docs/adr/0002).
 */
export function derivedId(prefix: string, ...cause: readonly string[]): string {
  const digest = createHash('sha256');
  // Length-prefixed, so that ('ab', 'c') and ('a', 'bc') differ.
  for (const part of cause) digest.update(`${Buffer.byteLength(part)}:${part}`);
  const bytes = digest.digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${prefix}_${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** SHA-256 of text or bytes in lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}
