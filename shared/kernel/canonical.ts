import canonicalize from 'canonicalize';

/** The one byte form of a JSON value (RFC 8785), for hashing and comparing. Throws on what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form');
  return text;
}
