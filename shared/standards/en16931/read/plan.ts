import { type Group, isGroup, type Members, type Term } from '../model/schema.ts';
import { NAMESPACES } from '../xml/names.ts';
import type { Binding, Excerpt, Path } from './binding.ts';

/** A condition of a step: whether a path below it has a value; with no value, whether it is there. */
export interface Condition {
  /** Element steps; empty for an attribute of the element itself. */
  readonly steps: readonly Name[];
  readonly attribute: string | undefined;
  readonly value: string | undefined;
  readonly negated: boolean;
}

export interface Name {
  readonly uri: string;
  readonly local: string;
}

/** What an element (or an attribute of it) fills. */
export interface Target {
  readonly term: Term;
  /** Names of the single groups from the nearest repeated group (or the invoice) to the term. */
  readonly groups: readonly string[];
  readonly name: string;
  /** Rank among the alternatives of the term: 0 is preferred. */
  readonly rank: number;
  readonly of: Excerpt['of'] | undefined;
}

/** A repeated group that begins at an element. */
export interface Occurrence {
  readonly group: Group;
  readonly groups: readonly string[];
  readonly name: string;
  readonly plan: PlanNode;
}

export interface Edge extends Name {
  readonly conditions: readonly Condition[];
  readonly node: PlanNode;
}

/** What the reader knows of the elements at one place: a tree of the paths of a syntax, merged where they run together. */
export class PlanNode {
  /** By local name. */
  readonly edges = new Map<string, Edge[]>();
  readonly targets: Target[] = [];
  readonly occurrences: Occurrence[] = [];
  /** The single groups that have this element: their names joined by points, from the nearest repeated group. */
  readonly groups: string[] = [];
  readonly attributes = new Map<string, Target>();
  /** Attributes that say nothing of their own: with this value, or, if undefined, as a part of the value of the element. */
  readonly ignored = new Map<string, string | undefined>();
  /** Values that belong to the syntax. */
  readonly fixed: string[] = [];
  /** The element beside this one of whose identifier it is a part. */
  partOf: Name | undefined;

  edge(step: string): PlanNode {
    const { name, conditions } = parseStep(step);
    const text = step.slice(step.indexOf('[') === -1 ? step.length : step.indexOf('['));
    const siblings = this.edges.get(name.local) ?? [];
    this.edges.set(name.local, siblings);
    const known = siblings.find((edge) => edge.uri === name.uri && conditionText.get(edge) === text);
    if (known) return known.node;
    const edge: Edge = { ...name, conditions, node: new PlanNode() };
    conditionText.set(edge, text);
    siblings.push(edge);
    // What a condition asks to have one value says nothing more.
    for (const condition of conditions) edge.node.#fix(condition);
    return edge.node;
  }

  at(path: string): PlanNode {
    let node: PlanNode = this;
    if (path !== '.') for (const step of stepsOf(path)) node = node.edge(step);
    return node;
  }

  #fix({ steps, attribute, value, negated }: Condition): void {
    if (negated || value === undefined) return;
    let node: PlanNode = this;
    for (const { uri, local } of steps) node = node.edge(`${prefixOf(uri)}:${local}`);
    if (attribute === undefined) node.fixed.push(value);
    else node.ignored.set(attribute, value);
  }
}

const conditionText = new WeakMap<Edge, string>();

/** Compiles a binding for the model, so that one walk over a document finds every term, and what is none. */
export function compile(model: Members, binding: Binding): PlanNode {
  const root = new PlanNode();
  new Compiler(binding, root).members(model, root, []);
  return root;
}

class Compiler {
  readonly #binding: Binding;
  readonly #root: PlanNode;

  constructor(binding: Binding, root: PlanNode) {
    this.#binding = binding;
    this.#root = root;
  }

  /**
   * @param at the element of the group that the members belong to
   * @param groups the single groups between it and the nearest repeated one
   */
  members(members: Members, at: PlanNode, groups: readonly string[]): void {
    for (const [name, member] of Object.entries(members)) {
      const place = this.#binding.places[member.id];
      if (place === undefined) throw new Error(`No place for ${member.id}`);
      if (place === null) continue;
      if (!isGroup(member)) this.#term(member, place, at, { groups, name });
      else if (typeof place === 'string') this.#group(member, place, at, { groups, name });
    }
  }

