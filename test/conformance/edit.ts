// Small edits of a document by path, for mutants that are written by hand.
import type { Sample } from './corpus.ts';
import { copy, type Element, elements, parse, places } from './xml.ts';

/** Changes a document; false when it has nothing to change there. `variant` counts the mutants made of one aim. */
export type Edit = (root: Element, variant: number) => boolean;

/** All elements at a path from the root: `cac:Delivery/cbc:ID`, or `//cac:Delivery/cbc:ID` from anywhere. */
export function find(root: Element, path: string): { element: Element; parent: Element }[] {
  const anywhere = path.startsWith('//');
  const [first = '', ...rest] = path.slice(anywhere ? 2 : 0).split('/');
  let found = anywhere
    ? places(root).filter(({ element }) => element.name === first)
    : elements(root, first).map((element) => ({ element, parent: root }));
  for (const name of rest) {
    found = found.flatMap(({ element: parent }) => elements(parent, name).map((element) => ({ element, parent })));
  }
  return found;
}

const first =
  (path: string, change: (place: { element: Element; parent: Element }, variant: number) => void): Edit =>
  (root, variant) => {
    const place = find(root, path)[0];
    if (place) change(place, variant);
    return place !== undefined;
  };
const pick = (values: readonly string[], variant: number) => values[variant % values.length] ?? '';

/** Gives the first element at the path one of the texts. */
export const set = (path: string, ...values: string[]): Edit =>
  first(path, ({ element }, variant) => {
    element.children = [pick(values, variant)];
  });
export const setAll =
  (path: string, value: string): Edit =>
  (root) => {
    const found = find(root, path);
    for (const { element } of found) element.children = [value];
    return found.length > 0;
  };
export const attribute = (path: string, name: string, ...values: string[]): Edit =>
  first(path, ({ element }, variant) => {
    element.attributes[name] = pick(values, variant);
  });
export const dropAttribute = (path: string, name: string): Edit =>
  first(path, ({ element }) => delete element.attributes[name]);
export const drop = (path: string): Edit => first(path, ({ element, parent }) => remove(parent, element));
/** Removes all elements at the path; where there may be none, the edit admits that too. */
export const dropAll =
  (path: string, orNone?: 'or none'): Edit =>
  (root) => {
    const found = find(root, path);
    for (const { element, parent } of found) remove(parent, element);
    return found.length > 0 || orNone !== undefined;
  };
export const duplicate = (path: string): Edit =>
  first(path, ({ element, parent }) => {
    parent.children.splice(parent.children.indexOf(element), 0, copy(element));
  });
/** Appends XML, in the prefixes of the document, to the first element at the path; an empty path is the root. */
export const add =
  (path: string, ...fragments: string[]): Edit =>
  (root, variant) => {
    const parent = path === '' ? root : find(root, path)[0]?.element;
    if (!parent) return false;
    parent.children.push(...elements(parse(`<_>${pick(fragments, variant)}</_>`)));
    return true;
  };

/** Appends XML to every element at the path. */
export const addAll =
  (path: string, fragment: string): Edit =>
  (root) => {
    const found = find(root, path);
    for (const { element } of found) element.children.push(...elements(parse(`<_>${fragment}</_>`)));
    return found.length > 0;
  };

function remove(parent: Element, child: Element): void {
  parent.children = parent.children.filter((other) => other !== child);
}

/**
 * As many mutants as wanted, of as many samples as admit the edits. Where one sample must serve several times, the name of an item tells the
 * mutants apart.
 */
export function edited(name: string, samples: readonly Sample[], edits: readonly Edit[], wanted: number): Sample[] {
  const made: Sample[] = [];
  for (let round = 0; round < wanted && made.length < wanted; round++) {
    for (const sample of samples) {
      if (made.length >= wanted) break;
      const root = copy(sample.root);
      if (!edits.every((edit) => edit(root, made.length))) continue;
      if (round > 0)
        for (const path of ['//cac:Item/cbc:Name', '//ram:SpecifiedTradeProduct/ram:Name'])
          set(path, `Article ${round}`)(root, 0);
      made.push({ name: `${sample.name} ~ ${name}`, root });
    }
    if (made.length === 0) break;
  }
  return made;
}
