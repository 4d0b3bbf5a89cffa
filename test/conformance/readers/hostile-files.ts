// Files made to hurt whoever reads them, some 10 MB each.
import { deflateSync } from 'node:zlib';
import { samplePdf } from '../../../shared/standards/en16931/identify/pdf/sample-pdf.ts';

const SIZE = 10_000_000;

const fill = (unit: string, before = '', after = '') =>
  `${before}${unit.repeat(Math.floor((SIZE - before.length - after.length) / unit.length))}${after}`;
const each = (count: number, made: (i: number) => string) => Array.from({ length: count }, (_, i) => made(i)).join('');
const ubl = (content: string) =>
  `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${content}</Invoice>`;
const pdf = (objects: string) => `%PDF-1.7\n${objects}`;
const catalogue = (entries: string) => pdf(`1 0 obj<</Type/Catalog${entries}>>endobj trailer<</Root 1 0 R>>`);

const LINE = `<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">1.00</cbc:LineExtensionAmount><cac:Item><cbc:Description>Description of the item</cbc:Description><cbc:Name>Item</cbc:Name><cac:SellersItemIdentification><cbc:ID>1</cbc:ID></cac:SellersItemIdentification><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">1.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`;

/** Each with how the answer of our reader begins. */
export const HOSTILE: readonly (readonly [name: string, expected: string, content: () => string | Uint8Array])[] = [
  [
    'a bomb of entities',
    'xml-doctype',
    () => `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(5_000_000)}">]><a>${'&b;'.repeat(1_000_000)}</a>`,
  ],
  ['elements', 'xml-too-many-nodes', () => fill('<a/>', '<a>', '</a>')],
  ['elements with text', 'xml-too-many-nodes', () => fill('<a>b</a>', '<a>', '</a>')],
  ['attributes', 'xml-too-many-nodes', () => `<a ${each(700_000, (i) => `a${i}="" `)}/>`],
  ['elements with attributes', 'xml-too-many-nodes', () => fill('<a b="c" d="e"/>', '<a>', '</a>')],
  ['names', 'xml-too-many-nodes', () => `<a>${each(900_000, (i) => `<e${i}/>`)}</a>`],
  ['namespaces', 'xml-too-many-nodes', () => `<a>${each(400_000, (i) => `<b xmlns="u${i}"/>`)}</a>`],
  ['prefixes', 'xml-too-many-nodes', () => `<a ${each(400_000, (i) => `xmlns:p${i}="u" `)}/>`],
  ['nesting', 'xml-too-deep', () => fill('<a>')],
  ['text', 'other-xml', () => fill('x', '<a>', '</a>')],
  ['a long name', 'other-xml', () => fill('x', '<', '/>')],
  ['a long attribute', 'xml-too-many-nodes', () => fill('x', '<a b="', '"/>')],
  ['character references', 'other-xml', () => fill('&#233;', '<a>', '</a>')],
  ['comments', 'other-xml', () => fill('<!---->', '<a>', '</a>')],
  ['CDATA', 'other-xml', () => fill('<![CDATA[x]]>', '<a>', '</a>')],
  ['processing instructions', 'other-xml', () => fill('<?a b?>', '<a>', '</a>')],
  ['an open comment', 'xml-malformed', () => fill('-', '<a><!')],
  ['UTF-16', 'other-xml', () => Buffer.from(`\ufeff${fill('é', '<a>', '</a>').slice(0, SIZE / 2 - 8)}</a>`, 'utf16le')],
  ['blanks', 'unknown-format', () => fill(' ')],
  [
    'an attachment of 10 MB',
    'invoice',
    () =>
      ubl(
        fill(
          'QUJD',
          '<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject>',
          '</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>',
        ),
      ),
  ],
  ['14,000 lines', 'invoice 14000 lines, 28000 ext', () => ubl(LINE.repeat(14_000))],
  ['numbers repeated', 'invoice 0 lines, 249999 ext', () => ubl(each(250_000, (i) => `<cbc:ID>${i}</cbc:ID>`))],
  ['unknown elements', 'invoice', () => ubl(each(400_000, () => '<cbc:Unknown>x</cbc:Unknown>'))],
  ['unknown attributes', 'invoice', () => ubl(each(200_000, () => '<cbc:Note unknown="x">x</cbc:Note>'))],
  ['different attributes', 'invoice', () => ubl(each(200_000, (i) => `<cbc:Note unknown="${i}">${i}</cbc:Note>`))],
  ['many attributes', 'invoice', () => ubl(each(90_000, (i) => `<cbc:Note a="${i}" b="${i}" c="${i}" d="${i}"/>`))],
  ['a PDF of strings', 'pdf-too-complex', () => fill('1 0 obj(', pdf(''))],
  ['a PDF of arrays', 'pdf-too-complex', () => fill('1 0 obj[', pdf(''))],
  ['a PDF of dictionaries', 'pdf-', () => fill('1 0 obj<</A(', pdf(''))],
  ['a PDF of small dictionaries', 'pdf-too-complex', () => catalogue(`/AF[${'<<>>'.repeat(SIZE / 4)}]`)],
  ['a PDF of references', 'pdf-too-complex', () => catalogue(`/AF[${'9 0 R '.repeat(SIZE / 6)}]`)],
  ['a PDF of objects', 'pdf-too-complex', () => pdf(each(700_000, (i) => `${i} 0 obj\n`))],
  ['a PDF of trailers', 'pdf-', () => fill('trailer<</Root 1 0 R/A(', pdf(''))],
  ['a PDF of cross-references', 'pdf-', () => fill('xref\n0 99999 0 0 trailer<</Prev 9>>', pdf(''), 'startxref\n9\n')],
  ['a PDF of object streams', 'pdf-', () => fill('1 0 obj<</Type/ObjStm/N 1/First 1>>stream\n', pdf(''))],
  ['a PDF of white space', 'pdf-', () => fill(' ', pdf(''))],
  [
    'a PDF with 10,000 files',
    'pdf-too-many-files',
    () =>
      samplePdf({
        files: Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}.xml`, content: '<a/>'.repeat(200) })),
      }),
  ],
  [
    'a PDF with a thousand bombs',
    'pdf-without-invoice',
    () => {
      const content = deflateSync(Buffer.alloc(8 * 1024 * 1024));
      return samplePdf({
        files: Array.from({ length: 1000 }, (_, i) => ({ name: `${i}.xml`, content, filter: '/Filter /FlateDecode' })),
      });
    },
  ],
  [
    'a PDF with a bomb in a bomb',
    'pdf-too-complex',
    () => {
      const content = deflateSync(deflateSync(Buffer.alloc(1024 * 1024 * 1024)));
      return samplePdf({ files: [{ name: 'factur-x.xml', content, filter: '/Filter [/FlateDecode /FlateDecode]' }] });
    },
  ],
  [
    'a PDF with an invoice of 10 MB',
    'invoice 15000 lines',
    () => samplePdf({ files: [{ name: 'factur-x.xml', content: ubl(LINE.repeat(15_000)) }] }),
  ],
  [
    'a PDF with an invoice of 30 MB',
    'pdf-too-complex',
    () => samplePdf({ files: [{ name: 'factur-x.xml', content: ubl(LINE.repeat(45_000)) }] }),
  ],
];