  #group(group: Group, place: Path, at: PlanNode, { groups, name }: { groups: readonly string[]; name: string }): void {
    for (const path of alternativesOf(place)) {
      const node = this.#node(path, at);
      if (group.many) {
        const plan = new PlanNode();
        node.occurrences.push({ group, groups, name, plan });
        this.members(group.members, plan, []);
        this.#fixed(group, plan);
      } else {
        if (node !== at) node.groups.push([...groups, name].join('.'));
        this.members(group.members, node, [...groups, name]);
        this.#fixed(group, node);
      }
    }
  }

  #fixed(group: Group, node: PlanNode): void {
    for (const [path, value] of Object.entries(this.#binding.fixed[group.id] ?? {})) {
      node.at(path).fixed.push(value);
    }
  }

  #term(
    term: Term,
    place: Path | Excerpt,
    at: PlanNode,
    { groups, name }: { groups: readonly string[]; name: string },
  ): void {
    const of = typeof place === 'string' ? undefined : place.of;
    for (const [rank, path] of alternativesOf(typeof place === 'string' ? place : place.path).entries()) {
      const [, elements = path, attribute] = /^(?:(.*)\/)?@(\w+)$/.exec(path) ?? [];
      const node = this.#node(attribute === undefined ? path : elements, at);
      const target: Target = { term, groups, name, rank, of };
      if (attribute !== undefined) node.attributes.set(attribute, target);
      else {
        node.targets.push(target);
        this.#attributes(term, path, node, at);
      }
    }
  }

  #attributes(term: Term, path: Path, node: PlanNode, at: PlanNode): void {
    const ignored = this.#binding.attributes[term.type] ?? {};
    for (const [attribute, value] of Object.entries(ignored)) {
      if (!node.ignored.has(attribute)) node.ignored.set(attribute, value);
    }
    for (const part of Object.values(partsOf(term, this.#binding))) {
      if (part.startsWith('@')) node.ignored.set(part.slice(1), undefined);
      else {
        const identifier = path.split('/').at(-1) ?? '';
        this.#node(path.replace(/[^/]+$/, part.slice('../'.length)), at).partOf = nameOf(identifier);
      }
    }
  }

  #node(path: Path, at: PlanNode): PlanNode {
    return path.startsWith('/') ? this.#root.at(path.slice(1)) : at.at(path);
  }
}

const BINARY_PARTS = { mimeCode: '@mimeCode', filename: '@filename' };
const IDENTIFIER_PARTS = { schemeId: '@schemeID' };

/** Where the parts of a value stand, seen from its element. */
export function partsOf(term: Term, binding: Binding): Readonly<Record<string, Path>> {
  if (term.type === 'binaryObject') return BINARY_PARTS;
  if (term.type === 'schemedIdentifier') return binding.parts[term.id] ?? IDENTIFIER_PARTS;
  return {};
}

function alternativesOf(path: Path): readonly Path[] {
  return path.split('|').map((alternative) => alternative.trim());
}

/** Steps of a path; a slash inside a condition is none. */
function stepsOf(path: string): readonly string[] {
  return path.match(/[^/[]+(?:\[[^\]]*\])*/g) ?? [];
}

function parseStep(step: string): { name: Name; conditions: readonly Condition[] } {
  const [name = ''] = step.split('[', 1);
  const conditions = [...step.matchAll(/\[([^\]]*)\]/g)].map(([, text = '']) => parseCondition(text));
  return { name: nameOf(name), conditions };
}

function parseCondition(text: string): Condition {
  const [, path = '', operator, value] = /^([^!=]+)(?:(!?=)(.*))?$/.exec(text) ?? [];
  const steps = path.split('/');
  const attribute = steps.at(-1)?.startsWith('@') ? steps.pop()?.slice(1) : undefined;
  return { steps: steps.map(nameOf), attribute, value, negated: operator === '!=' };
}

function nameOf(text: string): Name {
  const [prefix = '', local = ''] = text.split(':');
  const uri = NAMESPACES[prefix];
  if (uri === undefined || local === '') throw new Error(`Not a step of a path: ${text}`);
  return { uri, local };
}

function prefixOf(uri: string): string {
  return Object.keys(NAMESPACES).find((prefix) => NAMESPACES[prefix] === uri) ?? '';
}
