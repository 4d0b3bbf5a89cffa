import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embeddedFiles } from './embedded-files.ts';
import { PdfError, type PdfErrorCode } from './error.ts';
import { predictedRows, type Sample, samplePdf } from './sample-pdf.ts';

const INVOICE = '<Invoice>é</Invoice>';
const sample = (options: Omit<Sample, 'files'> = {}) =>
  samplePdf({ files: [{ name: 'factur-x.xml', content: INVOICE }], ...options });
const contents = (bytes: Uint8Array) =>
  embeddedFiles(bytes).map(({ name, content }) => [name, Buffer.from(content()).toString()]);

function codeOf(work: () => unknown): PdfErrorCode | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof PdfError) return error.code;
    throw error;
  }
  return undefined;
}

describe('embedded files are found', () => {
  test.each(['table', 'stream', 'broken'] as const)('with a cross-reference that is %s', (crossReference) => {
    expect(contents(sample({ crossReference }))).toEqual([['factur-x.xml', INVOICE]]);
  });

  test.each(['names', 'associated', 'both'] as const)('listed as %s, each once', (listed) => {
    expect(contents(sample({ listed }))).toEqual([['factur-x.xml', INVOICE]]);
  });

  test('many of them, with every filter of a compressed cross-reference', () => {
    const files = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.xml`, content: `${i}` }));
    expect(contents(samplePdf({ files, crossReference: 'stream' }))).toEqual(
      files.map(({ name, content }) => [name, content]),
    );
  });

  test('behind bytes that some writers put before the header', () => {
    expect(contents(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\n\n'), sample()]))).toEqual([
      ['factur-x.xml', INVOICE],
    ]);
  });

  test('where the cross-reference has the wrong place for one of them', () => {
    const file = Buffer.from(sample());
    const row = file.lastIndexOf('trailer') - 20;
    expect(file.subarray(row + 10, row + 18).toString()).toBe(' 00000 n');
    file.write('0000000021', row);
    expect(contents(file)).toEqual([['factur-x.xml', INVOICE]]);
  });

  test('in an older revision of the file', () => {
    const old = Buffer.from(sample());
    const start = old.lastIndexOf('startxref');
    const table = Number(
      old
        .subarray(start + 10, start + 20)
        .toString()
        .match(/\d+/)?.[0],
    );
    const update = `9 0 obj\n(new)\nendobj\nxref\n9 1\n${String(old.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 10 /Prev ${table} >>\nstartxref\n${old.length + 22}\n%%EOF`;
    expect(contents(Buffer.concat([old, Buffer.from(update)]))).toEqual([['factur-x.xml', INVOICE]]);
  });

  test('with names in Unicode, which are no paths', () => {
    const names = ['../../etc/passwd', 'Rechnung-Müller €.xml', 'a(b)\\c.xml', '\u202etfx.exe', ''];
    const bytes = samplePdf({ files: names.map((name) => ({ name, content: 'x' })) });
    expect(embeddedFiles(bytes).map(({ name }) => name)).toEqual(names);
  });

  test('with what the PDF says of them', () => {
    const [file] = embeddedFiles(samplePdf({ files: [{ name: 'a.xml', content: 'x', relationship: 'Alternative' }] }));
    expect(file).toMatchObject({ name: 'a.xml', mimeType: 'text/xml', relationship: 'Alternative' });
  });

  test.each([
    ['', INVOICE],
    ['/Filter /ASCIIHexDecode', `${Buffer.from(INVOICE).toString('hex')}>`],
    ['/Filter /ASCII85Decode', '4@sF6DeW]m5/X?^01g&)DeW]m4o~>'],
    ['/Filter [ /ASCIIHexDecode /FlateDecode ]', `${deflateSync(Buffer.from(INVOICE)).toString('hex')}>`],
  ])('encoded by %s', (filter, content) => {
    const [[, text] = []] = contents(samplePdf({ files: [{ name: 'a', content, filter }] }));
    expect(text).toBe(INVOICE);
  });

  test('encoded by the filters of PNG', () => {
    const filter = '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 5 >>';
    const row = fc.uint8Array({ minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const content = deflateSync(predictedRows(rows));
        const [file] = embeddedFiles(samplePdf({ files: [{ name: 'a', content, filter }] }));
        expect(Buffer.from(file?.content() ?? [])).toEqual(Buffer.concat(rows));
      }),
    );
  });

  test('none', () => {
    expect(embeddedFiles(samplePdf({ files: [] }))).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each(['table', 'stream', 'broken'] as const)('an encrypted file, cross-reference %s', (crossReference) => {
    const trailer = '/Encrypt << /Filter /Standard /V 2 /R 3 >>';
    expect(codeOf(() => embeddedFiles(sample({ crossReference, trailer })))).toBe('encrypted');
  });

  test('a filter that is not used for attachments', () => {
    const bytes = samplePdf({ files: [{ name: 'a', content: 'x', filter: '/Filter /JBIG2Decode' }] });
    expect(codeOf(() => embeddedFiles(bytes)[0]?.content())).toBe('unknown-filter');
  });

  test('content that decodes to more than is allowed, once or again and again', () => {
    const zeros = deflateSync(Buffer.alloc(40 * 1024 * 1024));
    const twice = deflateSync(zeros);
    for (const [filter, content] of [
      ['/Filter /FlateDecode', zeros],
      ['/Filter [ /FlateDecode /FlateDecode ]', twice],
    ] as const) {
      const bytes = samplePdf({ files: [{ name: 'factur-x.xml', content, filter }] });
      expect(codeOf(() => embeddedFiles(bytes)[0]?.content())).toBe('too-complex');
    }
    const many = samplePdf({
      files: Array.from({ length: 20 }, () => ({ name: 'a', content: Buffer.alloc(8 * 1024 * 1024) })),
    });
    expect(codeOf(() => embeddedFiles(many).map(({ content }) => content()))).toBe('too-complex');
  });

  test('10,000 files', () => {
    const bytes = samplePdf({ files: Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}.xml`, content: 'x' })) });
    expect(codeOf(() => embeddedFiles(bytes))).toBe('too-many-files');
  });

  test.each([
    ['nothing but the header', '%PDF-1.7\n'],
    [
      'no catalogue',
      '%PDF-1.7\n1 0 obj\n<< /Type /Pages >>\nendobj\ntrailer << /Root 1 0 R >>'.replace('Root', 'Info'),
    ],
    ['a catalogue that refers to itself', '%PDF-1.7\n1 0 obj\n1 0 R\nendobj\ntrailer << /Root 1 0 R >>'],
  ])('%s', (_, text) => {
    expect(codeOf(() => embeddedFiles(Buffer.from(text)))).toBe('damaged');
  });

  test.each([
    ['a name tree that contains itself', '/Kids [ 2 0 R 2 0 R ]'],
    ['a cross-reference that leads back to itself', ''],
  ])('%s ends', (_, kids) => {
    const text = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>\nendobj\n2 0 obj\n<< ${kids} >>\nendobj\nxref\n0 0\ntrailer << /Root 1 0 R /Prev 106 >>\nstartxref\n106\n`;
    expect(['too-complex', undefined]).toContain(codeOf(() => embeddedFiles(Buffer.from(text))));
  });
});

describe('whatever the bytes, an answer', () => {
  const answers = (bytes: Uint8Array) => {
    codeOf(() => {
      for (const file of embeddedFiles(bytes)) codeOf(() => file.content());
    });
  };

  test('random changes to a good file', () => {
    const good = (['table', 'stream', 'broken'] as const).map((crossReference) =>
      Buffer.from(sample({ crossReference })),
    );
    const change = fc.record({
      at: fc.nat(4000),
      byte: fc.nat(255),
      kind: fc.constantFrom('set', 'cut', 'insert', 'repeat'),
    });
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 8 }), (file, changes) => {
        let bytes = file;
        for (const { at, byte, kind } of changes) {
          const i = at % Math.max(bytes.length, 1);
          const rest = { set: 1, cut: 1 + (byte % 50), insert: 0, repeat: -(byte % 50) }[kind];
          const middle = kind === 'set' || kind === 'insert' ? Buffer.from([byte]) : Buffer.alloc(0);
          bytes = Buffer.concat([bytes.subarray(0, i), middle, bytes.subarray(Math.max(i + rest, 0))]);
        }
        answers(bytes);
      }),
      { numRuns: 1500 },
    );
  });

  test('random objects', () => {
    const key = fc.constantFrom(
      'Type',
      'Names',
      'EmbeddedFiles',
      'Kids',
      'AF',
      'EF',
      'F',
      'UF',
      'Filter',
      'Length',
      'N',
      'First',
      'Prev',
      'Root',
      'W',
      'Index',
      'Size',
      'DecodeParms',
      'Predictor',
      'Columns',
      'Colors',
    );
    const { object } = fc.letrec((tie) => ({
      object: fc.oneof(
        { depthSize: 'small' },
        fc.integer({ min: -5, max: 1000 }).map(String),
        fc.nat(9).map((n) => `${n} 0 R`),
        fc.constantFrom(
          '/Catalog',
          '/ObjStm',
          '/XRef',
          '/FlateDecode',
          '/ASCII85Decode',
          '(a)',
          '<4',
          'null',
          'true',
          '1e9',
          '-',
          '+.',
          '(',
        ),
        fc.array(tie('object'), { maxLength: 4 }).map((items) => `[ ${items.join(' ')} ]`),
        fc
          .array(fc.tuple(key, tie('object')), { maxLength: 4 })
          .map((entries) => `<< ${entries.map(([k, v]) => `/${k} ${v}`).join(' ')} >>`),
      ),
    }));
    const file = fc
      .array(fc.tuple(object, fc.boolean()), { minLength: 1, maxLength: 9 })
      .map((objects) =>
        [
          '%PDF-1.7',
          ...objects.map(
            ([text, isStream], i) => `${i + 1} 0 obj\n${text}${isStream ? '\nstream\nabc\nendstream' : ''}\nendobj`,
          ),
          'trailer << /Root 1 0 R >>',
        ].join('\n'),
      );
    fc.assert(
      fc.property(file, (text) => answers(Buffer.from(text, 'latin1'))),
      { numRuns: 1500 },
    );
  });
});
