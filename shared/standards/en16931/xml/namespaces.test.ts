import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { XmlError } from './error.ts';
import { parseXml, type XmlElement } from './tree.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';

interface Node {
  name: string;
  attributes: [name: string, value: string][];
  children: Node[];
}
const prefix = fc.constantFrom('', '', 'a:', 'b:', 'c:', 'xml:', 'xmlns:', ':', 'a:b:');
const local = fc.constantFrom('x', 'y', 'lang');
const name = fc.tuple(prefix, local).map((parts) => parts.join(''));
const declaration = fc.tuple(
  fc.constantFrom('xmlns', 'xmlns:a', 'xmlns:b', 'xmlns:c', 'xmlns:xml', 'xmlns:xmlns', 'xmlns:'),
  fc.constantFrom('u', 'v', ' u ', '', XML, 'http://www.w3.org/2000/xmlns/'),
);
const attribute = fc.oneof(
  {
    arbitrary: fc.tuple(fc.constantFrom('xmlns', 'xmlns:a', 'xmlns:b', 'xmlns:c'), fc.constantFrom('u', 'v')),
    weight: 6,
  },
  { arbitrary: fc.tuple(name, fc.constantFrom('1', '2')), weight: 3 },
  { arbitrary: declaration, weight: 1 },
);
const node: (depth?: number) => fc.Arbitrary<Node> = fc.memo((depth) =>
  fc.record({
    name,
    attributes: fc.uniqueArray(attribute, { selector: ([key]) => key, maxLength: 4 }),
    children: depth > 1 ? fc.array(node(), { maxLength: 2 }) : fc.constant([]),
  }),
);

const written = ({ name, attributes, children }: Node): string =>
  `<${name}${attributes.map(([key, value]) => ` ${key}="${value}"`).join('')}>${children.map(written).join('')}</${name}>`;

/** The parser's own namespaces; undefined where it refuses the document. */
function expected(xml: string): unknown[] | undefined {
  const found: unknown[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const own = Object.values(attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
    found.push([uri, local, ...own.map(({ uri, local, value }) => [uri, local, value])]);
  });
  try {
    parser.write(xml).close();
    return found;
  } catch {
    return undefined;
  }
}

function ours(xml: string): unknown[] | undefined {
  const found: unknown[] = [];
  const visit = ({ uri, local, attributes, children }: XmlElement) => {
    found.push([uri, local, ...attributes.map(({ uri, local, value }) => [uri, local, value])]);
    children.forEach(visit);
  };
  try {
    visit(parseXml(xml).root);
    return found;
  } catch (error) {
    expect((error as XmlError).code).toBe('malformed');
    return undefined;
  }
}

test('names are those of the parser itself, and what it refuses is refused', () => {
  let read = 0;
  fc.assert(
    fc.property(node(3), (node) => {
      const xml = written(node);
      const answer = ours(xml);
      if (answer) read++;
      expect(answer).toEqual(expected(xml));
    }),
    { numRuns: 3000, seed: 1 },
  );
  // Enough of either kind.
  expect(read).toBeGreaterThan(200);
  expect(read).toBeLessThan(2800);
});
