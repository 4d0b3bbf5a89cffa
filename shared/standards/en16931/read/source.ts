import { xpathOf } from '../xml/names.ts';
import { type XmlDocument, XmlElement } from '../xml/tree.ts';

/** Where a value stands in the document; line and column count from 1. */
export interface SourceLocation {
  readonly xpath: string;
  readonly line: number;
  readonly column: number;
}

/** Where a value comes from: an element, or, where there is more to say, a part of it or one of several places it may stand at. */
export type Origin = XmlElement | RankedOrigin;

export interface RankedOrigin {
  readonly element: XmlElement;
  readonly attribute: string | undefined;
  /** Rank among the places of the term: 0 is preferred. */
  readonly rank: number;
}

/** The element of a group among the origins of its members. */
export const GROUP = '';

/**
 * The origins of a group by the names of its members, and under `GROUP` its own element: undefined for the invoice and for groups
 * that have none. One flat object, as a document may have very many.
 */
export interface GroupOrigin {
  [name: string]: Origin | GroupOrigin | (Origin | GroupOrigin)[] | undefined;
  [GROUP]?: XmlElement;
}

const isTerm = (origin: Origin | GroupOrigin): origin is Origin => origin instanceof XmlElement || 'rank' in origin;

export function locationOf(document: XmlDocument, element: XmlElement, attribute?: string): SourceLocation {
  const xpath = xpathOf(element);
  return { xpath: attribute === undefined ? xpath : `${xpath}/@${attribute}`, ...document.position(element) };
}

/** Ties the model to its document, both ways. */
export class Source {
  readonly document: XmlDocument;
  readonly #invoice: GroupOrigin;
  #paths: Paths | undefined;

  constructor(document: XmlDocument, invoice: GroupOrigin) {
    this.document = document;
    this.#invoice = invoice;
  }

  /** Where a term or group of the model stands: `locate('lines[2].priceDetails.itemNetPrice')`; undefined when it has no place. */
  locate(path: string): SourceLocation | undefined {
    let at: Origin | GroupOrigin | undefined = this.#invoice;
    for (const [, name = '', index] of path.matchAll(/([A-Za-z0-9]+)(?:\[(\d+)\])?/g)) {
      if (at === undefined || isTerm(at)) return undefined;
      const member: GroupOrigin[string] = at[name];
      at = Array.isArray(member) ? member[Number(index ?? 0)] : member;
    }
    if (at === undefined) return undefined;
    if (at instanceof XmlElement) return locationOf(this.document, at);
    if (isTerm(at)) return locationOf(this.document, at.element, at.attribute);
    return at[GROUP] && locationOf(this.document, at[GROUP]);
  }

  /** Path in the model of the term or group that an element fills, or of the nearest one around it; `''` is the invoice. */
  pathOf(element: XmlElement): string {
    this.#paths ??= new Paths(this.#invoice, this.document.size);
    for (let at: XmlElement | null = element; at; at = at.parent) {
      const path = this.#paths.of(at.order);
      if (path !== undefined) return path;
    }
    return '';
  }
}

/** The path of each element that has one, as a step from another: the whole strings of a large document would take more memory than it. */
class Paths {
  /** By the order of the element: the names from the group around it, one more than its place in a list, the element of that group. */
  readonly #names: (string | undefined)[];
  readonly #places: Uint32Array;
  readonly #groups: Int32Array;
  readonly #known = new Map<string, string>();

  constructor(invoice: GroupOrigin, size: number) {
    this.#names = Array.from({ length: size });
    this.#places = new Uint32Array(size);
    this.#groups = new Int32Array(size);
    this.#members(invoice, INVOICE, '');
  }

  of(order: number): string | undefined {
    const name = this.#names[order];
    if (name === undefined) return undefined;
    const place = this.#places[order] as number;
    const group = this.#groups[order] as number;
    return joined(group === INVOICE ? '' : (this.of(group) ?? ''), place === 0 ? name : `${name}[${place - 1}]`);
  }

  #members(origin: GroupOrigin, group: number, start: string): void {
    for (const [member, held] of Object.entries(origin)) {
      if (member === GROUP || held === undefined) continue;
      const name = this.#once(joined(start, member));
      if (Array.isArray(held)) for (const [i, item] of held.entries()) this.#visit(item, group, name, i + 1);
      else this.#visit(held as Origin | GroupOrigin, group, name, 0);
    }
  }

  #visit(origin: Origin | GroupOrigin, group: number, name: string, place: number): void {
    if (isTerm(origin)) {
      // An attribute is less than its element.
      if (origin instanceof XmlElement) this.#set(origin, group, name, place);
      else if (origin.attribute === undefined) this.#set(origin.element, group, name, place);
      return;
    }
    const element = origin[GROUP];
    if (element && this.#set(element, group, name, place)) this.#members(origin, element.order, '');
    else this.#members(origin, group, place === 0 ? name : `${name}[${place - 1}]`);
  }

  /** A group counts before the first term at the same element. */
  #set({ order }: XmlElement, group: number, name: string, place: number): boolean {
    if (this.#names[order] !== undefined) return false;
    this.#names[order] = name;
    this.#places[order] = place;
    this.#groups[order] = group;
    return true;
  }

  /** One copy of a name that all lines have. */
  #once(name: string): string {
    const known = this.#known.get(name);
    if (known === undefined) this.#known.set(name, name);
    return known ?? name;
  }
}

/** Stands for the invoice among the elements of groups. */
const INVOICE = -1;

const joined = (start: string, name: string) => (start === '' ? name : `${start}.${name}`);
