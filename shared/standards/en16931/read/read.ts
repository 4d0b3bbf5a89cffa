import { INVOICE, type Invoice } from '../model/invoice.ts';
import { isGroup, type Members, type Term } from '../model/schema.ts';
import type { Syntax } from '../rules/rule.ts';
import { select } from '../xml/path.ts';
import { type XmlAttribute, type XmlDocument, XmlElement } from '../xml/tree.ts';
import type { Binding } from './binding.ts';
import { ciiBinding } from './cii.ts';
import { contentOf, type ExtensionContent, ownText } from './extension.ts';
import { type Condition, compile, type Occurrence, type PlanNode, partsOf, type Target } from './plan.ts';
import {
  GROUP,
  type GroupOrigin,
  locationOf,
  type Origin,
  type RankedOrigin,
  Source,
  type SourceLocation,
} from './source.ts';
import { ublBinding } from './ubl.ts';

export type { Syntax };

/** What a document holds beside the terms of the model. */
export interface Extension {
  /** Path in the model of the group around it; `''` is the invoice. */
  readonly path: string;
  /** The business term of which this is a further value where the model has room for one. */
  readonly term?: string | undefined;
  readonly location: SourceLocation;
  /** An element with all it holds; an attribute is named `@schemeID`, text of its own `#text`. */
  readonly content: ExtensionContent;
}

/** A value that is not of its type, kept as written, or a second one where the standard allows one. */
export interface Irregularity {
  readonly code: 'not-a-date' | 'not-a-decimal' | 'repeated';
  readonly term: string;
  readonly value: string;
  /** Path in the model. */
  readonly path: string;
  readonly location: SourceLocation;
}

/** An invoice as read: the data, where each value stands, and what is no term of the model. */
export interface InvoiceDocument {
  readonly syntax: Syntax;
  readonly invoice: Invoice;
  readonly source: Source;
  readonly extensions: readonly Extension[];
  readonly irregularities: readonly Irregularity[];
}

const BINDINGS: Readonly<Record<Syntax, () => Binding>> = { ubl: ublBinding, cii: ciiBinding };
const known: Partial<Record<Syntax, { readonly binding: Binding; readonly plan: PlanNode }>> = {};

function tablesOf(syntax: Syntax): { readonly binding: Binding; readonly plan: PlanNode } {
  const binding = BINDINGS[syntax]();
  return { binding, plan: compile(INVOICE, binding) };
}

/**
 * Reads the semantic model from a document of that syntax. Never fails: what is absent is absent, what is unknown is an
 * extension. Decimals stay as written; white space around a value is dropped.
 */
export function read(document: XmlDocument, syntax: Syntax): InvoiceDocument {
  known[syntax] ??= tablesOf(syntax);
  const { binding, plan } = known[syntax];
  return new Reader(document, binding).read(plan, syntax);
}

/** Data of the invoice or of one repetition of a group, with its origins. */
interface Instance {
  readonly members: Members;
  readonly data: Record<string, unknown>;
  readonly origin: GroupOrigin;
  /** Elements of the single groups inside that have one, by their names joined by points. */
  elements: Map<string, XmlElement> | undefined;
}

interface Cursor {
  readonly node: PlanNode;
  readonly instance: Instance;
}

const NONE: readonly never[] = Object.freeze([]);
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
/** Terms that conditions may compare with. */
const VARIABLES = ['BT-1', 'BT-5', 'BT-6'];

class Reader {
  readonly #document: XmlDocument;
  readonly #binding: Binding;
  readonly #variables = new Map<string, string | undefined>();
  readonly #source: Source;
  readonly #invoice = newInstance(INVOICE, undefined);
  readonly #extensions: Extension[] = [];
  readonly #irregularities: Irregularity[] = [];

