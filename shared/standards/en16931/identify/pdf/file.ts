import { constants, inflateSync } from 'node:zlib';
import { PdfError } from './error.ts';
import {
  type Budget,
  hexBytes,
  isDictionary,
  type PdfDictionary,
  PdfKeyword,
  PdfName,
  type PdfObject,
  PdfParser,
  PdfReference,
  PdfStream,
} from './objects.ts';

/** Where an object is: at an offset, or as the n-th object of an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** Longest content of one stream, decoded. */
const MAX_STREAM = 16 * 1024 * 1024;
/** All streams of a file together, decoded. */
const MAX_DECODED = 64 * 1024 * 1024;
/** Bytes searched for `endstream` in all. */
const MAX_SEARCHED = 256 * 1024 * 1024;
const MAX_OBJECTS = 300_000;
/** Bytes that the parser goes over, some perhaps several times; streams are not parsed. */
const MAX_PARSED = 32 * 1024 * 1024;
/** Words of memory for objects that are kept, some 40 MB. */
const MAX_WORDS = 5_000_000;
/** Longest chain of references to references. */
const MAX_HOPS = 16;
const MAX_FILTERS = 4;

/**
 * The objects of a PDF file (ISO 32000-1, 7.5), read only where they are asked for. A file with a broken cross-reference is
 * searched for its objects instead, as readers do.
 *
 * Made for hostile input: work and memory are bounded by the size of the file and the limits above, whatever it says.
 */
export class PdfFile {
  readonly #bytes: Buffer;
  #places = new Map<number, Place>();
  readonly #objects = new Map<number, PdfObject>();
  readonly #objectStreams = new Map<number, ObjectStream>();
  #trailer: Map<string, PdfObject> = new Map();
  readonly #budget: Budget = { bytes: MAX_PARSED, words: MAX_WORDS };
  #decoded = 0;
  #searched = 0;
  #recovered = false;

  /** @throws PdfError `damaged` when there is no catalogue, `encrypted`, or `too-complex`. */
  constructor(bytes: Uint8Array) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Offsets count from the header, which some writers put behind a few bytes of their own.
    this.#bytes = buffer.subarray(Math.max(buffer.subarray(0, 1024).indexOf('%PDF-'), 0));
    try {
      this.#readCrossReferences();
    } catch (error) {
      if (!(error instanceof PdfError) || error.code !== 'damaged') throw error;
      this.#recover();
    }
    // The objects of an encrypted file, the catalogue among them, may be unreadable: this comes first.
    this.#refuseEncryption();
    if (this.#catalogue() === undefined && !this.#recovered) this.#recover();
    this.#refuseEncryption();
    if (this.#catalogue() === undefined) throw new PdfError('damaged');
  }

  #refuseEncryption(): void {
    if (this.#trailer.has('Encrypt')) throw new PdfError('encrypted');
  }

  get catalogue(): PdfDictionary {
    return this.#catalogue() as PdfDictionary;
  }

  #catalogue(): PdfDictionary | undefined {
    const root = this.resolve(this.#trailer.get('Root'));
    return isDictionary(root) ? root : undefined;
  }

  /** The object itself, or what a reference leads to; null where there is nothing. */
  resolve(object: PdfObject | undefined): PdfObject {
    let found = object ?? null;
    for (let hops = 0; found instanceof PdfReference; hops++) {
      if (hops === MAX_HOPS) return null;
      found = this.#object(found.number);
    }
    return found;
  }

  /** A dictionary, or the dictionary of a stream; undefined for anything else. */
  dictionary(object: PdfObject | undefined): PdfDictionary | undefined {
    const resolved = this.resolve(object);
    if (resolved instanceof PdfStream) return resolved.dictionary;
    return isDictionary(resolved) ? resolved : undefined;
  }

  array(object: PdfObject | undefined): readonly PdfObject[] {
    const resolved = this.resolve(object);
    return Array.isArray(resolved) ? resolved : [];
  }

  string(object: PdfObject | undefined): string | undefined {
    const resolved = this.resolve(object);
    return typeof resolved === 'string' ? resolved : undefined;
  }

  name(object: PdfObject | undefined): string | undefined {
    const resolved = this.resolve(object);
    return resolved instanceof PdfName ? resolved.value : undefined;
  }

  /**
   * The decoded content of a stream.
   *
   * @throws PdfError `too-complex` above the limits, `unknown-filter`, `damaged`.
   */
  content(stream: PdfStream): Uint8Array {
    const filters = this.#list(stream.dictionary.get('Filter'));
    const parameters = this.#list(stream.dictionary.get('DecodeParms'));
    if (filters.length > MAX_FILTERS) throw new PdfError('too-complex');
    let content: Uint8Array = this.#raw(stream);
    for (const [i, filter] of filters.entries()) {
      content = this.#decode(this.name(filter) ?? '', content, this.dictionary(parameters[i]));
    }
    return content;
  }

  #list(object: PdfObject | undefined): readonly PdfObject[] {
    const resolved = this.resolve(object);
    if (resolved === null) return [];
    return Array.isArray(resolved) ? resolved : [resolved];
  }

