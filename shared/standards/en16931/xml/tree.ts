import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { XmlError } from './error.ts';
import { intern } from './names.ts';
import { Namespaces } from './namespaces.ts';

/** An expanded name together with every element of the document that bears it, in document order. */
export interface XmlName {
  readonly uri: string;
  readonly local: string;
  readonly elements: readonly XmlElement[];
}

export interface XmlAttribute {
  /** Empty for an attribute without prefix. */
  readonly uri: string;
  readonly local: string;
  readonly value: string;
}

const isList: (attributes: XmlAttribute | readonly XmlAttribute[]) => attributes is readonly XmlAttribute[] =
  Array.isArray;

const NO_CHILDREN: readonly XmlElement[] = [];
const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NO_KEYS: readonly string[] = [];
/** From this number of children on, an element keeps an index of them by name. */
const INDEX_FROM = 24;

export function isCrowded(element: XmlElement): boolean {
  return element.children.length >= INDEX_FROM;
}

/** One element of a document that was read; nothing in it changes afterwards. */
export class XmlElement {
  readonly name: XmlName;
  readonly parent: XmlElement | null;
  /** Most elements that have any have one: a list of it would be larger than it. */
  readonly #attributes: XmlAttribute | readonly XmlAttribute[];
  readonly children: readonly XmlElement[] = NO_CHILDREN;
  /** Number of this element in document order, the root being 0. */
  readonly order: number;
  /** Index in the source text just behind the element's name. */
  readonly offset: number;
  /** Text between the previous sibling's end (or the parent's start) and this element. */
  readonly textBefore: string = '';
  /** The text of an element without children; else the text behind its last child. */
  readonly text: string = '';
  #lookup: ChildLookup | undefined;

  constructor(
    name: XmlName,
    parent: XmlElement | null,
    attributes: XmlAttribute | readonly XmlAttribute[],
    order: number,
    offset: number,
  ) {
    this.name = name;
    this.parent = parent;
    this.#attributes = attributes;
    this.order = order;
    this.offset = offset;
  }

  get uri(): string {
    return this.name.uri;
  }

  get local(): string {
    return this.name.local;
  }

  is(uri: string, local: string): boolean {
    return this.name.local === local && this.name.uri === uri;
  }

  /** The child elements of this name, in document order. */
  childrenNamed(uri: string, local: string): readonly XmlElement[] {
    const candidates = this.children.length < INDEX_FROM ? this.children : this.#indexed(local);
    let found: XmlElement[] | undefined;
    for (const child of candidates) {
      if (child.name.local === local && child.name.uri === uri) {
        if (found) found.push(child);
        else found = [child];
      }
    }
    return found ?? NO_CHILDREN;
  }

  /** The first child element of this name. */
  child(uri: string, local: string): XmlElement | undefined {
    const candidates = this.children.length < INDEX_FROM ? this.children : this.#indexed(local);
    for (const child of candidates) {
      if (child.name.local === local && child.name.uri === uri) return child;
    }
    return undefined;
  }

  get attributes(): readonly XmlAttribute[] {
    return isList(this.#attributes) ? this.#attributes : [this.#attributes];
  }

  /** Value of an attribute without namespace; undefined when it is absent. */
  attribute(local: string): string | undefined {
    const attributes = this.#attributes;
    if (!isList(attributes)) return attributes.local === local && attributes.uri === '' ? attributes.value : undefined;
    for (const attribute of attributes) {
      if (attribute.local === local && attribute.uri === '') return attribute.value;
    }
    return undefined;
  }

  /** All text inside the element in document order (the string value of XPath). */
  get value(): string {
    if (this.children.length === 0) return this.text;
    let value = '';
    for (const child of this.children) value += child.textBefore + child.value;
    return value + this.text;
  }

  /** Position among the siblings of the same name, from 1, and how many they are. */
  get rank(): { position: number; of: number } {
    if (this.parent === null) return { position: 1, of: 1 };
    if (isCrowded(this.parent)) {
      this.parent.#lookup ??= new ChildLookup(this.parent.children);
      return this.parent.#lookup.rank(this);
    }
    let position = 0;
    let of = 0;
    for (const { name, order } of this.parent.children) {
      if (name !== this.name) continue;
      of++;
      if (order <= this.order) position++;
    }
    return { position, of };
  }

  #indexed(local: string): readonly XmlElement[] {
    this.#lookup ??= new ChildLookup(this.children);
    return this.#lookup.named(local);
  }
}

/** What is found out about many children once it is asked for. */
class ChildLookup {
  readonly #children: readonly XmlElement[];
  #byLocalName: Map<string, readonly XmlElement[]> | undefined;
  /** Position of each child among those of its name, from 1, and how many each name has. */
  #positions: Uint32Array | undefined;
  readonly #counts = new Map<XmlName, number>();