  constructor(document: XmlDocument, binding: Binding) {
    this.#document = document;
    this.#binding = binding;
    this.#source = new Source(document, this.#invoice.origin);
    for (const id of VARIABLES) {
      const place = binding.places[id];
      if (typeof place === 'string') this.#variables.set(id, select(document.root, place)[0]?.value.trim());
    }
  }

  read(plan: PlanNode, syntax: Syntax): InvoiceDocument {
    this.#visit(this.#document.root, [{ node: plan, instance: this.#invoice }]);
    return {
      syntax,
      invoice: this.#invoice.data as unknown as Invoice,
      source: this.#source,
      extensions: this.#extensions,
      irregularities: this.#irregularities,
    };
  }

  #visit(element: XmlElement, cursors: readonly Cursor[]): void {
    this.#text(element, cursors);
    for (const attribute of element.attributes) this.#attribute(element, attribute, cursors);
    for (const { node, instance } of cursors) {
      if (node.groups.length === 0) continue;
      instance.elements ??= new Map();
      for (const path of node.groups) if (!instance.elements.has(path)) instance.elements.set(path, element);
    }
    for (const child of element.children) {
      const next: Cursor[] = [];
      for (const { node, instance } of cursors) {
        for (const edge of node.edges.get(child.local) ?? NONE) {
          if (edge.uri === child.uri && this.#meetsAll(child, edge.conditions)) enter(child, edge.node, instance, next);
        }
      }
      if (next.length === 0) this.#extend(child, undefined);
      else this.#visit(child, next);
    }
  }

  #text(element: XmlElement, cursors: readonly Cursor[]): void {
    const text = ownText(element);
    let known = text === '';
    for (const { node, instance } of cursors) {
      for (const target of node.targets) {
        this.#assign(instance, target, text, element, undefined);
        known = true;
      }
      if (isPart(element, node) || node.fixed.some((value) => this.#valueOf(value) === text)) known = true;
    }
    if (!known) this.#extend(element, OWN_TEXT);
  }

  #attribute(element: XmlElement, { uri, local, value }: XmlAttribute, cursors: readonly Cursor[]): void {
    if (uri === XSI) return;
    let known = false;
    for (const { node, instance } of cursors) {
      const target = node.attributes.get(local);
      if (target) this.#assign(instance, target, value.trim(), element, local);
      if (target || this.#ignores(element, node, local, value)) known = true;
    }
    if (!known) this.#extend(element, local);
  }

  /** Whether an attribute is a part of the value of its element, or says nothing beyond it. */
  #ignores(element: XmlElement, node: PlanNode, attribute: string, value: string): boolean {
    if (!node.ignored.has(attribute)) return false;
    const expected = node.ignored.get(attribute);
    if (expected !== undefined) return this.#valueOf(expected) === value;
    return ownText(element) !== '' || node.targets.some(({ term }) => term.type === 'binaryObject');
  }

