import { expect, test } from 'vitest';
import { xmlLines, xmlText } from './xml.ts';

const set = (text: string) =>
  xmlLines(text).map(({ depth, tokens }) => `${'  '.repeat(depth)}${tokens.map((token) => token.text).join('')}`);

test('sets one element per line and keeps one with only text whole', () => {
  const text = `<?xml version="1.0"?><a x="1" y='>'><!-- c --><b>two  words</b><c/><d><e>1</e></d></a>`;
  expect(set(text)).toEqual([
    '<?xml version="1.0"?>',
    `<a x="1" y='>'>`,
    '  <!-- c -->',
    '  <b>two  words</b>',
    '  <c/>',
    '  <d>',
    '    <e>1</e>',
    '  </d>',
    '</a>',
  ]);
});

test('loses no character but the blanks between elements', () => {
  const text = '<a>\n <b k = "v" >x &amp; y</b><![CDATA[<z>]]> tail</a>';
  const shown = xmlLines(text).flatMap(({ tokens }) => tokens.map((token) => token.text));
  expect(shown.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
});

test('tells markup from content', () => {
  expect(xmlLines('<a b="c">d</a>')[0]?.tokens).toEqual([
    { kind: 'tag', text: '<a' },
    { kind: 'attribute', text: ' b=' },
    { kind: 'value', text: '"c"' },
    { kind: 'tag', text: '>' },
    { kind: 'text', text: 'd' },
    { kind: 'tag', text: '</a>' },
  ]);
});

test('shows a broken file as far as it goes, and a hostile one in linear time', () => {
  expect(set('<a><b x="1')).toEqual(['<a>', '  <b x="1']);
  expect(set('</a></a><b>')).toEqual(['</a>', '</a>', '<b>']);
  expect(set('<!-- never closed')).toEqual(['<!-- never closed']);
  const began = performance.now();
  for (const piece of ['<', '<!--', '<![CDATA[', '<a "', "<a b='", '<a>', '</a>', '&x;<?'])
    xmlLines(piece.repeat(200_000 / piece.length));
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('decodes by byte order mark, then by declaration, then as UTF-8; anything else is no XML', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(xmlText(bytes('<a>é</a>'))).toBe('<a>é</a>');
  expect(xmlText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('<a/>')]))).toBe('<a/>');
  const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>';
  expect(xmlText(Uint8Array.from(latin, (char) => char.charCodeAt(0)))).toBe(latin);
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...'<a/>'].flatMap((char) => [char.charCodeAt(0), 0])]);
  expect(xmlText(utf16)).toBe('<a/>');
  expect(xmlText(bytes('%PDF-1.7'))).toBeUndefined();
  expect(xmlText(bytes('<?xml version="1.0" encoding="no-such"?><a/>'))).toBeUndefined();
});