  #raw(stream: PdfStream): Uint8Array {
    const length = this.resolve(stream.dictionary.get('Length'));
    if (typeof length === 'number' && Number.isInteger(length) && length >= 0) {
      const end = stream.start + length;
      if (this.#bytes.subarray(end, end + 32).includes('endstream')) return this.#bytes.subarray(stream.start, end);
    }
    const end = this.#bytes.indexOf('endstream', stream.start);
    this.#searched += (end === -1 ? this.#bytes.length : end) - stream.start;
    if (this.#searched > MAX_SEARCHED) throw new PdfError('too-complex');
    if (end === -1) throw new PdfError('damaged');
    return this.#bytes.subarray(stream.start, end);
  }

  #decode(filter: string, content: Uint8Array, parameters: PdfDictionary | undefined): Uint8Array {
    switch (filter) {
      case 'FlateDecode':
        return unpredicted(this.#inflated(content), (key) => this.resolve(parameters?.get(key)));
      case 'ASCIIHexDecode':
        return this.#counted(hexBytes(upTo(content, 0x3e)));
      case 'ASCII85Decode':
        return this.#counted(ascii85Bytes(upTo(content, 0x7e)));
      default:
        throw new PdfError('unknown-filter');
    }
  }

  #inflated(content: Uint8Array): Uint8Array {
    const maxOutputLength = Math.min(MAX_STREAM, MAX_DECODED - this.#decoded);
    if (maxOutputLength <= 0) throw new PdfError('too-complex');
    try {
      // Readers forgive a stream that is cut or lacks its checksum: what it holds is judged by its own format.
      return this.#counted(inflateSync(content, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }));
    } catch (error) {
      const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      if (tooLong) this.#decoded += maxOutputLength;
      throw error instanceof PdfError ? error : new PdfError(tooLong ? 'too-complex' : 'damaged');
    }
  }

  #counted(content: Uint8Array): Uint8Array {
    this.#decoded += content.length;
    if (this.#decoded > MAX_DECODED) throw new PdfError('too-complex');
    return content;
  }

  #object(number: number): PdfObject {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    // An object that is reached while it is being read (a length that refers to itself) is nothing.
    this.#objects.set(number, null);
    let object: PdfObject = null;
    const place = this.#places.get(number);
    try {
      if (place && 'offset' in place) object = this.#objectAt(place.offset, number);
      else if (place) object = this.#objectStream(place.stream).object(place.index, number);
    } catch (error) {
      if (!(error instanceof PdfError) || error.code !== 'damaged') throw error;
      if (!this.#recovered) {
        // The cross-reference leads astray.
        this.#recover();
        return this.#object(number);
      }
    }
    this.#objects.set(number, object);
    return object;
  }

