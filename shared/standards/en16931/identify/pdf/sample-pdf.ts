// For tests: the smallest PDF files that embed something.
import { deflateSync } from 'node:zlib';

export interface SampleFile {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly relationship?: string;
  /** Entry of the stream's dictionary, for content that is encoded already: `/Filter /LZWDecode`. */
  readonly filter?: string;
}

export interface Sample {
  readonly files: readonly SampleFile[];
  /** Where the files are listed: names, associated files (PDF/A-3), or both. */
  readonly listed?: 'names' | 'associated' | 'both';
  /** A cross-reference as a table, as a compressed stream with objects in an object stream, or broken. */
  readonly crossReference?: 'table' | 'stream' | 'broken';
  readonly trailer?: string;
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A name as the syntax of PDF strings writes it: UTF-16 where it must. */
function text(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (/^[\x00-\x7f]*$/.test(name)) return `(${name.replace(/[\\()]/g, '\\$&')})`;
  return `<feff${Buffer.from(name, 'utf16le').swap16().toString('hex')}>`;
}

export function samplePdf({ files, listed = 'both', crossReference = 'table', trailer = '' }: Sample): Uint8Array {
  const objects = new Map<number, Buffer>();
  const streams = new Set<number>();
  const stream = (number: number, dictionary: string, content: Uint8Array) => {
    streams.add(number);
    const head = latin1(`<< ${dictionary} /Length ${content.length} >>\nstream\n`);
    objects.set(number, Buffer.concat([head, content, latin1('\nendstream')]));
  };
  let next = 4;
  const specifications: { name: string; number: number }[] = [];
  for (const { name, content, relationship = 'Data', filter } of files) {
    const number = next;
    next += 2;
    const embedded = `/EF << /F ${number + 1} 0 R /UF ${number + 1} 0 R >>`;
    const names = `/F ${text(name)} /UF ${text(name)}`;
    objects.set(number, latin1(`<< /Type /Filespec ${names} /AFRelationship /${relationship} ${embedded} >>`));
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const dictionary = `/Type /EmbeddedFile /Subtype /text#2Fxml ${filter ?? '/Filter /FlateDecode'}`;
    stream(number + 1, dictionary, filter === undefined ? deflateSync(bytes) : bytes);
    specifications.push({ name, number });
  }
  const names = specifications.map(({ name, number }) => `${text(name)} ${number} 0 R`).join(' ');
  const associated = specifications.map(({ number }) => `${number} 0 R`).join(' ');
  const entries = [
    listed === 'associated' ? '' : `/Names << /EmbeddedFiles << /Names [ ${names} ] >> >>`,
    listed === 'names' ? '' : `/AF [ ${associated} ]`,
  ];
  objects.set(1, latin1(`<< /Type /Catalog /Pages 2 0 R ${entries.join(' ')} >>`));
  objects.set(2, latin1('<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>'));
  objects.set(3, latin1('<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] >>'));
  return crossReference === 'stream'
    ? withStreams(objects, streams, next, trailer)
    : withTable(objects, next, trailer, crossReference === 'broken');
}

const HEADER = latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');

function withTable(objects: Map<number, Buffer>, size: number, trailer: string, broken: boolean): Uint8Array {
  const parts: Buffer[] = [HEADER];
  const offsets = new Map<number, number>();
  let start = HEADER.length;
  for (const [number, object] of objects) {
    const whole = Buffer.concat([latin1(`${number} 0 obj\n`), object, latin1('\nendobj\n')]);
    offsets.set(number, start);
    parts.push(whole);
    start += whole.length;
  }
  const rows = Array.from({ length: size - 1 }, (_, i) => `${String(offsets.get(i + 1)).padStart(10, '0')} 00000 n \n`);
  parts.push(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`));
  parts.push(latin1(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${broken ? 7 : start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function withStreams(objects: Map<number, Buffer>, streams: Set<number>, first: number, trailer: string): Uint8Array {
  const parts: Buffer[] = [HEADER];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const places = new Map<number, readonly [type: number, second: number, third: number]>([[0, [0, 0, 255]]]);
  const add = (number: number, object: Buffer) => {
    places.set(number, [1, length(), 0]);
    parts.push(latin1(`${number} 0 obj\n`), object, latin1('\nendobj\n'));
  };
  const inside = [...objects].filter(([number]) => !streams.has(number));
  for (const [number, object] of objects) if (streams.has(number)) add(number, object);
  let offset = 0;
  const index = inside.map(([number, object], i) => {
    places.set(number, [2, first, i]);
    const entry = `${number} ${offset}`;
    offset += object.length + 1;
    return entry;
  });
  const head = `${index.join(' ')}\n`;
  const content = deflateSync(Buffer.concat([latin1(head), ...inside.flatMap(([, object]) => [object, latin1('\n')])]));
  const dictionary = `<< /Type /ObjStm /N ${inside.length} /First ${head.length} /Filter /FlateDecode /Length ${content.length} >>`;
  add(first, Buffer.concat([latin1(`${dictionary}\nstream\n`), content, latin1('\nendstream')]));
  const start = length();
  places.set(first + 1, [1, start, 0]);
  // Rows of 1, 4 and 2 bytes, each encoded by another filter of PNG (predictor 15).
  const rows = Array.from({ length: first + 2 }, (_, i) => {
    const [type, second, third] = places.get(i) ?? [0, 0, 0];
    const row = Buffer.alloc(7);
    row.writeUInt8(type, 0);
    row.writeUInt32BE(second, 1);
    row.writeUInt16BE(third, 5);
    return row;
  });
  const table = deflateSync(predictedRows(rows));
  const entries = `/Type /XRef /Size ${first + 2} /W [ 1 4 2 ] /Root 1 0 R ${trailer}`;
  const filter = '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 7 >>';
  parts.push(latin1(`${first + 1} 0 obj\n<< ${entries} ${filter} /Length ${table.length} >>\nstream\n`), table);
  parts.push(latin1(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** Rows as PNG filters encode them, each by the next of the five filters (ISO/IEC 15948, 9.2). */
export function predictedRows(rows: readonly Uint8Array[]): Buffer {
  const encoded = rows.map((row, i) => {
    const filter = i % 5;
    const above = rows[i - 1] ?? new Uint8Array(row.length);
    const bytes = [...row].map((byte, column) => {
      const left = row[column - 1] ?? 0;
      const up = above[column] ?? 0;
      const corner = above[column - 1] ?? 0;
      const estimate = left + up - corner;
      const nearest = [left, up, corner].toSorted((x, y) => Math.abs(estimate - x) - Math.abs(estimate - y))[0];
      return byte - ([0, left, up, Math.floor((left + up) / 2), nearest][filter] ?? 0);
    });
    return Buffer.from([filter, ...bytes]);
  });
  return Buffer.concat(encoded);
}
