import PostalMime, { type Address, type Attachment } from 'postal-mime';

/** What is looked for in a message (RFC 5322) by whoever sorts it: nothing of its body. */
export interface Envelope {
  readonly from: string;
  readonly subject: string;
  /** Lower case: those that a server noted when it received the message, then those that its author wrote. Each once. */
  readonly recipients: readonly string[];
  /** The server that received it found a virus. */
  readonly infected: boolean;
}

export interface MessageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Unreadable = 'headers-too-large' | 'malformed';

const MAX_HEADER_BYTES = 256 * 1024;
const MAX_RECIPIENTS = 50;
/** A message in a message in a message is somebody who wants to know how deep we go. */
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 2 * MAX_HEADER_BYTES, maxRfc822NestingDepth: 5 } as const;

/** Parts that are no document of anybody: signatures, invitations, receipts. */
const NO_DOCUMENT =
  /^(?:application\/(?:x-)?pkcs7-signature|application\/pgp-\w+|text\/(?:calendar|x?-?vcard|rfc822-headers)|message\/(?:delivery-status|disposition-notification))$/;

/** Reads the headers, and of the message only so many bytes as these may take. */
export async function readEnvelope(message: Uint8Array): Promise<Envelope | Unreadable> {
  const start = Buffer.from(message.buffer, message.byteOffset, Math.min(message.byteLength, MAX_HEADER_BYTES));
  const end = /\r?\n\r?\n/.exec(start.toString('latin1'))?.index ?? start.length;
  if (end === start.length && message.byteLength > MAX_HEADER_BYTES) return 'headers-too-large';
  try {
    const { from, subject, to, cc, bcc, headers } = await PostalMime.parse(start.subarray(0, end), LIMITS);
    const noted = headers.flatMap(({ key, value }) => {
      if (/^(?:delivered-to|x-original-to|x-forwarded-to|envelope-to)$/.test(key)) return [value];
      return key === 'received' ? [/\bfor\s+<?([^\s<>;]+@[^\s<>;]+)/i.exec(value)?.[1] ?? ''] : [];
    });
    const written = [to, cc, bcc].flatMap((addresses) => addresses ?? []).flatMap(addressesOf);
    const plain = [...noted, ...written].map((address) => address.trim().replace(/^<|>$/g, '').toLowerCase());
    return {
      infected: headers.some(({ key, value }) => key === 'x-ses-virus-verdict' && /^\s*FAIL/i.test(value)),
      from: addressesOf(from)[0]?.slice(0, 320) ?? '',
      subject: (subject ?? '')
        .replaceAll(/\p{C}+/gu, ' ')
        .trim()
        .slice(0, 200),
      recipients: [...new Set(plain.filter((address) => /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address)))].slice(
        0,
        MAX_RECIPIENTS,
      ),
    };
  } catch {
    return 'malformed';
  }
}

/**
 * The files that a message brings, in its order, and how many parts were left out: signatures and the pictures that its text
 * shows.
 */
export async function readFiles(
  message: Uint8Array,
): Promise<{ readonly files: readonly MessageFile[]; readonly leftOut: number } | Unreadable> {
  try {
    const { attachments } = await PostalMime.parse(message, LIMITS);
    const documents = attachments.filter(isDocument);
    const files = documents.map(({ filename, mimeType, content }, index) => ({
      name: nameOf(filename, index, mimeType),
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    }));
    return { files, leftOut: attachments.length - files.length };
  } catch {
    return 'malformed';
  }
}

const addressesOf = (address: Address | undefined): string[] =>
  address?.group?.map((one) => one.address) ?? (address?.address ? [address.address] : []);

function isDocument({ mimeType, disposition, related }: Attachment): boolean {
  if (NO_DOCUMENT.test(mimeType)) return false;
  return !(mimeType.startsWith('image/') && (related || disposition === 'inline'));
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'text/xml': 'xml',
};

function nameOf(filename: string | null, index: number, mimeType: string): string {
  const name = (filename ?? '')
    .replaceAll(/[/\\\p{C}]+/gu, ' ')
    .trim()
    .slice(-200);
  return name && !/^\.+$/.test(name) ? name : `${index + 1}.${EXTENSIONS[mimeType] ?? 'bin'}`;
}
