/** An XML element: attributes, and text or elements. What is `undefined` or `false` among them is left out. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly Element[];
}

type Child = Element | undefined | false | '' | readonly Child[];

export function el(
  name: string,
  content: string | readonly Child[],
  attributes: Readonly<Record<string, string>> = {},
): Element {
  const children = (given: readonly Child[]): Element[] =>
    given.flatMap((child) => (Array.isArray(child) ? children(child) : child ? [child as Element] : []));
  return { name, attributes, content: typeof content === 'string' ? content : children(content) };
}

/** What XML 1.0 has no way to write (2.2, Char). */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string) =>
  text
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The document, indented by two blanks a level. */
export function xmlOf(root: Element): string {
  const write = ({ name, attributes, content }: Element, indent: string): string => {
    const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
    const inside =
      typeof content === 'string'
        ? escaped(content)
        : `\n${content.map((child) => write(child, `${indent}  `)).join('')}${indent}`;
    return `${indent}<${name}${given.join('')}>${inside}</${name}>\n`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;
}
