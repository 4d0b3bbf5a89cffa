export { PdfError } from './error.ts';

import { PdfError } from './error.ts';
import { PdfFile } from './file.ts';
import { type PdfObject, PdfReference, PdfStream } from './objects.ts';

/** A file inside a PDF; its content is decoded only when asked for. */
export interface EmbeddedFile {
  /** As the PDF writes it: never a path to trust. */
  readonly name: string;
  readonly description?: string;
  /** `application/xml`, as declared. */
  readonly mimeType?: string;
  /** `Data`, `Alternative`, `Source`, … (PDF/A-3, ISO 19005-3, 6.8). */
  readonly relationship?: string;
  /** @throws PdfError */
  content(): Uint8Array;
}

/** More than this are not listed: an invoice has a handful. */
const MAX_FILES = 1000;
/** Nodes of the name tree that are visited. */
const MAX_NODES = 5000;

/**
 * The files that a PDF embeds by name (ISO 32000-1, 7.11.4) or associates with the document (PDF/A-3).
 *
 * @throws PdfError
 */
export function embeddedFiles(bytes: Uint8Array): readonly EmbeddedFile[] {
  const pdf = new PdfFile(bytes);
  const { catalogue } = pdf;
  const specifications = [
    ...namedFiles(pdf, pdf.dictionary(catalogue.get('Names'))?.get('EmbeddedFiles')),
    ...pdf.array(catalogue.get('AF')),
  ];
  const files: EmbeddedFile[] = [];
  const seen = new Set<number | PdfStream>();
  for (const specification of specifications) {
    if (specification instanceof PdfReference) {
      if (seen.has(specification.number)) continue;
      seen.add(specification.number);
    }
    const file = embeddedFile(pdf, specification, seen);
    if (file && files.push(file) > MAX_FILES) throw new PdfError('too-many-files');
  }
  return files;
}

/** The file specifications of a name tree (ISO 32000-1, 7.9.6). */
function namedFiles(pdf: PdfFile, root: PdfObject | undefined): readonly PdfObject[] {
  const found: PdfObject[] = [];
  const waiting: (PdfObject | undefined)[] = [root];
  for (let visited = 0; waiting.length > 0; visited++) {
    if (visited === MAX_NODES) throw new PdfError('too-complex');
    const node = pdf.dictionary(waiting.shift());
    if (!node) continue;
    for (const kid of pdf.array(node.get('Kids'))) {
      if (waiting.push(kid) > MAX_NODES) throw new PdfError('too-complex');
    }
    for (const [i, entry] of pdf.array(node.get('Names')).entries()) {
      if (i % 2 === 1 && found.push(entry) > 2 * MAX_FILES) throw new PdfError('too-many-files');
    }
  }
  return found;
}

function embeddedFile(pdf: PdfFile, object: PdfObject, seen: Set<number | PdfStream>): EmbeddedFile | undefined {
  const specification = pdf.dictionary(object);
  const embedded = pdf.dictionary(specification?.get('EF'));
  if (!specification || !embedded) return undefined;
  const stream = pdf.resolve(embedded.get('UF') ?? embedded.get('F') ?? embedded.get('Unix') ?? embedded.get('DOS'));
  if (!(stream instanceof PdfStream) || seen.has(stream)) return undefined;
  seen.add(stream);
  const name = pdf.string(specification.get('UF')) ?? pdf.string(specification.get('F'));
  const description = pdf.string(specification.get('Desc'));
  const mimeType = pdf.name(stream.dictionary.get('Subtype'));
  const relationship = pdf.name(specification.get('AFRelationship'));
  return {
    name: textOf(name ?? ''),
    ...(description === undefined ? {} : { description: textOf(description) }),
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(relationship === undefined ? {} : { relationship }),
    content: () => pdf.content(stream),
  };
}

/** A text string: UTF-16 or UTF-8 by its mark, else Latin-1, which PDFDocEncoding resembles (ISO 32000-2, 7.9.2.2). */
function textOf(bytes: string): string {
  const encoding = bytes.startsWith('\xfe\xff') ? 'utf-16be' : bytes.startsWith('\xef\xbb\xbf') ? 'utf-8' : undefined;
  return encoding === undefined ? bytes : new TextDecoder(encoding).decode(Buffer.from(bytes, 'latin1'));
}
