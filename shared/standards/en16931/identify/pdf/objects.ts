import { PdfError } from './error.ts';

/** A name object, without its slash. */
export class PdfName {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

/** A reference to an indirect object. Generations are ignored: the cross-reference knows only the newest. */
export class PdfReference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** A word that stands for itself: `obj`, `endobj`, `stream`, `R`, `xref`, … */
export class PdfKeyword {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export type PdfDictionary = ReadonlyMap<string, PdfObject>;

/** The bytes of a stream are found only when they are asked for: their length may be an indirect object. */
export class PdfStream {
  readonly dictionary: PdfDictionary;
  /** Offset of the first byte behind the keyword `stream` and its line end. */
  readonly start: number;
  constructor(dictionary: PdfDictionary, start: number) {
    this.dictionary = dictionary;
    this.start = start;
  }
}

/** A string object is a JavaScript string of its bytes (one code unit each). */
export type PdfObject =
  | null
  | boolean
  | number
  | string
  | PdfName
  | PdfReference
  | PdfKeyword
  | PdfStream
  | PdfDictionary
  | readonly PdfObject[];

export const isDictionary = (object: PdfObject | undefined): object is PdfDictionary => object instanceof Map;

const MAX_NESTING = 32;
/** Longest string, name or number that is read, in bytes. */
const MAX_TOKEN = 65_536;

const REGULAR = 0;
const WHITE = 1;
const DELIMITER = 2;
/** Class of each byte (ISO 32000-1, 7.2.2). */
const CLASS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CLASS[byte] = WHITE;
for (const char of '()<>[]{}/%') CLASS[char.charCodeAt(0)] = DELIMITER;

/** Work that the parsers of one file may still do: a file may lead them over the same bytes again and again. */
export interface Budget {
  bytes: number;
  /** Roughly the words of memory that objects take. */
  words: number;
}

/** Reads PDF objects from bytes, from a position on (ISO 32000-1, 7.3). */
export class PdfParser {
  readonly bytes: Uint8Array;
  readonly #budget: Budget;
  position: number;

  constructor(bytes: Uint8Array, budget: Budget, position = 0) {
    this.bytes = bytes;
    this.#budget = budget;
    this.position = position;
  }

  /**
   * The next object or keyword; undefined at the end of the bytes.
   *
   * @throws PdfError `damaged` where no object can be read, `too-complex` when the budget is spent.
   */
  next(): PdfObject | undefined {
    const start = this.position;
    try {
      return this.#object(0);
    } finally {
      this.#budget.bytes -= this.position - start;
    }
  }

  #object(nesting: number): PdfObject | undefined {
    this.#skipWhite();
    const { bytes } = this;
    const byte = bytes[this.position];
    if (byte === undefined) return undefined;
    if (nesting > MAX_NESTING || this.#budget.bytes < 0 || this.#budget.words < 0) throw new PdfError('too-complex');
    switch (byte) {
      case 0x2f: // /
        return this.#name();
      case 0x28: // (
        return this.#literalString();
      case 0x5b: // [
        return this.#array(nesting);
      case 0x3c: // <
        return bytes[this.position + 1] === 0x3c ? this.#dictionary(nesting) : this.#hexString();
      case 0x5d: // ]
      case 0x29: // )
      case 0x7b: // {
      case 0x7d: // }
        this.position++;
        return new PdfKeyword(String.fromCharCode(byte));
      case 0x3e: // >
        this.position += bytes[this.position + 1] === 0x3e ? 2 : 1;
        return new PdfKeyword('>>');
      default:
        return this.#regular();
    }
  }

  #skipWhite(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.position];
      if (byte === undefined) return;
      if (byte === 0x25) {
        // A comment ends with the line.
        while (this.position < bytes.length && bytes[this.position] !== 10 && bytes[this.position] !== 13)
          this.position++;
      } else if (CLASS[byte] !== WHITE) return;
      else this.position++;
    }
  }

