import { prefixedName, xpathOf } from '../xml/names.ts';
import type { XmlDocument, XmlElement } from '../xml/tree.ts';
import { type CompiledContext, compile, type Forbidden } from './compile.ts';
import type { OwnFinding } from './own-findings.ts';
import type { Place } from './place.ts';
import type { Finding, Rule, RuleSet, Syntax } from './rule.ts';
import { Undecidable } from './undecidable.ts';

/** So many findings say that the document is no invoice; the list ends there. */
const FINDINGS_LIMIT = 50_000;

/**
 * Judges a document by all rules of a rule set. The findings come in document order of the element that was judged, one for
 * each element on which a rule is broken, as the official stylesheets count them; a list of more than 50,000 ends with `DATUM-TOO-MANY`.
 */
export function evaluate(
  document: XmlDocument,
  syntax: Syntax,
  ruleSet: RuleSet,
  modelPathOf?: (element: XmlElement) => string,
): Finding[] {
  const found: Finding[] = [];
  const undecided = new Map<XmlElement, Set<string>>();
  const label = `${ruleSet.id}@${ruleSet.version}`;

  const report = ({ id, flag, terms, message }: Rule, at: XmlElement) => {
    found.push({ rule: id, flag, terms, message, location: locate(document, at, modelPathOf), ruleSet: label });
  };
  const reportUndecidable = (problem: Undecidable, rule: Rule) => {
    const reasons = undecided.get(problem.element) ?? new Set();
    if (reasons.has(problem.reason)) return;
    undecided.set(problem.element, reasons.add(problem.reason));
    found.push({
      rule: problem.id,
      flag: 'fatal',
      terms: rule.terms,
      message: problem.explain(prefixedName(problem.element.uri, problem.element.local)),
      location: locate(document, problem.element, modelPathOf),
      ruleSet: label,
    });
  };

  const judge = (element: XmlElement, contexts: readonly CompiledContext[]) => {
    let claimed = -1;
    for (const context of contexts) {
      if (context.pattern === claimed || !applies(context, element, document)) continue;
      claimed = context.pattern;
      for (const { rule, holds, at } of context.tests) {
        try {
          if (!holds(element, document)) report(rule, at?.(element) ?? element);
        } catch (error) {
          if (!(error instanceof Undecidable)) throw error;
          reportUndecidable(error, rule);
        }
      }
      for (const { rule, find } of context.nowhere) {
        const at = find(document);
        if (at) report(rule, at);
      }
      if (context.forbidden) judgeStructure(element, context.forbidden, report);
    }
  };
  const visit = (element: XmlElement, place: Place) => {
    if (found.length > FINDINGS_LIMIT) return;
    if (place.contexts.length > 0) judge(element, place.contexts);
    for (const child of element.children) visit(child, place.below(child.name));
  };
  visit(document.root, compile(ruleSet, syntax).root(document.root.name));
  if (found.length <= FINDINGS_LIMIT) return found;
  return [...found.slice(0, FINDINGS_LIMIT), tooMany(document, label)];
}

function tooMany(document: XmlDocument, ruleSet: string): Finding {
  return {
    rule: 'DATUM-TOO-MANY' satisfies OwnFinding,
    flag: 'fatal',
    terms: [],
    message: {
      fr: `Le document enfreint les règles plus de ${FINDINGS_LIMIT} fois ; la liste s'arrête ici.`,
      en: `The document breaks rules more than ${FINDINGS_LIMIT} times; the list ends here.`,
    },
    location: locate(document, document.root),
    ruleSet,
  };
}

function locate(
  document: XmlDocument,
  element: XmlElement,
  modelPathOf?: (element: XmlElement) => string,
): Finding['location'] {
  const place = { xpath: xpathOf(element), ...document.position(element) };
  return modelPathOf ? { ...place, model: modelPathOf(element) } : place;
}

/** Whether a context whose path reaches the element takes it. */
function applies({ when }: CompiledContext, element: XmlElement, document: XmlDocument): boolean {
  if (!when) return true;
  try {
    return when(element, document);
  } catch (error) {
    if (error instanceof Undecidable) return false;
    throw error;
  }
}

type Report = (rule: Rule, at: XmlElement) => void;

/** Rules that were met on the walk below one element. */
interface Met {
  once?: Set<Rule>;
  broken?: Set<Rule>;
}

/** One walk below the element along the paths that rules limit; each rule that is broken is reported once. */
function judgeStructure(parent: XmlElement, node: Forbidden, report: Report, met: Met = {}): void {
  for (const { rule, name } of node.attributes) {
    if (parent.attribute(name) !== undefined) breakOnce(rule, parent, report, met);
  }
  for (const child of parent.children) {
    const next = node.below?.get(child.name.local);
    if (!next || next.uri !== child.name.uri) continue;
    for (const { rule, limit } of next.rules) {
      if (limit === 1 && !met.once?.has(rule)) {
        met.once ??= new Set();
        met.once.add(rule);
      } else breakOnce(rule, child, report, met);
    }
    if (next.below || next.attributes.length > 0) judgeStructure(child, next, report, met);
  }
}

function breakOnce(rule: Rule, at: XmlElement, report: Report, met: Met): void {
  if (met.broken?.has(rule)) return;
  met.broken ??= new Set();
  met.broken.add(rule);
  report(rule, at);
}
