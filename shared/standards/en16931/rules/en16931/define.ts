import { exists, select } from '../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../xml/tree.ts';
import type { Check, Context, Flag, Rule } from '../rule.ts';
import { filled } from '../values.ts';

export type Test = (element: XmlElement, document: XmlDocument) => boolean;

/**
 * All conditions hold. As in the official tests' processor a condition that cannot be judged does not matter when another
 * one decides.
 *
 * @throws Undecidable when none decides.
 */
export function both(...conditions: readonly (() => boolean)[]): boolean {
  return !decidedBy(false, conditions);
}

/** One of the conditions holds; like `both` for those that cannot be judged. */
export function either(...conditions: readonly (() => boolean)[]): boolean {
  return decidedBy(true, conditions);
}

function decidedBy(decisive: boolean, conditions: readonly (() => boolean)[]): boolean {
  let failure: unknown;
  for (const condition of conditions) {
    try {
      if (condition() === decisive) return true;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return false;
}

/** Declares a rule: id, business terms, what to do in French and in English, and its binding to each syntax. */
export function rule(
  id: string,
  terms: string,
  fr: string,
  en: string,
  bindings: { readonly ubl?: Check; readonly cii?: Check },
  flag: Flag = 'fatal',
): Rule {
  return { id, flag, terms: terms.split(' '), message: { fr, en }, ...bindings };
}

/** Binds a test to the elements of a context. */
export function on(context: Context, holds: Test, at?: string): Check {
  return at === undefined ? { context, holds } : { context, holds, at };
}

/** Something stands at one of the paths. */
export const has =
  (...paths: readonly string[]): Test =>
  (element) =>
    paths.some((path) => exists(element, path));

/** A text other than white space stands at one of the paths. */
export const hasText =
  (...paths: readonly string[]): Test =>
  (element) => {
    let failure: unknown;
    for (const path of paths) {
      try {
        if (filled(element, path)) return true;
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure !== undefined) throw failure;
    return false;
  };

/** Nothing stands at any of the paths. */
export const lacks =
  (...paths: readonly string[]): Test =>
  (element) =>
    !paths.some((path) => exists(element, path));

/** At most so many elements stand at the path. */
export const atMost =
  (limit: number, path: string): Test =>
  (element) =>
    select(element, path).length <= limit;

/** Exactly one element stands at the path. */
export const exactlyOne =
  (path: string): Test =>
  (element) =>
    select(element, path).length === 1;

/** A rule that no document can break, because its demand is not one a machine can check. */
export const notTestable: Test = () => true;

/** Keeps what was computed once for a document, an error included. */
export function perDocument<T>(compute: (document: XmlDocument) => T): (document: XmlDocument) => T {
  return once(compute);
}

/** Keeps what was computed once for an element, an error included. */
export function perElement<T>(compute: (element: XmlElement) => T): (element: XmlElement) => T {
  return once(compute);
}

function once<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { value: T } | { error: unknown }>();
  return (key) => {
    let outcome = known.get(key);
    if (!outcome) {
      try {
        outcome = { value: compute(key) };
      } catch (error) {
        outcome = { error };
      }
      known.set(key, outcome);
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  };
}
