// A tree just rich enough to be changed and written again. It shares nothing with the reader under test.
import { SaxesParser } from 'saxes';

export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] };

/** Reads a well-formed document. Comments and processing instructions are dropped. */
export function parse(xml: string): Element {
  const open: Element[] = [{ name: '#document', attributes: {}, children: [] }];
  const add = (child: Element | string) => open.at(-1)?.children.push(child);
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [] };
    add(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.length > 1 && add(text));
  parser.on('cdata', add);
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  return open[0]?.children[0] as Element;
}

const escaped = (text: string) =>
  text.replace(/[&<>"\t\n\r]/g, (c) =>
    c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : c === '"' ? '&quot;' : `&#${c.charCodeAt(0)};`,
  );

export function write(element: Element): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  const content = element.children.map((child) => (typeof child === 'string' ? escaped(child) : write(child))).join('');
  return `<${element.name}${attributes}>${content}</${element.name}>`;
}

export const isElement = (child: Element | string): child is Element => typeof child !== 'string';
export const elements = (parent: Element, name?: string): Element[] =>
  parent.children.filter(isElement).filter((e) => name === undefined || e.name === name);
export const copy = ({ name, attributes, children }: Element): Element => ({
  name,
  attributes: { ...attributes },
  children: children.map((child) => (typeof child === 'string' ? child : copy(child))),
});
export const text = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : text(child))).join('');

export type Place = { element: Element; parent: Element };

/** Every element but the root, with its parent, in document order. */
export function places(root: Element): Place[] {
  return elements(root).flatMap((element) => [{ element, parent: root }, ...places(element)]);
}

/** The same document with embedded files cut short, so that thousands of variants of it cost little. */
export const withShortTexts = ({ name, attributes, children }: Element): Element => ({
  name,
  attributes,
  children: children.map((child) => (typeof child === 'string' ? child.slice(0, 1000) : withShortTexts(child))),
});
