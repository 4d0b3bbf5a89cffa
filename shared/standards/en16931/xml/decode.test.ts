import { describe, expect, test } from 'vitest';
import { decodeXml } from './decode.ts';
import { XmlError } from './error.ts';

const text = '<?xml version="1.0"?><a>é€</a>';
const utf8 = (value: string) => new TextEncoder().encode(value);
const utf16 = (value: string, bigEndian: boolean) => {
  const bytes = new Uint8Array(value.length * 2);
  for (let i = 0; i < value.length; i++) new DataView(bytes.buffer).setUint16(i * 2, value.charCodeAt(i), !bigEndian);
  return bytes;
};
const latin = (value: string) => Uint8Array.from(value, (c) => c.charCodeAt(0));

describe('the encoding', () => {
  test('is UTF-8 where nothing says otherwise, with or without a byte order mark', () => {
    expect(decodeXml(utf8(text))).toBe(text);
    expect(decodeXml(utf8(`\ufeff${text}`))).toBe(text);
  });

  test('is UTF-16 by its mark or by the pattern of its first bytes', () => {
    for (const bigEndian of [true, false]) {
      expect(decodeXml(utf16(text, bigEndian))).toBe(text);
      expect(decodeXml(utf16(`\ufeff${text}`, bigEndian))).toBe(text);
    }
  });

  test('is the one declared', () => {
    const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>\u00e9</a>`;
    expect(decodeXml(latin(declared('ISO-8859-1')))).toBe(declared('ISO-8859-1'));
    expect(decodeXml(latin(declared('windows-1252')))).toBe(declared('windows-1252'));
  });

  test('is refused when unknown or untrue', () => {
    for (const bytes of [latin('<?xml version="1.0" encoding="EBCDIC"?><a/>'), latin('<a>\u00e9</a>')]) {
      expect(() => decodeXml(bytes)).toThrow(XmlError);
    }
  });
});
