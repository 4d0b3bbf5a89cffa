import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../read/read.ts';
import { type Identified, identify, LIMITS } from './identify.ts';
import { samplePdf } from './pdf/sample-pdf.ts';
import { profileOf } from './profiles.ts';

const UBL = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>Né-1</cbc:ID>
</Invoice>`;
const CREDIT_NOTE = UBL.replaceAll('Invoice', 'CreditNote');
const CII = `<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
    <ram:ID>urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr</ram:ID>
  </ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>Né-1</ram:ID></rsm:ExchangedDocument>
</rsm:CrossIndustryInvoice>`;
const ORDER_X = '<SCRDMCCBDACIOMessageStructure xmlns="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>';
const ZUGFERD_1 = '<CrossIndustryDocument xmlns="urn:ferd:CrossIndustryDocument:invoice:1p0"/>';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const code = (found: Identified) => (found.kind === 'invoice' ? 'invoice' : found.refusal.code);
const pdf = (files: Record<string, string | Uint8Array>) =>
  samplePdf({ files: Object.entries(files).map(([name, content]) => ({ name, content })) });

describe('an invoice is told by its content', () => {
  test.each([
    ['UBL', UBL, 'ubl', 'UBL Invoice', 'EN 16931'],
    ['a UBL credit note', CREDIT_NOTE, 'ubl', 'UBL CreditNote', 'EN 16931'],
    ['CII', CII, 'cii', 'CII', 'EXTENDED-CTC-FR'],
  ])('%s', async (_, text, syntax, documentType, profile) => {
    const found = await identify(bytes(text));
    expect(found).toMatchObject({
      kind: 'invoice',
      container: 'xml',
      syntax,
      documentType,
      profile: { name: profile },
    });
  });

  test.each([
    ['UTF-8 with a mark', bytes(`\ufeff${UBL}`)],
    ['UTF-16, little endian', bytes(`\ufeff${UBL.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['UTF-16, big endian', utf16be(`\ufeff${UBL.replace('UTF-8', 'UTF-16')}`)],
    ['UTF-16 without a mark', bytes(UBL.replace('UTF-8', 'UTF-16'), 'utf16le')],
    ['Latin-1', bytes(UBL.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
  ])('in %s', async (_, file) => {
    const found = await identify(file);
    expect(found.kind === 'invoice' && read(found.document, found.syntax).invoice.number).toBe('Né-1');
  });

  test.each(['factur-x.xml', 'FACTUR-X.XML', 'zugferd-invoice.xml', 'xrechnung.xml', 'invoice.xml', '../../x.xml'])(
    'in a PDF as %s',
    async (name) => {
      const found = await identify(pdf({ 'terms.pdf': '%PDF-1.4', [name]: CII }));
      expect(found).toMatchObject({
        kind: 'invoice',
        container: 'pdf',
        syntax: 'cii',
        embedded: { invoice: { name } },
      });
      expect(found.kind === 'invoice' && found.embedded?.others.map((file) => file.name)).toEqual(['terms.pdf']);
    },
  );

  test('of several XML files in a PDF: the one with the name of the standard, else the first invoice', async () => {
    const named = await identify(pdf({ 'a.xml': UBL, 'b.xml': '<other/>', 'factur-x.xml': CII }));
    expect(named).toMatchObject({ syntax: 'cii', embedded: { invoice: { name: 'factur-x.xml' } } });
    const unnamed = await identify(pdf({ 'a.xml': '<other/>', 'b.xml': '<broken', 'c.xml': UBL }));
    expect(unnamed).toMatchObject({ syntax: 'ubl', embedded: { invoice: { name: 'c.xml' } } });
  });
});

const bomb = deflateSync(Buffer.alloc(40 * 1024 * 1024));

test('an invoice of any length, wherever the parts end in which it is parsed', async () => {
  const note = '<cbc:Note languageID="fr">x</cbc:Note>';
  for (let shift = 0; shift <= note.length; shift += 3) {
    const text = UBL.replace('<cbc:ID>', `${' '.repeat(shift)}<cbc:ID>`).replace(
      '</Invoice>',
      `${note.repeat(7_000)}</Invoice>`,
    );
    const found = await identify(bytes(text));
    expect(found.kind === 'invoice' && read(found.document, found.syntax).invoice.notes.length).toBe(7_000);
  }
});