  constructor(children: readonly XmlElement[]) {
    this.#children = children;
  }

  named(local: string): readonly XmlElement[] {
    if (!this.#byLocalName) {
      const index = new Map<string, XmlElement[]>();
      for (const child of this.#children) {
        const same = index.get(child.name.local);
        if (same) same.push(child);
        else index.set(child.name.local, [child]);
      }
      this.#byLocalName = index;
    }
    return this.#byLocalName.get(local) ?? NO_CHILDREN;
  }

  rank(child: XmlElement): { position: number; of: number } {
    this.#positions ??= this.#number();
    const position = this.#positions[this.#indexOf(child)] as number;
    return { position, of: this.#counts.get(child.name) as number };
  }

  #number(): Uint32Array {
    return Uint32Array.from(this.#children, ({ name }) => {
      const position = (this.#counts.get(name) ?? 0) + 1;
      this.#counts.set(name, position);
      return position;
    });
  }

  /** Children stand in document order. */
  #indexOf({ order }: XmlElement): number {
    let low = 0;
    let high = this.#children.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#children[middle] as XmlElement).order <= order) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** A document that was read, with its source text for positions. */
export class XmlDocument {
  readonly root: XmlElement;
  readonly source: string;
  readonly #names: ReadonlyMap<string, readonly XmlName[]>;
  readonly #attributes: ReadonlyMap<string, readonly XmlElement[]>;
  #lineStarts: number[] | undefined;

  constructor(
    root: XmlElement,
    source: string,
    names: ReadonlyMap<string, readonly XmlName[]>,
    attributes: ReadonlyMap<string, readonly XmlElement[]>,
  ) {
    this.root = root;
    this.source = source;
    this.#names = names;
    this.#attributes = attributes;
  }

  /** Number of elements. */
  get size(): number {
    let last = this.root;
    while (last.children.length > 0) last = last.children.at(-1) as XmlElement;
    return last.order + 1;
  }

  /** Every element of this name, at any depth, in document order (`//name` of XPath). */
  elements(uri: string, local: string): readonly XmlElement[] {
    for (const name of this.#names.get(local) ?? []) {
      if (name.uri === uri) return name.elements;
    }
    return NO_CHILDREN;
  }

  /** Every element with this attribute (without namespace), in document order. */
  elementsWithAttribute(local: string): readonly XmlElement[] {
    return this.#attributes.get(local) ?? NO_CHILDREN;
  }