  /** The indirect object at an offset; its number must be the one expected, if any. */
  #objectAt(offset: number, expected?: number): PdfObject {
    const parser = new PdfParser(this.#bytes, this.#budget, offset);
    const number = parser.next();
    const generation = parser.next();
    const keyword = parser.next();
    const fits = typeof number === 'number' && typeof generation === 'number' && (expected ?? number) === number;
    if (!fits || !(keyword instanceof PdfKeyword) || keyword.value !== 'obj') throw new PdfError('damaged');
    const object = parser.next();
    if (object === undefined || object instanceof PdfKeyword) return null;
    if (!isDictionary(object)) return object;
    const next = parser.next();
    if (!(next instanceof PdfKeyword) || next.value !== 'stream') return object;
    // CR LF or LF ends the keyword (ISO 32000-1, 7.3.8.1).
    if (this.#bytes[parser.position] === 13) parser.position++;
    if (this.#bytes[parser.position] === 10) parser.position++;
    return new PdfStream(object, parser.position);
  }

  #objectStream(number: number): ObjectStream {
    let found = this.#objectStreams.get(number);
    if (!found) {
      const place = this.#places.get(number);
      // An object stream never stands in another one (ISO 32000-1, 7.5.7).
      const stream = place && 'offset' in place ? this.#object(number) : null;
      if (!(stream instanceof PdfStream)) throw new PdfError('damaged');
      const count = this.resolve(stream.dictionary.get('N'));
      const first = this.resolve(stream.dictionary.get('First'));
      if (typeof count !== 'number' || typeof first !== 'number') throw new PdfError('damaged');
      found = new ObjectStream(this.content(stream), this.#budget, count, first);
      this.#objectStreams.set(number, found);
    }
    return found;
  }

  #parse(offset: number): PdfObject | undefined {
    return new PdfParser(this.#bytes, this.#budget, offset).next();
  }

  #readCrossReferences(): void {
    const keyword = this.#bytes.lastIndexOf('startxref');
    if (keyword === -1) throw new PdfError('damaged');
    const start = this.#parse(keyword + 'startxref'.length);
    const waiting: PdfObject[] = [start ?? null];
    const seen = new Set<number>();
    for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
      if (typeof offset !== 'number' || offset <= 0 || offset >= this.#bytes.length) throw new PdfError('damaged');
      if (seen.has(offset)) continue;
      seen.add(offset);
      const trailer = this.#crossReference(offset);
      for (const [key, value] of trailer) if (!this.#trailer.has(key)) this.#trailer.set(key, value);
      // A hybrid file's stream comes before the older section (ISO 32000-1, 7.5.8.4).
      for (const key of ['XRefStm', 'Prev']) if (trailer.has(key)) waiting.push(this.resolve(trailer.get(key)));
    }
  }

  #crossReference(offset: number): PdfDictionary {
    const parser = new PdfParser(this.#bytes, this.#budget, offset);
    const first = parser.next();
    if (first instanceof PdfKeyword && first.value === 'xref') return this.#table(parser);
    const stream = this.#objectAt(offset);
    if (!(stream instanceof PdfStream)) throw new PdfError('damaged');
    this.#streamTable(stream);
    return stream.dictionary;
  }

  #table(parser: PdfParser): PdfDictionary {
    for (;;) {
      const first = parser.next();
      if (first instanceof PdfKeyword && first.value === 'trailer') break;
      const count = parser.next();
      if (typeof first !== 'number' || typeof count !== 'number') throw new PdfError('damaged');
      for (let i = 0; i < count; i++) {
        const offset = parser.next();
        parser.next();
        const use = parser.next();
        if (typeof offset !== 'number' || !(use instanceof PdfKeyword)) throw new PdfError('damaged');
        if (use.value === 'n') this.#place(first + i, { offset });
      }
    }
    const trailer = parser.next();
    if (!isDictionary(trailer)) throw new PdfError('damaged');
    return trailer;
  }

  #streamTable(stream: PdfStream): void {
    const { dictionary } = stream;
    const widths = this.array(dictionary.get('W')).map((w) => (typeof w === 'number' && w >= 0 && w <= 8 ? w : 0));
    const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
    const width = typeWidth + secondWidth + thirdWidth;
    if (width === 0) throw new PdfError('damaged');
    const content = this.content(stream);
    const sections = this.array(dictionary.get('Index'));
    const index = sections.length > 0 ? sections : [0, this.resolve(dictionary.get('Size'))];
    let at = 0;
    const field = (bytes: number) => {
      let value = 0;
      for (let i = 0; i < bytes; i++) value = value * 256 + (content[at++] as number);
      return value;
    };
    for (let s = 0; s + 1 < index.length; s += 2) {
      const first = index[s];
      const count = index[s + 1];
      if (typeof first !== 'number' || typeof count !== 'number') throw new PdfError('damaged');
      for (let i = 0; i < count && at + width <= content.length; i++) {
        const type = typeWidth === 0 ? 1 : field(typeWidth);
        const second = field(secondWidth);
        const third = field(thirdWidth);
        if (type === 1) this.#place(first + i, { offset: second });
        else if (type === 2) this.#place(first + i, { stream: second, index: third });
      }
    }
  }

