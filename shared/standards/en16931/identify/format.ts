/** What the first bytes say a file is. */
export type Format =
  | { readonly is: 'pdf' | 'xml' | 'web-page' | 'unknown-format' }
  | { readonly is: 'image' | 'archive' | 'office-document'; readonly name: string };

const SIGNATURES: readonly (readonly [number, string, Format])[] = [
  [0, '\x89PNG\r\n\x1a\n', { is: 'image', name: 'PNG' }],
  [0, '\xff\xd8\xff', { is: 'image', name: 'JPEG' }],
  [0, 'GIF8', { is: 'image', name: 'GIF' }],
  [0, 'II*\0', { is: 'image', name: 'TIFF' }],
  [0, 'MM\0*', { is: 'image', name: 'TIFF' }],
  [0, 'BM', { is: 'image', name: 'BMP' }],
  [8, 'WEBP', { is: 'image', name: 'WebP' }],
  [4, 'ftyphei', { is: 'image', name: 'HEIF' }],
  [4, 'ftypmif', { is: 'image', name: 'HEIF' }],
  [4, 'ftypavif', { is: 'image', name: 'AVIF' }],
  [0, '\x1f\x8b', { is: 'archive', name: 'gzip' }],
  [0, 'BZh', { is: 'archive', name: 'bzip2' }],
  [0, '7z\xbc\xaf\x27\x1c', { is: 'archive', name: '7z' }],
  [0, 'Rar!', { is: 'archive', name: 'RAR' }],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', { is: 'office-document', name: 'Microsoft Office 97' }],
  [0, '{\\rtf', { is: 'office-document', name: 'RTF' }],
];
/** How a ZIP file of an office program begins to speak of itself, in its first entries. */
const OFFICE_IN_ZIP = /\[Content_Types\]\.xml|application\/vnd\.oasis\.opendocument|_rels\/\.rels/;

/** Judges by content; the name of a file says nothing. */
export function formatOf(bytes: Uint8Array): Format {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  // UTF-16 leaves a zero between two ASCII characters.
  const text = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
  if (/^\s*</.test(text)) return { is: /^\s*<(?:!doctype\s+html|html[\s>])/i.test(text) ? 'web-page' : 'xml' };
  // Readers look for the header in the first 1,024 bytes (ISO 32000-1, annex H).
  if (/^%PDF-\d/m.test(head)) return { is: 'pdf' };
  for (const [offset, signature, format] of SIGNATURES) if (head.startsWith(signature, offset)) return format;
  if (head.startsWith('PK\x03\x04'))
    return OFFICE_IN_ZIP.test(head) ? { is: 'office-document', name: 'Office, ZIP' } : { is: 'archive', name: 'ZIP' };
  return { is: 'unknown-format' };
}