  #assign(
    instance: Instance,
    { term, name, groups, rank, of }: Target,
    text: string,
    element: XmlElement,
    attribute: string | undefined,
  ): void {
    const written = of ? of(text) : text;
    // A document may be attached elsewhere, and only named here.
    const named = term.type === 'binaryObject' && element.attributes.length > 0;
    if (written === undefined || (written === '' && !named)) return;
    const value = this.#convert(term, written, element, attribute);
    const origin = rank === 0 && attribute === undefined ? element : { element, attribute, rank };
    const { data, origin: origins } = groupAt(instance, groups);
    if (term.many) {
      append(data, name, value);
      appendOrigin(origins, name, origin);
      return;
    }
    const held = data[name];
    if (held !== undefined) {
      if (same(held, value)) return;
      const holder = rankedOrigin(origins[name] as Origin);
      if (rank >= holder.rank) {
        if (rank === holder.rank) this.#irregular('repeated', term, written, element, attribute);
        this.#extend(element, attribute, term.id);
        return;
      }
      this.#extend(holder.element, holder.attribute, term.id);
    }
    data[name] = value;
    origins[name] = origin;
  }

  #convert(term: Term, written: string, element: XmlElement, attribute: string | undefined): unknown {
    switch (term.type) {
      case 'date': {
        const date = this.#binding.date(written);
        if (date === undefined) this.#irregular('not-a-date', term, written, element, attribute);
        return date ?? written;
      }
      case 'amount':
      case 'unitPrice':
      case 'quantity':
      case 'percentage':
        if (!DECIMAL.test(written)) this.#irregular('not-a-decimal', term, written, element, attribute);
        return written;
      case 'code':
        return this.#binding.codes[term.id]?.[written] ?? written;
      case 'schemedIdentifier':
        return { value: written, ...this.#parts(term, element) };
      case 'binaryObject':
        return { content: written, ...this.#parts(term, element) };
      default:
        return written;
    }
  }

  #parts(term: Term, element: XmlElement): Record<string, string> {
    const parts: Record<string, string> = {};
    for (const [part, path] of Object.entries(partsOf(term, this.#binding))) {
      const value = path.startsWith('@')
        ? element.attribute(path.slice(1))
        : element.parent && select(element.parent, path.slice('../'.length))[0]?.value;
      if (value) parts[part] = value.trim();
    }
    return parts;
  }

  #meetsAll(element: XmlElement, conditions: readonly Condition[]): boolean {
    for (const condition of conditions) if (!this.#meets(element, condition)) return false;
    return true;
  }

  #meets(element: XmlElement, { steps, attribute, value, negated }: Condition): boolean {
    let at: XmlElement | undefined = element;
    for (const { uri, local } of steps) at = at?.child(uri, local);
    const found = attribute === undefined ? at?.value.trim() : at?.attribute(attribute);
    if (value === undefined) return found !== undefined;
    return (found !== undefined && found === this.#valueOf(value)) !== negated;
  }

  #valueOf(value: string): string | undefined {
    return this.#variables.has(value) ? this.#variables.get(value) : value;
  }

  #irregular(
    code: Irregularity['code'],
    term: Term,
    value: string,
    element: XmlElement,
    attribute: string | undefined,
  ): void {
    this.#irregularities.push(new ReadIrregularity(this.#source, code, term.id, value, element, attribute));
  }

  #extend(element: XmlElement, part: string | undefined, term?: string): void {
    this.#extensions.push(
      term === undefined
        ? new ReadExtension(this.#source, element, part)
        : new FurtherValue(this.#source, element, part, term),
    );
  }
}

/** Stands for the text of an element in the place of the name of an attribute. */
const OWN_TEXT = '#text';

/** Finds its place and content only when asked: most readers never look, and a document may hold very many. */
class ReadExtension implements Extension {
  readonly #source: Source;
  readonly #element: XmlElement;
  /** An attribute, `OWN_TEXT`, or the whole element. */
  readonly #part: string | undefined;

  constructor(source: Source, element: XmlElement, part: string | undefined) {
    this.#source = source;
    this.#element = element;
    this.#part = part;
  }

  /** Undefined here rather than a field: most extensions have none. */
  get term(): string | undefined {
    return undefined;
  }

  get path(): string {
    return this.#source.pathOf(this.#element);
  }