describe('anything else has its reason', () => {
  const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
  test.each([
    ['nothing', 'empty', bytes('')],
    ['Order-X', 'order-x', bytes(ORDER_X)],
    ['ZUGFeRD 1', 'zugferd-1', bytes(ZUGFERD_1)],
    ['another XML', 'other-xml', bytes('<FatturaElettronica/>')],
    ['an invoice of no namespace', 'other-xml', bytes('<Invoice/>')],
    ['an element that no schema knows', 'xml-foreign-element', bytes(UBL.replace('<cbc:ID>', '<x/><cbc:ID>'))],
    ['XML cut off', 'xml-malformed', bytes(UBL.slice(0, -20))],
    ['XML with a second root', 'xml-malformed', bytes(`${UBL}<x/>`)],
    ['an unknown entity', 'xml-malformed', bytes(UBL.replace('Né-1', '&nbsp;'))],
    ['a bomb of entities', 'xml-doctype', bytes(`<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]><x>&e10;</x>`)],
    ['an external entity', 'xml-doctype', bytes('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')],
    ['an external subset', 'xml-doctype', bytes('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>')],
    ['100,000 nested elements', 'xml-too-deep', bytes('<a>'.repeat(100_000) + '</a>'.repeat(100_000))],
    ['a million elements', 'xml-too-many-nodes', bytes(`<a>${'<b/>'.repeat(1_000_000)}</a>`)],
    [
      '100,000 attributes',
      'xml-too-many-nodes',
      bytes(`<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
    ],
    [
      '100,000 namespaces',
      'xml-too-many-nodes',
      bytes(`<a>${Array.from({ length: 100_000 }, (_, i) => `<b xmlns="${i}"/>`).join('')}</a>`),
    ],
    ['bytes that are not of the encoding', 'xml-encoding', bytes(UBL, 'latin1')],
    ['an unknown encoding', 'xml-encoding', bytes(UBL.replace('UTF-8', 'EBCDIC-CP-FR'))],
    ['a web page', 'web-page', bytes('<!DOCTYPE html><html></html>')],
    ['text', 'unknown-format', bytes('%PDF or not %PDF-1.7')],
    ['PNG', 'image', bytes('\x89PNG\r\n\x1a\n', 'latin1')],
    ['JPEG', 'image', bytes('\xff\xd8\xff\xe0', 'latin1')],
    ['HEIF', 'image', bytes('\0\0\0\x18ftypheic', 'latin1')],
    ['ZIP', 'archive', bytes('PK\x03\x04', 'latin1')],
    ['a spreadsheet', 'office-document', bytes('PK\x03\x04....[Content_Types].xml', 'latin1')],
    ['a PDF without files', 'pdf-without-invoice', samplePdf({ files: [] })],
    ['a PDF with other files', 'pdf-without-invoice', pdf({ 'a.csv': '1;2', 'a.xml': '<other/>', 'b.xml': '<broken' })],
    ['a PDF with an order', 'order-x', pdf({ 'order-x.xml': ORDER_X })],
    ['a PDF with a ZUGFeRD 1 invoice', 'zugferd-1', pdf({ 'ZUGFeRD-invoice.xml': ZUGFERD_1 })],
    ['a PDF with a broken invoice', 'xml-malformed', pdf({ 'factur-x.xml': CII.slice(0, -9) })],
    ['a PDF with entities', 'xml-doctype', pdf({ 'factur-x.xml': '<!DOCTYPE x []><x/>' })],
    ['an encrypted PDF', 'pdf-encrypted', samplePdf({ files: [], trailer: '/Encrypt << >>' })],
    ['a PDF cut off', 'pdf-damaged', pdf({ 'factur-x.xml': CII }).subarray(0, 30)],
    [
      'a PDF with a bomb',
      'pdf-too-complex',
      samplePdf({ files: [{ name: 'factur-x.xml', content: bomb, filter: '/Filter /FlateDecode' }] }),
    ],
    [
      'a PDF with 10,000 files',
      'pdf-too-many-files',
      samplePdf({ files: Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}`, content: '' })) }),
    ],
    [
      'a PDF with an odd filter',
      'pdf-unknown-filter',
      samplePdf({ files: [{ name: 'factur-x.xml', content: '', filter: '/Filter /Crypt' }] }),
    ],
  ])('%s: %s', async (_, expected, file) => {
    const found = await identify(file);
    expect(code(found)).toBe(expected);
    if (found.kind === 'invoice') return;
    const { fr, en } = found.refusal.message;
    expect(fr).not.toBe(en);
    expect(fr + en).not.toContain('{');
  });

  test('a file that is too large is not read at all', async () => {
    const limits = { ...LIMITS, bytes: 1024 };
    expect(code(await identify(bytes(UBL + ' '.repeat(1024)), limits))).toBe('too-large');
    expect(code(await identify(bytes(UBL), { ...LIMITS, xml: { ...LIMITS.xml, characters: 100 } }))).toBe(
      'xml-too-large',
    );
  });

  test('a script in a PDF is a byte like another', async () => {
    const file = Buffer.from(pdf({ 'factur-x.xml': CII }));
    const at = file.indexOf('/Type /Catalog');
    const script = '/OpenAction << /S /JavaScript /JS (app.alert(1)) >> ';
    const scripted = Buffer.concat([file.subarray(0, at), Buffer.from(script), file.subarray(at)]);
    expect(code(await identify(scripted))).toBe('invoice');
  });

  test('UBL may hold anything in an extension', async () => {
    const extension = `<e:UBLExtensions xmlns:e="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><e:UBLExtension>
      <e:ExtensionContent><mine xmlns="urn:mine"><deep/></mine></e:ExtensionContent></e:UBLExtension></e:UBLExtensions>`;
    const found = await identify(bytes(UBL.replace('<cbc:CustomizationID>', `${extension}<cbc:CustomizationID>`)));
    expect(code(found)).toBe('invoice');
    if (found.kind !== 'invoice') return;
    const [kept] = read(found.document, found.syntax).extensions;
    expect(JSON.stringify(kept?.content)).toContain('"name":"*:mine","namespace":"urn:mine"');
  });
});

