import { type Step, select, stepMatches, stepOf, stepsOf } from '../xml/path.ts';
import type { XmlDocument, XmlElement } from '../xml/tree.ts';
import { Places } from './place.ts';
import type { Context, Rule, RuleSet, Syntax } from './rule.ts';

/** A node of the tree of paths on which elements are limited. */
export interface Forbidden {
  readonly uri: string;
  below?: Map<string, Forbidden>;
  /** Rules that are broken by more than `limit` elements here. */
  rules: readonly { rule: Rule; limit: 0 | 1 }[];
  /** Rules that are broken by an attribute of an element here. */
  attributes: readonly { rule: Rule; name: string }[];
}

export interface CompiledContext {
  /** The same number for contexts that exclude each other. */
  readonly pattern: number;
  readonly paths: readonly { ancestors: readonly Step[]; absolute: boolean; last: Step }[];
  readonly when: Context['when'];
  readonly tests: readonly {
    rule: Rule;
    holds: (element: XmlElement, document: XmlDocument) => boolean;
    at: ((element: XmlElement) => XmlElement | undefined) | undefined;
  }[];
  /** Rules that nothing of a kind may stand anywhere in the document: the first such element. */
  readonly nowhere: readonly { rule: Rule; find: (document: XmlDocument) => XmlElement | undefined }[];
  readonly forbidden: Forbidden | undefined;
}

const cache = new WeakMap<RuleSet, Partial<Record<Syntax, Places>>>();

/** The rules of one syntax arranged for a single pass; made at first use and kept with the rule set. */
export function compile(ruleSet: RuleSet, syntax: Syntax): Places {
  let compiled = cache.get(ruleSet);
  if (!compiled) {
    compiled = {};
    cache.set(ruleSet, compiled);
  }
  compiled[syntax] ??= arrange(ruleSet, syntax);
  return compiled[syntax];
}

function arrange(ruleSet: RuleSet, syntax: Syntax): Places {
  const rulesOf = new Map<Context, Rule[]>(ruleSet.contexts[syntax].map((context) => [context, []]));
  for (const rule of ruleSet.rules) {
    const context = rule[syntax]?.context;
    if (!context) continue;
    const rules = rulesOf.get(context);
    if (!rules) throw new Error(`${rule.id}: its context is not declared in ${ruleSet.id} for ${syntax}`);
    rules.push(rule);
  }

  const numbers = new Map<string | Context, number>();
  const all: CompiledContext[] = [];
  for (const [context, rules] of rulesOf) {
    const key = context.pattern ?? context;
    const pattern = numbers.get(key) ?? numbers.size;
    numbers.set(key, pattern);
    all.push(compileContext(context, rules, syntax, pattern));
  }
  return new Places(all.toSorted((a, b) => a.pattern - b.pattern));
}

function compileContext(context: Context, rules: readonly Rule[], syntax: Syntax, pattern: number): CompiledContext {
  const tests: CompiledContext['tests'][number][] = [];
  const nowhere: CompiledContext['nowhere'][number][] = [];
  let forbidden: Forbidden | undefined;
  for (const rule of rules) {
    const check = rule[syntax];
    if (!check) continue;
    if ('holds' in check) {
      const { at } = check;
      tests.push({ rule, holds: check.holds, at: at === undefined ? undefined : (element) => select(element, at)[0] });
      continue;
    }
    forbidden ??= newForbidden('');
    if ('once' in check) {
      limit(nodeAt(forbidden, check.once), rule, 1);
      continue;
    }
    for (const whole of check.absent) {
      if (whole.startsWith('//')) {
        nowhere.push({ rule, find: finderOf(whole.slice(2)) });
        continue;
      }
      const [path, attribute] = splitAttribute(whole);
      const node = nodeAt(forbidden, path);
      if (attribute === undefined) limit(node, rule, 0);
      else node.attributes = [...node.attributes, { rule, name: attribute }];
    }
  }
  const paths = context.paths.map((path) => {
    const absolute = path.startsWith('/');
    const steps = stepsOf(absolute ? path.slice(1) : path);
    return { absolute, ancestors: steps.slice(0, -1).reverse(), last: steps.at(-1) as Step };
  });
  return { pattern, paths, when: context.when, tests, nowhere, forbidden };
}

const NONE: readonly never[] = [];

function newForbidden(uri: string): Forbidden {
  return { uri, rules: NONE, attributes: NONE };
}

function limit(node: Forbidden, rule: Rule, limit: 0 | 1): void {
  node.rules = [...node.rules, { rule, limit }];
}

function nodeAt(root: Forbidden, path: string): Forbidden {
  let node = root;
  for (const text of path === '' ? NONE : path.split('/')) {
    const { uri, local, wildcard } = stepOf(text);
    if (wildcard || uri === undefined) throw new Error(`No wildcard in a limited path: ${path}`);
    node.below ??= new Map();
    let next = node.below.get(local);
    if (!next) {
      next = newForbidden(uri);
      node.below.set(local, next);
    } else if (next.uri !== uri) {
      throw new Error(`Two namespaces for ${local} in limited paths: ${path}`);
    }
    node = next;
  }
  return node;
}

/** `cbc:ID/@schemeID` → `cbc:ID` and `schemeID`; the path is empty for an attribute of the context itself. */
function splitAttribute(path: string): [path: string, attribute: string | undefined] {
  const at = path.indexOf('@');
  return at === -1 ? [path, undefined] : [path.slice(0, Math.max(at - 1, 0)), path.slice(at + 1)];
}

function finderOf(whole: string): (document: XmlDocument) => XmlElement | undefined {
  const [path, attribute] = splitAttribute(whole);
  if (path === '') return (document) => document.elementsWithAttribute(attribute as string)[0];
  const steps = stepsOf(path);
  const last = steps.at(-1) as Step;
  const ancestors = steps.slice(0, -1).reverse();
  return (document) =>
    document
      .elements(last.uri as string, last.local)
      .find(
        (element) =>
          ancestorsMatch(ancestors, element) && (attribute === undefined || element.attribute(attribute) !== undefined),
      );
}

/** Whether the ancestors, nearest first, are these. */
function ancestorsMatch(ancestors: readonly Step[], element: XmlElement): boolean {
  let parent = element.parent;
  for (const step of ancestors) {
    if (!parent || !stepMatches(step, parent.name.uri, parent.name.local)) return false;
    parent = parent.parent;
  }
  return true;
}
