import { intern, NAMESPACES } from './names.ts';
import { isCrowded, type XmlElement } from './tree.ts';

/** One step of a path: a name, or all names of a namespace, or all names that end in a suffix. */
export interface Step {
  /** Undefined: any namespace. */
  readonly uri: string | undefined;
  /** The local name; for a wildcard the end of it, perhaps empty. */
  readonly local: string;
  readonly wildcard: boolean;
}

const parsed = new Map<string, readonly Step[]>();
const parsedSteps = new Map<string, Step>();

/**
 * The steps of a path of child elements with the prefixes of `names.ts`: `cac:Party/cbc:EndpointID`. A step may be `*` (any
 * element), `ram:*` (of a namespace), `*Amount` or `ram:*Amount` (whose name ends so).
 */
export function stepsOf(path: string): readonly Step[] {
  let steps = parsed.get(path);
  if (!steps) {
    steps = path.split('/').map(stepOf);
    parsed.set(path, steps);
  }
  return steps;
}

export function stepOf(text: string): Step {
  let step = parsedSteps.get(text);
  if (!step) {
    step = parseStep(text);
    parsedSteps.set(text, step);
  }
  return step;
}

function parseStep(text: string): Step {
  const colon = text.indexOf(':');
  const prefix = text.slice(0, Math.max(colon, 0));
  const name = text.slice(colon + 1);
  const uri = colon === -1 ? undefined : NAMESPACES[prefix];
  const wildcard = name.startsWith('*');
  if (name === '' || (colon === -1 ? !wildcard : uri === undefined)) throw new Error(`Not a path step: ${text}`);
  return { uri, local: intern(wildcard ? name.slice(1) : name), wildcard };
}

export function stepMatches(step: Step, uri: string, local: string): boolean {
  if (step.uri !== undefined && step.uri !== uri) return false;
  return step.wildcard ? local.endsWith(step.local) : local === step.local;
}

/** Whether the element has this name: `cac:Party`. */
export function isNamed(element: XmlElement | null | undefined, name: string): boolean {
  return element != null && stepMatches(stepsOf(name)[0] as Step, element.name.uri, element.name.local);
}

/** Whether the element stands inside one of this name, at any depth. */
export function isWithin(element: XmlElement, name: string): boolean {
  for (let e = element.parent; e; e = e.parent) if (isNamed(e, name)) return true;
  return false;
}

/** All elements that the path reaches from the element, in document order. */
export function select(from: XmlElement, path: string): readonly XmlElement[] {
  const steps = stepsOf(path);
  let found: readonly XmlElement[] = children(from, steps[0] as Step);
  for (let i = 1; i < steps.length && found.length > 0; i++) {
    const step = steps[i] as Step;
    found = found.length === 1 ? children(found[0] as XmlElement, step) : found.flatMap((e) => children(e, step));
  }
  return found;
}

/** Whether the path reaches any element. */
export function exists(from: XmlElement, path: string): boolean {
  return reaches(from, stepsOf(path), 0);
}

function reaches(from: XmlElement, steps: readonly Step[], i: number): boolean {
  const step = steps[i] as Step;
  const isLast = i === steps.length - 1;
  if (!step.wildcard && step.uri !== undefined) {
    if (isLast) return from.child(step.uri, step.local) !== undefined;
    if (isCrowded(from)) return from.childrenNamed(step.uri, step.local).some((child) => reaches(child, steps, i + 1));
  }
  for (const child of from.children) {
    if (stepMatches(step, child.name.uri, child.name.local) && (isLast || reaches(child, steps, i + 1))) return true;
  }
  return false;
}

function children(from: XmlElement, step: Step): readonly XmlElement[] {
  if (!step.wildcard && step.uri !== undefined) return from.childrenNamed(step.uri, step.local);
  return from.children.filter((child) => stepMatches(step, child.name.uri, child.name.local));
}

/** `normalize-space` of XPath: trimmed, inner white space as one blank. */
export function normalizeSpace(text: string): string {
  return NEEDS_NORMALIZING.test(text) ? text.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '') : text;
}

const NEEDS_NORMALIZING = /^[\t\n\r ]|[\t\n\r]|[ ]{2}|[ ]$/;
