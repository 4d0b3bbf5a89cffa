// Our side of the comparison.
import { evaluate, parseXml, type RuleSet, ruleSet, ruleSetNames } from '../../shared/standards/en16931/index.ts';
import type { Syntax } from './corpus.ts';
import type { Sheet } from './oracles.ts';

type Judgement = {
  /** How often each rule of the rule set fired. */
  fired: Map<string, number>;
  /** Findings that are none of the official rules: data that these cannot compute with. */
  own: string[];
};

const sets = new Map<Sheet, RuleSet>();

/** Our rules for the same documents as the stylesheet of that name; undefined while we have none. */
function rulesFor(sheet: Sheet): RuleSet | undefined {
  const known = sets.get(sheet);
  if (known) return known;
  const name = ruleSetNames().findLast((candidate) => candidate.split('@')[0] === sheet.slice(0, -4));
  if (name === undefined) return undefined;
  const found = ruleSet(name);
  sets.set(sheet, found);
  return found;
}

export const hasRules = (sheet: Sheet): boolean => rulesFor(sheet) !== undefined;

/** Judges a document by our rules. */
export function judge(sheet: Sheet, xml: string): Judgement {
  const rules = rulesFor(sheet);
  if (!rules) throw new Error(`no rule set for ${sheet}`);
  const judgement: Judgement = { fired: new Map(), own: [] };
  for (const { rule, location } of evaluate(parseXml(xml), sheet.slice(-3) as Syntax, rules)) {
    if (rule.startsWith('DATUM-')) judgement.own.push(`${rule} at ${location.xpath}`);
    else judgement.fired.set(rule, (judgement.fired.get(rule) ?? 0) + 1);
  }
  return judgement;
}
