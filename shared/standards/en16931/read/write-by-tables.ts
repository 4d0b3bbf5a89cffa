// For tests: writes a model as XML by the same tables that the reader uses, without regard to the order of elements.
import type { BinaryObject, Identifier, Members, Term } from '../model/schema.ts';
import { isGroup } from '../model/schema.ts';
import { NAMESPACES } from '../xml/names.ts';
import type { Binding } from './binding.ts';

interface Written {
  /** The step it was made for, with its conditions: two paths meet in one element where their steps are the same. */
  readonly step: string;
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Written[];
  text: string;
}

type Data = Readonly<Record<string, unknown>>;

export interface Writing {
  readonly binding: Binding;
  readonly rootName: string;
  /** Values of the terms that conditions name: BT-1, BT-5, BT-6. */
  readonly variables: Readonly<Record<string, string>>;
  /** A date as the syntax writes it, with the attributes of its element. */
  readonly date: (date: string) => readonly [string, Record<string, string>];
  /** The text of an element that several terms share, made of their names and values; undefined where each has its own. */
  readonly shared?: (values: Data) => string;
}

export function writeByTables(data: object, members: Members, writing: Writing): string {
  const root = element(writing.rootName);
  new Writer(writing, root).group(data as Data, members, root, 'root');
  const declarations = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text(root, declarations.join(''))}`;
}

class Writer {
  readonly #writing: Writing;
  readonly #root: Written;

  constructor(writing: Writing, root: Written) {
    this.#writing = writing;
    this.#root = root;
  }

  group(data: Data, members: Members, at: Written, id: string): void {
    const entries = Object.entries(members);
    // Groups first: a single value joins the first element of its name.
    for (const [name, member] of entries) {
      if (!isGroup(member)) continue;
      const place = this.#writing.binding.places[member.id] as string;
      const path = place.split(' | ')[0] as string;
      for (const item of listOf(data[name])) {
        const made = this.#reach(path, at, member.many);
        this.group(item as Data, member.members, made, member.id);
      }
    }
    for (const [path, value] of Object.entries(this.#writing.binding.fixed[id] ?? {}))
      this.#reach(path, at).text = value;
    const shared: Record<string, unknown> = {};
    for (const [name, member] of entries) {
      if (isGroup(member)) continue;
      const place = this.#writing.binding.places[member.id];
      if (place === null || place === undefined) continue;
      if (typeof place !== 'string') {
        if (data[name] !== undefined) shared[name] = data[name];
      } else for (const value of listOf(data[name])) this.#term(member, place, value, at);
    }
    if (Object.keys(shared).length > 0) at.text = this.#writing.shared?.(shared) ?? '';
  }

  #term(term: Term, place: string, value: unknown, at: Written): void {
    const [, path = '', attribute] = /^(.*?)(?:\/@(\w+))?$/.exec(place.split(' | ')[0] as string) ?? [];
    const parts = this.#writing.binding.parts[term.id];
    const outside = Object.values(parts ?? {}).some((part) => part?.startsWith('../'));
    const made = this.#reach(path, at, term.many, outside ? 2 : 1);
    if (attribute !== undefined) made.attributes[attribute] = value as string;
    else if (term.type === 'date') {
      const [written, attributes] = this.#writing.date(value as string);
      made.text = written;
      Object.assign(made.attributes, attributes);
    } else if (term.type === 'schemedIdentifier') {
      const { value: written, ...rest } = value as Identifier;
      made.text = written;
      for (const [part, content] of Object.entries(rest)) {
        const where = parts?.[part as 'schemeId'] ?? '@schemeID';
        if (where.startsWith('@')) made.attributes[where.slice(1)] = content;
        else this.#parentOf(made).children.push({ ...element(where.slice(3)), text: content });
      }
    } else if (term.type === 'binaryObject') {
      const { content, ...rest } = value as BinaryObject;
      made.text = content;
      Object.assign(made.attributes, rest);
    } else {
      const codes = Object.entries(this.#writing.binding.codes[term.id] ?? {});
      made.text = codes.find(([, code]) => code === value)?.[0] ?? (value as string);
    }
  }

  /** The element at a path; the last steps are made anew where a value is repeated. */
  #reach(path: string, from: Written, anew = false, newSteps = 1): Written {
    const steps = path === '.' ? [] : (path.match(/[^/[]+(?:\[[^\]]*\])*/g) ?? []);
    let at = path.startsWith('/') ? this.#root : from;
    for (const [i, step] of steps.entries()) {
      const known = at.children.find((child) => child.step === step);
      if (known && !(anew && i >= steps.length - newSteps)) at = known;
      else {
        const made = element(step);
        at.children.push(made);
        at = made;
        for (const [, condition = ''] of step.matchAll(/\[([^\]]*)\]/g)) this.#meet(condition, made);
      }
    }
    return at;
  }

  #meet(condition: string, at: Written): void {
    const [, path = '', value] = /^([^!=]+)=(.*)$/.exec(condition) ?? [];
    if (value === undefined) return;
    const written = this.#writing.variables[value] ?? value;
    if (path.startsWith('@')) at.attributes[path.slice(1)] = written;
    else this.#reach(path, at).text = written;
  }

  #parentOf(child: Written): Written {
    const find = (at: Written): Written | undefined =>
      at.children.includes(child) ? at : at.children.map(find).find((found) => found !== undefined);
    return find(this.#root) as Written;
  }
}

const element = (step: string): Written => ({
  step,
  name: step.split('[')[0] as string,
  attributes: {},
  children: [],
  text: '',
});

const listOf = (held: unknown): readonly unknown[] => (held === undefined ? [] : Array.isArray(held) ? held : [held]);

const escaped = (value: string) => value.replace(/[&<>"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);

function text({ name, attributes, children, text: own }: Written, more = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${more}${written.join('')}>${escaped(own)}${children.map((child) => text(child)).join('')}</${name}>`;
}