  /** A number, a keyword, or a reference `12 0 R`. */
  #regular(): PdfObject {
    this.#budget.words -= 4;
    const { bytes } = this;
    const start = this.position;
    while (this.position < bytes.length && CLASS[bytes[this.position] as number] === REGULAR) this.position++;
    const word = latin1(bytes, start, this.position);
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) {
      const number = Number(word);
      if (!Number.isSafeInteger(number) || number < 0) return number;
      return this.#reference(number) ?? number;
    }
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return new PdfKeyword(word);
  }

  #reference(number: number): PdfReference | undefined {
    const before = this.position;
    const { bytes } = this;
    let at = before;
    while (CLASS[bytes[at] as number] === WHITE && at < bytes.length) at++;
    const digits = at;
    while (isDigit(bytes[at])) at++;
    if (at === before || at === digits || at - digits > 5) return undefined;
    const blank = at;
    while (CLASS[bytes[at] as number] === WHITE && at < bytes.length) at++;
    if (at === blank || bytes[at] !== 0x52) return undefined; // R
    const after = bytes[at + 1];
    if (after !== undefined && CLASS[after] === REGULAR) return undefined;
    this.position = at + 1;
    return new PdfReference(number);
  }

  #name(): PdfName {
    this.#budget.words -= 8;
    const { bytes } = this;
    const start = ++this.position;
    while (this.position < bytes.length && CLASS[bytes[this.position] as number] === REGULAR) this.position++;
    const name = latin1(bytes, start, this.position);
    return new PdfName(
      name.includes('#')
        ? name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        : name,
    );
  }

  #array(nesting: number): readonly PdfObject[] {
    this.#budget.words -= 8;
    this.position++;
    const items: PdfObject[] = [];
    for (;;) {
      const item = this.#object(nesting + 1);
      if (item === undefined) throw new PdfError('damaged');
      if (item instanceof PdfKeyword) {
        if (item.value === ']') return items;
        throw new PdfError('damaged');
      }
      items.push(item);
    }
  }

  #dictionary(nesting: number): PdfDictionary {
    this.#budget.words -= 32;
    this.position += 2;
    const entries = new Map<string, PdfObject>();
    for (;;) {
      const key = this.#object(nesting + 1);
      if (key instanceof PdfKeyword && key.value === '>>') return entries;
      if (!(key instanceof PdfName)) throw new PdfError('damaged');
      const value = this.#object(nesting + 1);
      if (value === undefined || value instanceof PdfKeyword) throw new PdfError('damaged');
      entries.set(key.value, value);
    }
  }

  #literalString(): string {
    const { bytes } = this;
    let open = 1;
    let text = '';
    this.position++;
    while (this.position < bytes.length) {
      if (text.length > MAX_TOKEN) throw new PdfError('too-complex');
      let byte = bytes[this.position++] as number;
      if (byte === 0x5c) {
        const escaped = this.#escape();
        if (escaped === undefined) continue;
        byte = escaped;
      } else if (byte === 0x28) open++;
      else if (byte === 0x29 && --open === 0) {
        this.#budget.words -= 4 + text.length / 4;
        return text;
      }
      text += String.fromCharCode(byte);
    }
    throw new PdfError('damaged');
  }

  /** The byte that stands behind a backslash; undefined for an escaped line end (ISO 32000-1, table 3). */
  #escape(): number | undefined {
    const { bytes } = this;
    const byte = bytes[this.position++] as number;
    const simple = ESCAPES.get(byte);
    if (simple !== undefined) return simple;
    if (byte === 13 || byte === 10) {
      if (byte === 13 && bytes[this.position] === 10) this.position++;
      return undefined;
    }
    if (!isOctal(byte)) return byte;
    let value = byte - 0x30;
    for (let i = 0; i < 2 && isOctal(bytes[this.position]); i++)
      value = value * 8 + (bytes[this.position++] as number) - 0x30;
    return value & 0xff;
  }

  #hexString(): string {
    const start = ++this.position;
    const end = this.bytes.indexOf(0x3e, start);
    if (end === -1 || end - start > 2 * MAX_TOKEN) throw new PdfError('damaged');
    this.position = end + 1;
    this.#budget.words -= (end - start) / 8;
    return latin1Of(hexBytes(this.bytes.subarray(start, end)));
  }
}

const ESCAPES = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
]);
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isOctal = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x37;

/** Bytes written as hexadecimal digits; white space is ignored, a missing last digit is 0. */
export function hexBytes(digits: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((digits.length + 1) >> 1);
  let length = 0;
  let high = -1;
  for (const byte of digits) {
    const value = hexValue(byte);
    if (value === -1) continue;
    if (high === -1) high = value;
    else {
      bytes[length++] = high * 16 + value;
      high = -1;
    }
  }
  if (high !== -1) bytes[length++] = high * 16;
  return bytes.subarray(0, length);
}

function hexValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > MAX_TOKEN) throw new PdfError('too-complex');
  return latin1Of(bytes.subarray(start, end));
}

function latin1Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
