// Mutants aimed at one rule. The shape of most official rules (an element that must be absent, or occur once) tells what breaks them; the others are written by hand.
import type { Sample } from './corpus.ts';
import type { OfficialRule } from './oracles.ts';
import { copy, type Element, elements, places } from './xml.ts';

const local = (name: string) => name.split(':').at(-1) ?? name;

/** Splits at a separator that stands outside brackets. */
function split(path: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const c of path) {
    depth += '[('.includes(c) ? 1 : '])'.includes(c) ? -1 : 0;
    if (c === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim());
}

/** The steps of a path without predicates; a step that is a choice becomes its alternatives. */
const steps = (path: string): string[][] =>
  split(path, '/')
    .filter((step) => step !== '')
    .map((step) =>
      split(
        step
          .replace(SUFFIX, '*$1')
          .replace(/\[.*\]$/s, '')
          .replace(/^\(([^)]*)\)$/, '$1'),
        '|',
      ),
    );

/** `*[ends-with(name(), 'Amount')]` is read as `*Amount`. */
const SUFFIX = /\*\[ends-with\(name\(\),\s*'(\w+)'\).*\]$/s;

const prefixed = (root: Element, name: string): string => {
  // The rules' prefixes are those of the documents, but for the root's own namespace, which documents leave without.
  const [prefix] = name.split(':');
  return prefix && root.attributes[`xmlns:${prefix}`] === undefined ? local(name) : name;
};

/** The elements that one alternative of a rule's context names, predicates left aside; made where the last steps are missing. */
function contexts(root: Element, context: string, make: boolean): Element[] {
  const path = steps(context);
  const all = [root, ...places(root).map(({ element }) => element)];
  const first = path[0]?.map(local) ?? [];
  const named = (e: Element, names: string[]) =>
    names.some((name) => (name.startsWith('*') ? local(e.name).endsWith(name.slice(1)) : local(e.name) === name));
  let found =
    context.startsWith('/') && !context.startsWith('//')
      ? [root].filter((e) => named(e, first))
      : all.filter((e) => named(e, first));
  for (const step of path.slice(1)) {
    const next = found.flatMap((e) => elements(e).filter((child) => named(child, step.map(local))));
    if (next.length === 0 && make && found[0]) next.push(append(found[0], prefixed(root, step[0] ?? '')));
    found = next;
  }
  return found;
}

function append(parent: Element, name: string): Element {
  const added: Element = { name, attributes: {}, children: [] };
  parent.children.push(added);
  return added;
}

/** Puts the element or attribute that a relative path names below a context, with a value. */
function put(root: Element, context: Element, path: string, value: string): void {
  let at = path.startsWith('//') ? root : context;
  const route = steps(path);
  for (const [index, step] of route.entries()) {
    const name = step.find((s) => elements(at).some((e) => local(e.name) === local(s))) ?? step[0] ?? '';
    if (name.startsWith('@')) {
      at.attributes[name.slice(1)] = value;
      return;
    }
    const last = index === route.length - 1;
    const existing: Element | undefined =
      path.startsWith('//') && index === 0
        ? contexts(root, `//${name}`, false)[0]
        : elements(at).find((e) => local(e.name) === local(name));
    at = existing && !last ? existing : append(at, prefixed(root, name));
    if (last) at.children = [value];
  }
}

const FORBIDDEN = /^\(?\s*not\s?\(([^[\]]+)\)\s*\)?$/s;
const ONCE = /^(?:not\s?\([^()]*\) or )?\(?\s*count\(([^[\]=]+)\)\s*(?:<=|le|=)\s*1\s*\)?$/s;

/** Names and choices of names, no predicates, variables or functions. */
const PATH = /^(?:\/\/)?(?:@?[\w:]+|\([\w:|]+\))(?:\/(?:@?[\w:]+|\([\w:|]+\)))*$/;

/**
 * Mutants that should break the rule, `wanted` at most, each of another sample where there are enough. Whether they do is for
 * the oracle to say.
 */
export function aimed(rule: OfficialRule, samples: readonly Sample[], wanted: number): Sample[] {
  const forbidden = FORBIDDEN.exec(rule.test)?.[1];
  const once = ONCE.exec(rule.test)?.[1];
  const path = (forbidden ?? once)?.trim();
  if (path === undefined || !PATH.test(path)) return [];
  const made: Sample[] = [];
  for (const make of [false, true]) {
    for (const sample of samples) {
      for (const context of split(rule.context, '|')) {
        if (made.length >= wanted) return made;
        const root = copy(sample.root);
        // The first element of the context may be judged by another rule's: every other mutant takes the last one.
        const target = contexts(root, context, make).at(made.length % 2 === 0 ? 0 : -1);
        if (!target) continue;
        for (let left = once ? 2 : 1; left > 0; left--) put(root, target, path, '1');
        made.push({ name: `${sample.name} ~ aimed at ${rule.id}`, root });
      }
    }
  }
  return made;
}