  get location(): SourceLocation {
    const attribute = this.#part === OWN_TEXT ? undefined : this.#part;
    return locationOf(this.#source.document, this.#element, attribute);
  }

  get content(): ExtensionContent {
    if (this.#part === undefined) return contentOf(this.#element);
    if (this.#part === OWN_TEXT) return { name: OWN_TEXT, text: ownText(this.#element) };
    const attribute = this.#element.attributes.find(({ local }) => local === this.#part);
    return { name: `@${this.#part}`, text: attribute?.value ?? '' };
  }
}

/** A second value of a term that has one. */
class FurtherValue extends ReadExtension {
  readonly #term: string;

  constructor(source: Source, element: XmlElement, part: string | undefined, term: string) {
    super(source, element, part);
    this.#term = term;
  }

  override get term(): string {
    return this.#term;
  }
}

class ReadIrregularity implements Irregularity {
  readonly #source: Source;
  readonly #element: XmlElement;
  readonly #attribute: string | undefined;
  readonly code: Irregularity['code'];
  readonly term: string;
  readonly value: string;

  constructor(
    source: Source,
    code: Irregularity['code'],
    term: string,
    value: string,
    element: XmlElement,
    attribute: string | undefined,
  ) {
    this.#source = source;
    this.code = code;
    this.term = term;
    this.value = value;
    this.#element = element;
    this.#attribute = attribute;
  }

  get path(): string {
    return this.#source.pathOf(this.#element);
  }

  get location(): SourceLocation {
    return locationOf(this.#source.document, this.#element, this.#attribute);
  }
}

/** Whether an element is read with the identifier beside it. */
function isPart(element: XmlElement, { partOf }: PlanNode): boolean {
  if (!partOf || !element.parent) return false;
  const identifier = element.parent.child(partOf.uri, partOf.local);
  const first = element.parent.child(element.uri, element.local);
  return first === element && identifier !== undefined && ownText(identifier) !== '';
}

function enter(element: XmlElement, node: PlanNode, instance: Instance, next: Cursor[]): void {
  next.push({ node, instance });
  for (const occurrence of node.occurrences)
    enter(element, occurrence.plan, begin(occurrence, element, instance), next);
}

function begin({ group, groups, name }: Occurrence, element: XmlElement, instance: Instance): Instance {
  const { data, origin } = groupAt(instance, groups);
  const inner = newInstance(group.members, element);
  append(data, name, inner.data);
  appendOrigin(origin, name, inner.origin);
  return inner;
}

function newInstance(members: Members, element: XmlElement | undefined): Instance {
  return { members, data: emptyGroup(members), origin: originOf(element), elements: undefined };
}

function originOf(element: XmlElement | undefined): GroupOrigin {
  const origin: GroupOrigin = {};
  if (element) origin[GROUP] = element;
  return origin;
}

function rankedOrigin(origin: Origin): RankedOrigin {
  return origin instanceof XmlElement ? { element: origin, attribute: undefined, rank: 0 } : origin;
}

/** Names of the members that are lists, found once for each group of the model. */
const listNames = new WeakMap<Members, readonly string[]>();

function emptyGroup(members: Members): Record<string, unknown> {
  let names = listNames.get(members);
  if (!names) {
    names = Object.entries(members).flatMap(([name, { many }]) => (many ? [name] : []));
    listNames.set(members, names);
  }
  const data: Record<string, unknown> = {};
  for (const name of names) data[name] = NONE;
  return data;
}

/** The single group inside an instance, made where it is missing. */
function groupAt(instance: Instance, names: readonly string[]): Pick<Instance, 'data' | 'origin'> {
  let { members, data, origin } = instance;
  let path = '';
  for (const name of names) {
    path = path === '' ? name : `${path}.${name}`;
    const group = members[name];
    if (!group || !isGroup(group)) throw new Error(`Not a group: ${path}`);
    members = group.members;
    let inner = data[name] as Record<string, unknown> | undefined;
    if (!inner) {
      inner = emptyGroup(members);
      data[name] = inner;
      origin[name] = originOf(instance.elements?.get(path));
    }
    data = inner;
    origin = origin[name] as GroupOrigin;
  }
  return { data, origin };
}

function append(data: Record<string, unknown>, name: string, value: unknown): void {
  const list = data[name] as unknown[];
  if (list.length === 0) data[name] = [value];
  else list.push(value);
}

function appendOrigin(origins: GroupOrigin, name: string, origin: Origin | GroupOrigin): void {
  const list = origins[name];
  if (Array.isArray(list)) list.push(origin);
  else origins[name] = [origin];
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