  /** Newer sections are read first, so the first place of an object counts. */
  #place(number: number, place: Place): void {
    if (this.#places.size >= MAX_OBJECTS) throw new PdfError('too-complex');
    if (!this.#places.has(number)) this.#places.set(number, place);
  }

  /** Searches the whole file for objects and trailers; of several with one number, the last is the newest. */
  #recover(): void {
    this.#recovered = true;
    this.#places = new Map();
    this.#objects.clear();
    this.#objectStreams.clear();
    this.#trailer = new Map();
    const bytes = this.#bytes;
    for (let at = bytes.indexOf(' obj'); at !== -1; at = bytes.indexOf(' obj', at + 4)) {
      const offset = this.#objectStart(at);
      const number = offset === undefined ? undefined : this.#parse(offset);
      if (offset === undefined || typeof number !== 'number') continue;
      this.#places.set(number, { offset });
      if (this.#places.size > MAX_OBJECTS) throw new PdfError('too-complex');
    }
    for (let at = bytes.indexOf('trailer'); at !== -1; at = bytes.indexOf('trailer', at + 7)) {
      this.#merge(tolerant(() => this.#parse(at + 7)));
    }
    let catalogue: PdfReference | undefined;
    for (const [number, place] of [...this.#places]) {
      if (!('offset' in place)) continue;
      // Nothing of this is kept but places: only bytes count.
      const { words } = this.#budget;
      const object = tolerant(() => this.#objectAt(place.offset));
      this.#budget.words = words;
      const dictionary = object instanceof PdfStream ? object.dictionary : object;
      const type = isDictionary(dictionary) ? dictionary.get('Type') : undefined;
      if (!(type instanceof PdfName)) continue;
      if (type.value === 'XRef') this.#merge(dictionary);
      else if (type.value === 'Catalog') catalogue = new PdfReference(number);
      else if (type.value === 'ObjStm') this.#placeInside(number);
    }
    if (catalogue && this.#catalogue() === undefined) this.#trailer.set('Root', catalogue);
  }

  #merge(trailer: PdfObject | undefined): void {
    if (!isDictionary(trailer)) return;
    for (const key of ['Root', 'Encrypt']) {
      const value = trailer.get(key);
      if (value !== undefined) this.#trailer.set(key, value);
    }
  }

  #placeInside(stream: number): void {
    const numbers = tolerant(() => this.#objectStream(stream).numbers) ?? [];
    for (const [index, number] of numbers.entries()) this.#place(number, { stream, index });
  }

  /** Offset of the number in `12 0 obj`, of which the blank before `obj` is known. */
  #objectStart(blank: number): number | undefined {
    let at = blank - 1;
    const digits = () => {
      const end = at;
      while (at >= 0 && blank - at < 24 && isDigit(this.#bytes[at])) at--;
      return end - at;
    };
    if (digits() === 0) return undefined;
    const before = at;
    while (at >= 0 && blank - at < 24 && isWhite(this.#bytes[at])) at--;
    if (at === before || digits() === 0) return undefined;
    return at + 1;
  }
}

/** The objects inside an object stream (ISO 32000-1, 7.5.7). */
class ObjectStream {
  readonly numbers: readonly number[];
  readonly #offsets: readonly number[];
  readonly #content: Uint8Array;
  readonly #budget: Budget;

  constructor(content: Uint8Array, budget: Budget, count: number, first: number) {
    const parser = new PdfParser(content, budget);
    const numbers: number[] = [];
    const offsets: number[] = [];
    for (let i = 0; i < count; i++) {
      const number = parser.next();
      const offset = parser.next();
      if (typeof number !== 'number' || typeof offset !== 'number') break;
      numbers.push(number);
      offsets.push(first + offset);
    }
    this.numbers = numbers;
    this.#offsets = offsets;
    this.#content = content;
    this.#budget = budget;
  }

  object(index: number, number: number): PdfObject {
    const offset = this.#offsets[index];
    if (offset === undefined || this.numbers[index] !== number) throw new PdfError('damaged');
    const object = new PdfParser(this.#content, this.#budget, offset).next();
    return object === undefined || object instanceof PdfKeyword ? null : object;
  }
}

/** What is read, or undefined where the bytes are damaged. */
function tolerant<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfError && error.code === 'damaged') return undefined;
    throw error;
  }
}

/** Undoes the predictor of a Flate stream (ISO 32000-1, 7.4.4.4); cross-reference streams use one. */
function unpredicted(content: Uint8Array, parameter: (key: string) => PdfObject): Uint8Array {
  const number = (key: string, otherwise: number) => {
    const value = parameter(key);
    return typeof value === 'number' && value > 0 ? value : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor < 2) return content;
  if (predictor < 10) throw new PdfError('unknown-filter');
  const pixel = Math.max((number('Colors', 1) * number('BitsPerComponent', 8)) >> 3, 1);
  const row = Math.ceil((number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8);
  const rows = Math.ceil(content.length / (row + 1));
  if (!Number.isSafeInteger(row) || row > content.length) throw new PdfError('damaged');
  const out = new Uint8Array(rows * row);
  let length = 0;
  for (let at = 0; at < content.length; at += row + 1) {
    const filter = content[at];
    const end = Math.min(at + 1 + row, content.length);
    const above = length - row;
    for (let i = at + 1, column = 0; i < end; i++, column++) {
      const left = column >= pixel ? (out[length + column - pixel] as number) : 0;
      const up = above >= 0 ? (out[above + column] as number) : 0;
      const corner = above >= 0 && column >= pixel ? (out[above + column - pixel] as number) : 0;
      out[length + column] = (content[i] as number) + prediction(filter, left, up, corner);
    }
    length += end - at - 1;
  }
  return out.subarray(0, length);
}

/** PNG filters (ISO/IEC 15948, 9.2). */
function prediction(filter: number | undefined, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - corner;
      const byLeft = Math.abs(estimate - left);
      const byUp = Math.abs(estimate - up);
      const byCorner = Math.abs(estimate - corner);
      if (byLeft <= byUp && byLeft <= byCorner) return left;
      return byUp <= byCorner ? up : corner;
    }
    default:
      return 0;
  }
}

/** Bytes of base-85 digits (ISO 32000-1, 7.4.3). */
function ascii85Bytes(digits: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(digits.length * 4);
  let length = 0;
  let group: number[] = [];
  const flush = (count: number) => {
    const padded = [...group, 84, 84, 84, 84].slice(0, 5);
    const value = padded.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let i = 0; i < count; i++) bytes[length++] = Math.floor(value / 256 ** (3 - i)) & 0xff;
    group = [];
  };
  for (const byte of digits) {
    if (byte === 0x7a && group.length === 0) length += 4;
    else if (byte >= 0x21 && byte <= 0x75 && group.push(byte - 0x21) === 5) flush(4);
  }
  if (group.length > 1) flush(group.length - 1);
  return bytes.subarray(0, length);
}

function upTo(content: Uint8Array, endMark: number): Uint8Array {
  const end = content.indexOf(endMark);
  return end === -1 ? content : content.subarray(0, end);
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isWhite = (byte: number | undefined) => byte === 32 || byte === 9 || byte === 10 || byte === 13 || byte === 0;
