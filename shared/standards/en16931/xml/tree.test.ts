import { describe, expect, test } from 'vitest';
import { XmlError } from './error.ts';
import { xpathOf } from './names.ts';
import { exists, isNamed, isWithin, normalizeSpace, select } from './path.ts';
import { DEFAULT_LIMITS, parseXml, type XmlElement } from './tree.ts';

const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
const party = (content: string) => `<cac:Party xmlns:cac="${CAC}" xmlns:cbc="${CBC}">${content}</cac:Party>`;

const refusal = (xml: string, limits = DEFAULT_LIMITS) => {
  try {
    parseXml(xml, limits);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('The document was read');
};

describe('the tree', () => {
  test('has names with their namespace, attributes, and text with its white space', () => {
    const { root } = parseXml(party('\n <cbc:ID schemeID="0088" cbc:x="y"> 7 </cbc:ID>'));
    const id = root.child(CBC, 'ID') as XmlElement;
    expect([id.uri, id.local, id.value, id.parent]).toEqual([CBC, 'ID', ' 7 ', root]);
    expect(id.attribute('schemeID')).toBe('0088');
    // Only an attribute without namespace is found by its plain name.
    expect(id.attribute('x')).toBeUndefined();
    expect(root.attributes).toEqual([]);
    expect(root.value).toBe('\n  7 ');
  });

  test('joins text, CDATA and references, in the order of the document', () => {
    const { root } = parseXml(party('a&lt;<![CDATA[<b>]]><cbc:ID>1</cbc:ID>&#x43;<!-- c --><cbc:ID>2</cbc:ID>d'));
    expect(root.value).toBe('a<<b>1C2d');
  });

  test('tells apart names of different namespaces', () => {
    const { root } = parseXml(party('<ID xmlns="urn:other">1</ID><cbc:ID>2</cbc:ID><ID>3</ID>'));
    expect(root.childrenNamed(CBC, 'ID').map(({ value }) => value)).toEqual(['2']);
    expect(root.child('', 'ID')?.value).toBe('3');
  });

  test('finds the same children in a crowd as among few', () => {
    const many = Array.from({ length: 100 }, (_, i) => `<cbc:ID>${i}</cbc:ID><cbc:Name>n${i}</cbc:Name>`).join('');
    const { root } = parseXml(party(many));
    expect(root.childrenNamed(CBC, 'Name').map(({ value }) => value)).toEqual(
      Array.from({ length: 100 }, (_, i) => `n${i}`),
    );
    expect(root.child(CBC, 'Name')?.value).toBe('n0');
    expect(root.child(CBC, 'Other')).toBeUndefined();
    expect(exists(root, 'cbc:Name')).toBe(true);
    expect(exists(root, 'cbc:Name/cbc:ID')).toBe(false);
  });

  test('lists elements and attributes of the whole document in its order', () => {
    const document = parseXml(party('<cac:A><cbc:ID a="1">1</cbc:ID></cac:A><cbc:ID>2</cbc:ID><cbc:N a=""/>'));
    expect(document.elements(CBC, 'ID').map(({ value }) => value)).toEqual(['1', '2']);
    expect(document.elementsWithAttribute('a').map(({ local }) => local)).toEqual(['ID', 'N']);
    expect(document.elements(CAC, 'ID')).toEqual([]);
  });

  test('knows where an element stands', () => {
    const document = parseXml(party('\n<cbc:ID>1</cbc:ID>\r\n  <cbc:ID>2</cbc:ID><Ü xmlns=""/><x xmlns="urn:other"/>'));
    const [first, second, plain, other] = document.root.children as [XmlElement, XmlElement, XmlElement, XmlElement];
    expect(document.position(first)).toEqual({ line: 2, column: 1 });
    expect(document.position(second)).toEqual({ line: 3, column: 3 });
    expect([first, second, plain, other].map(xpathOf)).toEqual([
      '/cac:Party/cbc:ID[1]',
      '/cac:Party/cbc:ID[2]',
      '/cac:Party/Ü',
      '/cac:Party/*:x',
    ]);
  });

  test('reads a tag wherever the parts of a long source meet', () => {
    for (let length = 262_100; length < 262_160; length++) {
      const { root } = parseXml(party(`${'.'.repeat(length)}<cbc:ID schemeID="0088">7</cbc:ID>`));
      expect(root.child(CBC, 'ID')?.attribute('schemeID')).toBe('0088');
    }
  });
});

describe('paths', () => {
  const { root } = parseXml(
    party('<cac:A><cbc:TaxAmount>1</cbc:TaxAmount><cbc:ID>2</cbc:ID></cac:A><cac:A><cbc:ID>3</cbc:ID></cac:A>'),
  );

  test('select in the order of the document', () => {
    expect(select(root, 'cac:A/cbc:ID').map(({ value }) => value)).toEqual(['2', '3']);
    expect(select(root, 'cac:A/*Amount').map(({ value }) => value)).toEqual(['1']);
    expect(select(root, 'cac:A/cbc:*').map(({ value }) => value)).toEqual(['1', '2', '3']);
    expect(select(root, '*/cac:*')).toEqual([]);
  });

  test('tell whether anything stands there', () => {
    expect([exists(root, 'cac:A/cbc:ID'), exists(root, 'cac:A/*Amount'), exists(root, 'cac:B/cbc:ID')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('refuse what is no path', () => {
    for (const path of ['ID', 'xyz:ID', 'cac:', '']) expect(() => select(root, path)).toThrow(/Not a path step/);
  });

  test('name an element and those around it', () => {
    const [id] = select(root, 'cac:A/cbc:ID') as [XmlElement];
    expect([isNamed(id, 'cbc:ID'), isNamed(id, 'cac:ID'), isNamed(null, 'cbc:ID')]).toEqual([true, false, false]);
    expect([isWithin(id, 'cac:Party'), isWithin(id, 'cbc:ID')]).toEqual([true, false]);
  });

  test('white space is normalized as in XPath', () => {
    expect([' a  b\n', 'a b', '\t', 'a\u00a0 b'].map(normalizeSpace)).toEqual(['a b', 'a b', '', 'a\u00a0 b']);
  });
});

describe('what is refused', () => {
  test.each([
    ['', 'malformed'],
    ['text', 'malformed'],
    ['<a>', 'malformed'],
    ['<a></b>', 'malformed'],
    ['<a/><b/>', 'malformed'],
    ['<a x="1" x="2"/>', 'malformed'],
    ['<p:a/>', 'malformed'],
    ['<a>&eacute;</a>', 'malformed'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'doctype'],
    ['<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>', 'doctype'],
    ['<a>'.repeat(100) + '</a>'.repeat(100), 'too-deep'],
  ])('%j', (xml, code) => {
    expect(refusal(xml).code).toBe(code);
  });

  test('says where', () => {
    const error = refusal('<a>\n  <b></c>\n</a>');
    expect(error.details).toMatchObject({ line: 2, column: 10 });
    expect(error.messages.fr).toMatch(/Ligne 2, colonne 10\.$/);
    expect(error.messages.en).toMatch(/Line 2, column 10\.$/);
  });

  test('limits on size and number', () => {
    expect(refusal('<a/>', { ...DEFAULT_LIMITS, characters: 3 }).code).toBe('too-large');
    expect(refusal('<a><b/><b/></a>', { ...DEFAULT_LIMITS, nodes: 2 }).code).toBe('too-many-nodes');
    expect(refusal('<a b="1" c="2"/>', { ...DEFAULT_LIMITS, nodes: 2 }).code).toBe('too-many-nodes');
    expect(parseXml('<a><b/></a>', { ...DEFAULT_LIMITS, nodes: 2 }).root.children).toHaveLength(1);
  });
});