  /** All names of elements that occur, in the order of their first element. */
  *names(): Iterable<XmlName> {
    for (const same of this.#names.values()) yield* same;
  }

  /** Line and column (both from 1) of the element's start tag. */
  position(element: XmlElement): { line: number; column: number } {
    this.#lineStarts ??= lineStartsOf(this.source);
    return positionAt(this.#lineStarts, this.source.lastIndexOf('<', element.offset - 1));
  }
}

/** Limits that protect the reader against hostile input. */
export interface XmlLimits {
  /** Length of the text in UTF-16 code units. */
  readonly characters: number;
  readonly depth: number;
  /** Elements and attributes together. */
  readonly nodes: number;
  /** Different names of elements: an invoice has some hundred at most, and each costs a search and memory of its own. */
  readonly names: number;
}

export const DEFAULT_LIMITS: XmlLimits = {
  characters: 64 * 1024 * 1024,
  depth: 64,
  nodes: 2_000_000,
  names: 4000,
};

/** Characters that are parsed at a time. */
const PART = 256 * 1024;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a whole document. Namespaces are resolved, only the five predefined entities exist, a DOCTYPE is refused.
 *
 * @throws XmlError with the code of the reason and the position of the fault.
 */
export function parseXml(source: string, limits: XmlLimits = DEFAULT_LIMITS): XmlDocument {
  if (source.length > limits.characters) throw new XmlError('too-large', { limit: limits.characters });
  const names = new Map<string, XmlName[]>();
  const withAttribute = new Map<string, XmlElement[]>();
  const parser = new SaxesParser({ xmlns: false, position: false });
  let root: XmlElement | undefined;
  let open: Mutable<XmlElement> | undefined;
  /** Children so far of all open elements, and where those of each begin: lists are made when their length is known. */
  const siblings: XmlElement[] = [];
  const starts: number[] = [];
  const shared = new SharedAttributes();
  let depth = 0;
  let nodes = 0;
  let elements = 0;
  let differentNames = 0;
  let insideTag = false;
  let text = '';
  let offset = 0;

  const here = () => positionAt(lineStartsOf(source), Math.min(parser.position, source.length));
  const nameOf = (uri: string, local: string): XmlName => {
    const same = names.get(local);
    if (same) {
      for (const name of same) if (name.uri === uri) return name;
    }
    if (++differentNames > limits.names) throw new XmlError('too-many-nodes', { ...here(), limit: limits.names });
    const name: XmlName = { uri: intern(uri), local: intern(local), elements: [] };
    if (same) same.push(name);
    else names.set(local, [name]);
    return name;
  };

  const namespaces = new Namespaces(nameOf);

  parser.on('doctype', () => {
    throw new XmlError('doctype', here());
  });
  parser.on('opentagstart', () => {
    offset = parser.position;
    insideTag = true;
  });
  parser.on('opentag', ({ name: qualified, attributes }: SaxesTagPlain) => {
    insideTag = false;
    if (++depth > limits.depth) throw new XmlError('too-deep', { ...here(), limit: limits.depth });
    let further: string[] | undefined;
    for (const key in attributes) {
      nodes++;
      if (namespaces.declares(key, attributes[key] as string, depth)) continue;
      if (further) further.push(key);
      else further = [key];
    }
    let first: XmlAttribute | undefined;
    let all: XmlAttribute[] | undefined;
    for (const key of further ?? NO_KEYS) {
      const { uri, local } = namespaces.attribute(key);
      const value = attributes[key] as string;
      if (all) all.push({ uri, local, value });
      else if (first) all = [first, { uri, local, value }];
      else first = shared.attribute(uri, local, value);
    }
    if (all) assertDifferent(all);
    if (++nodes > limits.nodes) throw new XmlError('too-many-nodes', { ...here(), limit: limits.nodes });
    const name = namespaces.element(qualified);
    const element: Mutable<XmlElement> = new XmlElement(
      name,
      (open as XmlElement | undefined) ?? null,
      all ?? first ?? NO_ATTRIBUTES,
      elements++,
      offset,
    );
    (name.elements as XmlElement[]).push(element as XmlElement);
    if (first) {
      for (const { uri, local } of all ?? [first]) {
        if (uri !== '') continue;
        const same = withAttribute.get(local);
        if (same) same.push(element as XmlElement);
        else withAttribute.set(local, [element as XmlElement]);
      }
    }
    if (open) {
      element.textBefore = text;
      siblings.push(element as XmlElement);
    } else {
      root = element as XmlElement;
    }
    starts.push(siblings.length);
    text = '';
    open = element;
  });
  const addText = (chunk: string) => {
    text = text === '' ? chunk : text + chunk;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    namespaces.leave(depth--);
    const closed = open as Mutable<XmlElement>;
    const start = starts.pop() as number;
    if (siblings.length > start) {
      closed.children = siblings.slice(start);
      siblings.length = start;
    }
    closed.text = text;
    text = '';
    open = closed.parent ?? undefined;
  });

  try {
    // Saxes keeps all attributes of a tag before it reports them, and an event for each makes it three times slower: so the
    // source comes in parts, and a tag that spans more than one is too much.
    for (let start = 0; start === 0 || start < source.length; start += PART) {
      parser.write(source.slice(start, start + PART));
      if (insideTag && offset < start) throw new XmlError('too-many-nodes', { ...here(), limit: PART });
    }
    parser.close();
  } catch (error) {
    if (error instanceof XmlError) throw error;
    throw new XmlError('malformed', { ...here(), detail: (error as Error).message });
  }
  // Saxes itself refuses a document without root.
  return new XmlDocument(root as XmlElement, source, names, withAttribute);
}

/** Names that are written differently may be the same. */
function assertDifferent(attributes: readonly XmlAttribute[]): void {
  const seen = new Set<string>();
  for (const { uri, local } of attributes) {
    if (uri === '') continue;
    const name = `{${uri}}${local}`;
    if (seen.has(name)) throw new Error(`An attribute that stands there twice: ${name}`);
    seen.add(name);
  }
}

/** Attributes that are kept for the next element that has the same: `currencyID="EUR"` stands in every line. */
class SharedAttributes {
  static readonly LIMIT = 1000;
  readonly #known = new Map<string, Map<string, XmlAttribute>>();
  #size = 0;

  attribute(uri: string, local: string, value: string): XmlAttribute {
    let ofName = this.#known.get(local);
    const known = ofName?.get(value);
    if (known && known.uri === uri) return known;
    const attribute = { uri, local, value };
    if (known || this.#size >= SharedAttributes.LIMIT) return attribute;
    this.#size++;
    if (!ofName) {
      ofName = new Map();
      this.#known.set(local, ofName);
    }
    ofName.set(value, attribute);
    return attribute;
  }
}

/** Offsets at which the lines begin. */
function lineStartsOf(source: string): number[] {
  const starts = [0];
  for (let end = source.indexOf('\n'); end !== -1; end = source.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function positionAt(lineStarts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (lineStarts[low] as number) + 1 };
}
