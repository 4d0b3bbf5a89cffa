import { XmlError } from './error.ts';

/** Encodings that an invoice may declare; TextDecoder knows more, but a parser must know what it promises. */
const KNOWN = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252']);

/**
 * The text of an XML file: by its byte order mark, by the pattern of a UTF-16 declaration, else by the encoding it declares
 * (XML 1.0, appendix F).
 *
 * @throws XmlError `encoding` when the encoding is unknown or the bytes are not of it.
 */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes, 'utf-8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  if (bytes[0] === 0x3c && bytes[1] === 0) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0 && bytes[1] === 0x3c) return decode(bytes, 'utf-16be');
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  if (!KNOWN.has(declared)) throw new XmlError('encoding', { detail: declared });
  return decode(bytes, declared);
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlError('encoding', { detail: encoding });
  }
}