test.each([
  ['urn:cen.eu:en16931:2017', 'EN 16931'],
  ['urn:factur-x.eu:1p0:minimum', 'Factur-X MINIMUM'],
  ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'Factur-X BASIC'],
  ['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'Factur-X EXTENDED'],
  ['urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0', 'XRechnung 3.0'],
  ['urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', 'Peppol BIS Billing 3'],
  ['urn:example:own', undefined],
])('the profile %s is %s', (specificationIdentifier, name) => {
  expect(profileOf(specificationIdentifier)).toEqual({ specificationIdentifier, ...(name && { name }) });
});

describe('whatever the bytes, an answer', () => {
  const good = [bytes(UBL), bytes(CII), utf16be(`\ufeff${CII}`), Buffer.from(pdf({ 'factur-x.xml': CII }))];

  test('random changes to good files', async () => {
    const change = fc.record({
      at: fc.nat(3000),
      text: fc.constantFrom('<', '>', '&', '"', ']]>', '<!--', '<![CDATA[', '\0', '\xff', 'xmlns', ':', '</'),
      cut: fc.nat(40),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...good),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (file, changes) => {
          let changed: Buffer = file;
          for (const { at, text, cut } of changes) {
            const i = at % changed.length;
            changed = Buffer.concat([changed.subarray(0, i), Buffer.from(text, 'latin1'), changed.subarray(i + cut)]);
            if (changed.length === 0) changed = Buffer.from(' ');
          }
          const found = await identify(changed);
          if (found.kind === 'invoice') read(found.document, found.syntax);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('random bytes behind a true beginning', async () => {
    const start = fc.constantFrom(
      '',
      '<',
      '%PDF-1.7\n',
      '<?xml version="1.0"?><a',
      '\xef\xbb\xbf<',
      '\xff\xfe<\0',
      'PK\x03\x04',
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (head, rest) => {
        await identify(Buffer.concat([Buffer.from(head, 'latin1'), rest]));
      }),
      { numRuns: 2000 },
    );
  });
});
